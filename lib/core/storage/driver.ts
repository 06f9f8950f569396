import { randomBytes } from "node:crypto";
import type { Readable } from "node:stream";

export type BlobBytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** Something lying in the store: a whole blob, or what an interrupted write left behind. */
export type StoredEntry = {
  /** The blob's key; for a leftover, a name that only tells leftovers apart. */
  key: string;
  kind: "blob" | "leftover";
  modifiedAt: Date;
  remove(): Promise<void>;
};

/**
 * Where sealed bytes lie. Every method throws `StorageError`. A `put` is all or nothing: the key exists only when every byte
 * and its name have reached the store.
 */
export type BlobDriver = {
  put(key: string, source: BlobBytes): Promise<void>;
  get(key: string): Promise<Readable>;
  /** Deleting what is not there succeeds. */
  delete(key: string): Promise<void>;
  head(key: string): Promise<{ sizeBytes: number; modifiedAt: Date } | null>;
  /** Everything last changed before `olderThan`, for the job that removes orphans and leftovers. */
  listKeys(olderThan: Date): AsyncIterable<StoredEntry>;
};

const KEY = /^[a-z0-9][a-z0-9_-]{7,127}$/;

/** A key never contains a dot or a slash, so it cannot name anything outside the store. Throws on anything else. */
export function assertBlobKey(key: string): void {
  if (!KEY.test(key)) throw new TypeError("A blob key has 8 to 128 lower-case letters, digits, - or _");
}

/** 128 random bits. Not an ordered id: the first characters spread blobs over folders evenly. */
export function newBlobKey(): string {
  return randomBytes(16).toString("hex");
}
