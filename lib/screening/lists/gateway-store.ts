import { equalText, sign, blobKey as storeKey } from "@/lib/core/crypto";
import { type BlobBytes, newBlobKey } from "@/lib/core/storage/driver";
import { readBlob } from "@/lib/core/storage/read-blob";
import { writeBlob } from "@/lib/core/storage/write-blob";
import { documentStore } from "@/lib/documents/gateway";
import { SCREENING_LIMITS } from "../constants";

/** Lists belong to the platform, not to an organisation. */
const OWNER = "screening-lists";

export type StoredList = { blobKey: string; bytes: number; sha256: string; receipt: string };

const receiptOf = (file: Omit<StoredList, "receipt">) =>
  sign("link", JSON.stringify(["list-file", file.blobKey, file.bytes, file.sha256]));

/** Keeps a file of a list while it arrives. Throws `StorageError`; nothing is left behind then. */
export async function storeListFile(source: BlobBytes, signal?: AbortSignal): Promise<StoredList> {
  const key = newBlobKey();
  const written = await writeBlob(documentStore(), storeKey(), { orgId: OWNER, key }, source, {
    limitBytes: SCREENING_LIMITS.maxFileBytes,
    ...(signal ? { signal } : {}),
  });
  const file = { blobKey: key, bytes: written.sizeBytes, sha256: written.sha256 };
  return { ...file, receipt: receiptOf(file) };
}

/** Whether we stored exactly this: what a browser hands back proves nothing by itself. */
export const isOwnReceipt = ({ receipt, ...file }: StoredList) => equalText(receipt, receiptOf(file));

/** The bytes of a stored file as a stream. */
export const openListFile = (key: string) => readBlob(documentStore(), [storeKey()], { orgId: OWNER, key });

export const dropListFile = (key: string) => documentStore().delete(key);
