import { randomUUID } from "node:crypto";
import { type FileHandle, mkdir, open, readdir, rename, stat, unlink } from "node:fs/promises";
import { join } from "node:path";
import { fault } from "@/lib/core/fault";
import { assertBlobKey, type BlobBytes, type BlobDriver, type StoredEntry } from "./driver";
import { toStorageError } from "./errors";

const TEMP_FOLDER = "temp";
const FAN_OUT = 2;
const BATCH_BYTES = 256 * 1024;

/** Blobs as files under `root`, in folders by the first characters of the key. A write survives a crash once `put` resolves. */
export function diskDriver(root: string): BlobDriver {
  const folderOf = (key: string) => join(root, key.slice(0, FAN_OUT));
  const pathOf = (key: string) => {
    assertBlobKey(key);
    return join(folderOf(key), key);
  };

  return {
    async put(key, source) {
      const target = pathOf(key);
      const temp = join(root, TEMP_FOLDER, `${randomUUID()}.part`);
      let lying: string | null = null;
      try {
        await makeFolder(join(root, TEMP_FOLDER), root);
        const handle = await open(temp, "wx", 0o600);
        lying = temp;
        try {
          await writeAll(handle, source);
          await handle.sync();
        } finally {
          await handle.close();
        }
        fault("blob.after_fsync");
        await makeFolder(folderOf(key), root);
        await rename(temp, target);
        lying = target;
        fault("blob.after_rename");
        await syncFolder(folderOf(key));
      } catch (error) {
        if (lying) await unlink(lying).catch(() => undefined);
        throw toStorageError(error);
      }
    },

    async get(key) {
      try {
        const handle = await open(pathOf(key), "r");
        return handle.createReadStream({ highWaterMark: BATCH_BYTES });
      } catch (error) {
        throw toStorageError(error);
      }
    },

    async delete(key) {
      await removeFile(pathOf(key));
    },

    async head(key) {
      const facts = await factsOf(pathOf(key));
      return facts && { sizeBytes: facts.size, modifiedAt: facts.mtime };
    },

    async *listKeys(olderThan) {
      for (const folder of await namesIn(root)) {
        for (const name of await namesIn(join(root, folder))) {
          const path = join(root, folder, name);
          const facts = await factsOf(path);
          if (!facts?.isFile() || facts.mtime >= olderThan) continue;
          const kind: StoredEntry["kind"] = folder === TEMP_FOLDER ? "leftover" : "blob";
          yield { key: name, kind, modifiedAt: facts.mtime, remove: () => removeFile(path) };
        }
      }
    },
  };
}

/** Writes batches, the next one being sealed while the last is on its way. */
async function writeAll(handle: FileHandle, source: BlobBytes): Promise<void> {
  let batch: Uint8Array[] = [];
  let size = 0;
  let underWay: Promise<void> = Promise.resolve();
  const send = async () => {
    const parts = batch;
    const total = size;
    batch = [];
    size = 0;
    await underWay;
    underWay = writeFully(handle, parts, total);
    // Awaited before the next batch or at the end; this only keeps an early failure from counting as unhandled.
    underWay.catch(() => undefined);
  };
  try {
    for await (const part of source) {
      batch.push(part);
      size += part.byteLength;
      if (size >= BATCH_BYTES) await send();
    }
    await send();
  } finally {
    await underWay;
  }
}

/** A full disk may take only part of a batch without an error; asking for the rest brings the error out. */
async function writeFully(handle: FileHandle, parts: Uint8Array[], total: number): Promise<void> {
  let written = (await handle.writev(parts)).bytesWritten;
  if (written === total) return;
  const whole = Buffer.concat(parts, total);
  while (written < total) written += (await handle.write(whole, written)).bytesWritten;
}

async function makeFolder(folder: string, root: string): Promise<void> {
  const made = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (made) await syncFolder(root);
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder; its file systems keep the rename by themselves.
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function removeFile(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    const typed = toStorageError(error);
    if (typed.code !== "not_found") throw typed;
  }
}

async function factsOf(path: string) {
  try {
    return await stat(path);
  } catch (error) {
    const typed = toStorageError(error);
    if (typed.code === "not_found") return null;
    throw typed;
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    const typed = toStorageError(error);
    if (typed.code === "not_found" || (error instanceof Error && "code" in error && error.code === "ENOTDIR"))
      return [];
    throw typed;
  }
}
