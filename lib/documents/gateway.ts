import { join } from "node:path";
import { blobKey } from "@/lib/core/crypto";
import { env } from "@/lib/core/env";
import { diskDriver } from "@/lib/core/storage/disk";
import type { BlobDriver } from "@/lib/core/storage/driver";
import { s3Driver } from "@/lib/core/storage/s3";
import type { IntakeTools } from "./decoder/intake";
import { createDecoderPool, type DecoderPool } from "./decoder/pool";

// The server holds a copy of every module for its pages and one for its routes. Each has a store of its own, because it knows only its
// own copy's errors.
let opened: { of: string; driver: BlobDriver } | null = null;

/** Where sealed documents lie, as the settings say. */
export function documentStore(): BlobDriver {
  const settings = env();
  const of = settings.STORAGE === "s3" ? `s3:${settings.S3_BUCKET}` : settings.PORTICO_DATA;
  if (opened?.of !== of) opened = { of, driver: openStore() };
  return opened.driver;
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

type Held = { pool: DecoderPool | null };

// Kept on globalThis, because development reloads modules and would leave decoders running.
const holder = globalThis as typeof globalThis & { porticoDocuments?: Held };
holder.porticoDocuments ??= { pool: null };
const held = holder.porticoDocuments;

/** Store, key and the processes that read what strangers sent. */
export function documentTools(): IntakeTools {
  held.pool ??= createDecoderPool({ entry: join(process.cwd(), ".build", "decoder.mjs") });
  return { driver: documentStore(), kek: blobKey(), pool: held.pool };
}

/** Test use only: another decoder than the one that was built. */
export function setDecoderPool(pool: DecoderPool | null): void {
  held.pool = pool;
}
