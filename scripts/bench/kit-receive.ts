import { join } from "node:path";
import { blobKey } from "@/lib/core/crypto";
import { env } from "@/lib/core/env";
import { ids } from "@/lib/core/ids";
import { diskDriver } from "@/lib/core/storage/disk";
import { type BlobBytes, newBlobKey } from "@/lib/core/storage/driver";
import { writeBlob } from "@/lib/core/storage/write-blob";

const LIMIT_BYTES = 64 * 1024 * 1024;

/** Takes one body in as the portal does: counted, hashed, sealed, flushed, renamed. */
export function receiveBlob(source: BlobBytes) {
  const driver = diskDriver(join(env().PORTICO_DATA, "receipt"));
  const binding = { orgId: ids.next(), key: newBlobKey() };
  return writeBlob(driver, blobKey(), binding, source, { limitBytes: LIMIT_BYTES });
}
