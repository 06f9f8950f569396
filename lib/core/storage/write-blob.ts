import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { assertBlobKey, type BlobBytes, type BlobDriver } from "./driver";
import { type BlobBinding, type BlobKek, CHUNK_BYTES, ChunkCipher, sealHeader } from "./envelope";
import { StorageError } from "./errors";

export type WriteLimits = {
  /** Bytes of plain content that may come; one more refuses the whole blob with `too_large`. */
  limitBytes: number;
  /** The length the sender announced; any other refuses the blob with `cut_short`. */
  expectedBytes?: number;
  /** Gives up with `aborted`, also while the source is silent. */
  signal?: AbortSignal;
};

export type WrittenBlob = { key: string; sizeBytes: number /** Hex, of the plain bytes. */; sha256: string };

/**
 * Seals a source into the store while it arrives, in constant memory, counting and hashing the plain bytes. Whatever goes
 * wrong (limit, early end, broken connection, full store) throws `StorageError` and leaves nothing behind.
 */
export async function writeBlob(
  driver: BlobDriver,
  kek: BlobKek,
  binding: BlobBinding,
  source: BlobBytes,
  limits: WriteLimits,
): Promise<WrittenBlob> {
  assertBlobKey(binding.key);
  const hash = createHash("sha256");
  let sizeBytes = 0;

  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const bytes of guarded(source, limits.signal)) {
      sizeBytes += bytes.byteLength;
      if (sizeBytes > limits.limitBytes) {
        throw new StorageError("too_large", `The file is larger than ${limits.limitBytes} bytes`);
      }
      hash.update(bytes);
      yield bytes;
    }
    if (limits.expectedBytes !== undefined && sizeBytes !== limits.expectedBytes) {
      throw new StorageError("cut_short", `${sizeBytes} of ${limits.expectedBytes} bytes arrived`);
    }
  }

  await driver.put(binding.key, sealed(counted(), kek, binding));
  return { key: binding.key, sizeBytes, sha256: hash.digest("hex") };
}

async function* sealed(plain: AsyncIterable<Uint8Array>, kek: BlobKek, binding: BlobBinding) {
  const { header, dataKey } = sealHeader(kek, binding);
  const cipher = new ChunkCipher(dataKey, header, binding);
  const staged = Buffer.allocUnsafe(CHUNK_BYTES);
  let filled = 0;
  yield header;
  for await (const bytes of plain) {
    let at = 0;
    while (at < bytes.byteLength) {
      // A full chunk waits until another byte shows that it is not the last.
      if (filled === CHUNK_BYTES) {
        yield* cipher.seal(staged, false);
        filled = 0;
      }
      const take = Math.min(CHUNK_BYTES - filled, bytes.byteLength - at);
      staged.set(bytes.subarray(at, at + take), filled);
      filled += take;
      at += take;
    }
  }
  yield* cipher.seal(staged.subarray(0, filled), true);
}

/** The source's own failure becomes `cut_short`; an abort ends the wait for a silent source. */
async function* guarded(source: BlobBytes, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  const gaveUp = () => new StorageError("aborted", "Storing the file was given up");
  if (signal?.aborted) throw gaveUp();
  const aborted = rejectable();
  aborted.promise.catch(() => undefined);
  const onAbort = () => aborted.reject(gaveUp());
  signal?.addEventListener("abort", onAbort, { once: true });
  const items = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
  let ended = false;
  try {
    while (true) {
      const next = await Promise.race([Promise.resolve(items.next()), aborted.promise]);
      if (next.done) {
        ended = true;
        return;
      }
      yield next.value;
    }
  } catch (error) {
    if (error instanceof StorageError) throw error;
    throw new StorageError("cut_short", "The file stopped arriving before its end", error);
  } finally {
    signal?.removeEventListener("abort", onAbort);
    if (!ended) letGo(source, items);
  }
}

/** Not awaited: a silent source may never answer. A Node stream hears only `destroy` while a read is pending. */
function letGo(source: BlobBytes, items: AsyncIterator<Uint8Array> | Iterator<Uint8Array>): void {
  if (source instanceof Readable) source.destroy();
  else Promise.resolve(items.return?.()).catch(() => undefined);
}

function rejectable() {
  let reject: (reason: unknown) => void = () => undefined;
  const promise = new Promise<never>((_, fail) => {
    reject = fail;
  });
  return { promise, reject };
}
