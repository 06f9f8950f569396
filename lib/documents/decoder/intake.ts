import { type BlobBytes, type BlobDriver, newBlobKey } from "@/lib/core/storage/driver";
import type { BlobKek } from "@/lib/core/storage/envelope";
import { StorageError } from "@/lib/core/storage/errors";
import { readBlob } from "@/lib/core/storage/read-blob";
import { type WriteLimits, type WrittenBlob, writeBlob } from "@/lib/core/storage/write-blob";
import type { DecoderPool } from "./pool";
import { type DocumentMime, MAX_PAGES, type PageFacts, type Rejection } from "./types";
import { EMPTY, tooLarge, UNSAFE } from "./words";

export type IntakeTools = { driver: BlobDriver; kek: BlobKek; pool: DecoderPool };
export type IntakeRequest = WriteLimits & { orgId: string; source: BlobBytes };

export type StoredPage = WrittenBlob & Omit<PageFacts, "sizeBytes">;
/** Blobs that lie in the store and wait for their row; without one the sweep removes them. */
export type StoredDocument = { accepted: true; mime: DocumentMime; original: WrittenBlob; pages: StoredPage[] };

/**
 * Takes one uploaded file in: seals it while it arrives, has it judged in the decoder process and seals a picture of each page.
 * A refused file, and any failure, leaves nothing in the store. Throws `StorageError` (`cut_short`, `no_space` ...), `DecoderBusyError`.
 */
export async function takeInDocument(tools: IntakeTools, request: IntakeRequest): Promise<StoredDocument | Rejection> {
  const { driver, kek } = tools;
  const written: string[] = [];
  let kept = false;
  try {
    const original = await writeBlob(driver, kek, place(request.orgId, written), request.source, request);
    if (original.sizeBytes === 0) return EMPTY;
    const judged = await judge(tools, request, original, written);
    kept = judged.accepted;
    return judged;
  } catch (error) {
    if (error instanceof StorageError && error.code === "too_large") return tooLarge(request.limitBytes);
    throw error;
  } finally {
    // A blob that cannot be removed now is an orphan for the sweep.
    if (!kept) await Promise.allSettled(written.map((key) => driver.delete(key)));
  }
}

async function judge(
  { driver, kek, pool }: IntakeTools,
  { orgId, limitBytes }: IntakeRequest,
  original: WrittenBlob,
  written: string[],
): Promise<StoredDocument | Rejection> {
  const blobs: WrittenBlob[] = [];
  const verdict = await pool.decode({
    source: readLater(() => readBlob(driver, [kek], { orgId, key: original.key })),
    limits: { limitBytes, maxPages: MAX_PAGES },
    onPage: async (_, bytes) => {
      blobs.push(await writeBlob(driver, kek, place(orgId, written), bytes, { limitBytes: Number.MAX_SAFE_INTEGER }));
    },
  });
  if (!verdict.accepted) return verdict;
  const pages: StoredPage[] = [];
  for (const [index, { width, height, mime, sizeBytes }] of verdict.pages.entries()) {
    const blob = blobs[index];
    if (blob?.sizeBytes !== sizeBytes) return UNSAFE;
    pages.push({ ...blob, width, height, mime });
  }
  return { accepted: true, mime: verdict.mime, original, pages };
}

function place(orgId: string, written: string[]) {
  const key = newBlobKey();
  written.push(key);
  return { orgId, key };
}

/** Opens the blob only when a child is free, so waiting holds no file open. */
async function* readLater(open: () => Promise<AsyncIterable<Uint8Array>>): AsyncGenerator<Uint8Array> {
  yield* await open();
}
