import { join } from "node:path";
import { blobKey } from "@/lib/core/crypto";
import { env } from "@/lib/core/env";
import { diskDriver } from "@/lib/core/storage/disk";
import type { BlobDriver } from "@/lib/core/storage/driver";
import { s3Driver } from "@/lib/core/storage/s3";
import type { IntakeTools } from "./decoder/intake";
import { createDecoderPool, type DecoderPool } from "./decoder/pool";

type Held = { store: { of: string; driver: BlobDriver } | null; pool: DecoderPool | null };

// Kept on globalThis, because development reloads modules and would leave decoders running.
const holder = globalThis as typeof globalThis & { porticoDocuments?: Held };
holder.porticoDocuments ??= { store: null, pool: null };
const held = holder.porticoDocuments;

/** Where sealed documents lie, as the settings say. */
export function documentStore(): BlobDriver {
  const settings = env();
  const of = settings.STORAGE === "s3" ? `s3:${settings.S3_BUCKET}` : settings.PORTICO_DATA;
  if (held.store?.of !== of) held.store = { of, driver: openStore() };
  return held.store.driver;
}

function openStore(): BlobDriver {
  const { STORAGE, PORTICO_DATA, S3_BUCKET, S3_REGION, S3_ENDPOINT, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = env();
  if (STORAGE === "disk") return diskDriver(join(PORTICO_DATA, "documents"));
  return s3Driver({
    bucket: S3_BUCKET ?? "",
    region: S3_REGION,
    accessKeyId: S3_ACCESS_KEY_ID ?? "",
    secretAccessKey: S3_SECRET_ACCESS_KEY ?? "",
    prefix: "documents/",
    ...(S3_ENDPOINT ? { endpoint: S3_ENDPOINT } : {}),
  });
}

/** Store, key and the processes that read what strangers sent. */
export function documentTools(): IntakeTools {
  held.pool ??= createDecoderPool({ entry: join(process.cwd(), ".build", "decoder.mjs") });
  return { driver: documentStore(), kek: blobKey(), pool: held.pool };
}

/** Test use only: another decoder than the one that was built. */
export function setDecoderPool(pool: DecoderPool | null): void {
  held.pool = pool;
}
