import type { Readable } from "node:stream";
import { blobKey as storeKey } from "@/lib/core/crypto";
import type { BlobBytes } from "@/lib/core/storage/driver";
import { readBlob } from "@/lib/core/storage/read-blob";
import { type WrittenBlob, writeBlob } from "@/lib/core/storage/write-blob";
import { documentStore } from "@/lib/documents/gateway";
import { EXPORT_LIMITS } from "./constants";

type FileOf = { orgId: string; key: string };

/** Seals a file into the store while it is made. Throws `StorageError`; nothing is left behind then. */
export const storeExport = (of: FileOf, bytes: BlobBytes, signal: AbortSignal): Promise<WrittenBlob> =>
  writeBlob(documentStore(), storeKey(), of, bytes, { limitBytes: EXPORT_LIMITS.bytes, signal });

export const openStoredExport = (of: FileOf): Promise<Readable> => readBlob(documentStore(), [storeKey()], of);

/** Reads a file to its end. Throws `StorageError` where a part of it is not as it was sealed. */
export async function proveStoredExport(of: FileOf): Promise<void> {
  for await (const part of await openStoredExport(of)) void part;
}

export const dropStoredExport = (key: string): Promise<void> => documentStore().delete(key);
