/**
 * Why the store could not do it: `not_found` no such blob; `no_space` the store is full; `unreachable` the store does not
 * answer or refuses access; `unreadable` bytes were changed, cut, swapped or sealed with another key; `too_large` the source
 * exceeds its limit; `cut_short` the source ended before the announced length or broke off; `aborted` the caller gave up.
 */
export type StorageErrorCode =
  | "not_found"
  | "no_space"
  | "unreachable"
  | "unreadable"
  | "too_large"
  | "cut_short"
  | "aborted";

export class StorageError extends Error {
  constructor(
    readonly code: StorageErrorCode,
    message: string,
    cause?: unknown,
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "StorageError";
  }

  /** By name: pages and routes share one store, and each of the two has a copy of this class. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === "StorageError";
  }
}

export function unreadable(cause?: unknown): StorageError {
  return new StorageError("unreadable", "A stored file was changed or damaged and cannot be read", cause);
}

/** True when what was stored is gone or not as it was: trying again does not help. */
export const isLost = (error: unknown): error is StorageError =>
  error instanceof StorageError && (error.code === "not_found" || error.code === "unreadable");

/** Turns what a driver's own calls throw into a `StorageError`; one that is already typed stays as it is. */
export function toStorageError(error: unknown): StorageError {
  if (error instanceof StorageError) return error;
  const { code, name, status } = facts(error);
  if (code === "ENOENT" || name === "NoSuchKey" || name === "NotFound") {
    return new StorageError("not_found", "There is no such stored file", error);
  }
  if (NO_SPACE.has(code) || NO_SPACE.has(name) || status === 507) {
    return new StorageError("no_space", "The file store has no space left", error);
  }
  return new StorageError("unreachable", "The file store cannot be reached", error);
}

const NO_SPACE = new Set(["ENOSPC", "EDQUOT", "QuotaExceeded", "XMinioStorageFull", "InsufficientStorage"]);

function facts(error: unknown): { code: string; name: string; status: number } {
  if (!(error instanceof Error)) return { code: "", name: "", status: 0 };
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  const metadata = "$metadata" in error && typeof error.$metadata === "object" ? error.$metadata : null;
  const status = metadata && "httpStatusCode" in metadata ? Number(metadata.httpStatusCode) : 0;
  return { code, name: error.name, status };
}
