import type { Readable } from "node:stream";
import { blobKey as storeKey } from "@/lib/core/crypto";
import { type BlobBytes, newBlobKey } from "@/lib/core/storage/driver";
import { readBlob } from "@/lib/core/storage/read-blob";
import { type WrittenBlob, writeBlob } from "@/lib/core/storage/write-blob";
import { documentStore } from "@/lib/documents/gateway";
import { IMPORT_LIMITS } from "./constants";

/** Keeps a file, sealed for its organisation, while it arrives. Throws `StorageError`; nothing is left behind then. */
export function storeImportFile(orgId: string, source: BlobBytes, signal?: AbortSignal): Promise<WrittenBlob> {
  return writeBlob(documentStore(), storeKey(), { orgId, key: newBlobKey() }, source, {
    limitBytes: IMPORT_LIMITS.maxBytes,
    ...(signal ? { signal } : {}),
  });
}

/** The bytes of a kept file. Throws `StorageError`. */
export const openImportFile = (orgId: string, key: string): Promise<Readable> =>
  readBlob(documentStore(), [storeKey()], { orgId, key });

export const dropImportFile = (key: string) => documentStore().delete(key);
