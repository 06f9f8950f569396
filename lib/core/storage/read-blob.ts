import { Readable } from "node:stream";
import type { BlobDriver } from "./driver";
import {
  type BlobBinding,
  type BlobKek,
  CHUNK_BYTES,
  ChunkCipher,
  HEADER_BYTES,
  openHeader,
  TAG_BYTES,
} from "./envelope";
import { StorageError, toStorageError, unreadable } from "./errors";

/**
 * The plain bytes of a blob as a stream. The first chunk is already proven when this resolves, so a blob of another owner is
 * refused before an answer begins. Damage found later ends the stream with `unreadable`; unproven bytes are never handed out.
 * Pass every key-encryption key still in use.
 */
export async function readBlob(driver: BlobDriver, keks: readonly BlobKek[], binding: BlobBinding): Promise<Readable> {
  const chunks = opened(await driver.get(binding.key), keks, binding);
  const first = await chunks.next();
  async function* all() {
    if (first.done) return;
    if (first.value.length > 0) yield first.value;
    yield* chunks;
  }
  return Readable.from(all(), { objectMode: false });
}

/** A whole small blob in memory. Throws `too_large` beyond `limitBytes`. */
export async function readBlobBytes(
  driver: BlobDriver,
  keks: readonly BlobKek[],
  binding: BlobBinding,
  limitBytes: number,
): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of opened(await driver.get(binding.key), keks, binding)) {
    size += part.length;
    if (size > limitBytes) throw new StorageError("too_large", `The stored file is larger than ${limitBytes} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts, size);
}

async function* opened(stored: Readable, keks: readonly BlobKek[], binding: BlobBinding): AsyncGenerator<Buffer> {
  const staged = Buffer.allocUnsafe(CHUNK_BYTES + TAG_BYTES);
  let cipher: ChunkCipher | null = null;
  let room = HEADER_BYTES;
  let filled = 0;
  try {
    for await (const piece of stored) {
      const bytes: Buffer = piece;
      let at = 0;
      while (at < bytes.length) {
        if (filled === room) {
          if (cipher) {
            yield cipher.open(staged, false);
          } else {
            cipher = startCipher(staged, keks, binding);
            room = staged.length;
          }
          filled = 0;
        }
        const take = Math.min(room - filled, bytes.length - at);
        bytes.copy(staged, filled, at, at + take);
        filled += take;
        at += take;
      }
    }
  } catch (error) {
    throw toStorageError(error);
  } finally {
    stored.destroy();
  }
  // A blob that ends inside or right after its header has lost its content.
  if (!cipher) throw unreadable();
  yield cipher.open(staged.subarray(0, filled), true);
}

function startCipher(staged: Buffer, keks: readonly BlobKek[], binding: BlobBinding): ChunkCipher {
  const header = Buffer.from(staged.subarray(0, HEADER_BYTES));
  return new ChunkCipher(openHeader(header, keks, binding), header, binding);
}
