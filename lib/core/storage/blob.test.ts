import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { setFault } from "@/lib/core/fault";
import { diskDriver } from "./disk";
import { newBlobKey } from "./driver";
import { CHUNK_BYTES } from "./envelope";
import { StorageError } from "./errors";
import { readBlob, readBlobBytes } from "./read-blob";
import { writeBlob } from "./write-blob";

const kek = { id: 1, key: Buffer.alloc(32, 7) };
const LIMIT = 1024 * 1024;
let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "portico-blob-"));
});
afterAll(() => rm(root, { recursive: true, force: true }));
afterEach(() => {
  setFault("blob.after_fsync", null);
  setFault("blob.after_rename", null);
});

const bytesOf = (size: number, seed = 1) =>
  Buffer.from(Array.from({ length: size }, (_, i) => (i * 31 + seed * 17 + (i >> 8)) & 255));
const pathOf = (key: string) => join(root, key.slice(0, 2), key);
const store = (content: Buffer, orgId = "org-a", key = newBlobKey()) =>
  writeBlob(diskDriver(root), kek, { orgId, key }, [content], { limitBytes: LIMIT });
const read = (key: string, orgId = "org-a") => readBlobBytes(diskDriver(root), [kek], { orgId, key }, LIMIT);
const codeOf = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof StorageError ? error.code : error;
};
async function filesInStore(): Promise<string[]> {
  const names = await readdir(root, { recursive: true, withFileTypes: true });
  return names.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

const sizes = fc.oneof(
  fc.integer({ min: 0, max: 300 }),
  fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: -17, max: 17 }))
    .map(([chunks, off]) => chunks * CHUNK_BYTES + off),
);

describe("a stored blob", () => {
  it("comes back byte for byte with its size and hash, however it was cut on the way in", async () => {
    await fc.assert(
      fc.asyncProperty(sizes, fc.integer({ min: 1, max: 90_000 }), async (size, step) => {
        const content = bytesOf(size, step);
        const pieces: Buffer[] = [];
        for (let at = 0; at < size; at += step) pieces.push(content.subarray(at, at + step));
        const key = newBlobKey();
        const written = await writeBlob(diskDriver(root), kek, { orgId: "org-a", key }, pieces, { limitBytes: LIMIT });
        expect(written).toEqual({ key, sizeBytes: size, sha256: createHash("sha256").update(content).digest("hex") });
        expect((await read(key)).equals(content)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it("is refused after any flipped bit", async () => {
    const { key } = await store(bytesOf(2 * CHUNK_BYTES + 100));
    const good = await readFile(pathOf(key));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: good.length * 8 - 1 }), async (bit) => {
        const bad = Buffer.from(good);
        bad[bit >> 3] = (bad[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        await writeFile(pathOf(key), bad);
        expect(await codeOf(read(key))).toBe("unreadable");
      }),
      { numRuns: 150 },
    );
  });

  it("is refused after any cut, also exactly between chunks, and after anything added", async () => {
    const { key } = await store(bytesOf(3 * CHUNK_BYTES));
    const good = await readFile(pathOf(key));
    const chunkEnds = [0, 68, 68 + CHUNK_BYTES + 16, 68 + 2 * (CHUNK_BYTES + 16)];
    const cuts = fc.oneof(fc.constantFrom(...chunkEnds), fc.integer({ min: 0, max: good.length - 1 }));
    await fc.assert(
      fc.asyncProperty(cuts, async (cut) => {
        await writeFile(pathOf(key), good.subarray(0, cut));
        expect(await codeOf(read(key))).toBe("unreadable");
      }),
      { numRuns: 60, examples: chunkEnds.map((end) => [end]) },
    );
    for (const tail of [1, 16, 17, CHUNK_BYTES + 16]) {
      await writeFile(pathOf(key), Buffer.concat([good, Buffer.alloc(tail)]));
      expect(await codeOf(read(key))).toBe("unreadable");
    }
  });

  it("is refused when its chunks change places", async () => {
    const { key } = await store(bytesOf(3 * CHUNK_BYTES + 5));
    const good = await readFile(pathOf(key));
    const one = CHUNK_BYTES + 16;
    const first = good.subarray(68, 68 + one);
    const second = good.subarray(68 + one, 68 + 2 * one);
    const swapped = Buffer.concat([good.subarray(0, 68), second, first, good.subarray(68 + 2 * one)]);
    await writeFile(pathOf(key), swapped);
    expect(await codeOf(read(key))).toBe("unreadable");
  });

  it("is refused in another blob's place, under another organisation and with another key", async () => {
    const [a, b] = [await store(bytesOf(500, 1)), await store(bytesOf(500, 2))];
    expect(await codeOf(read(a.key, "org-b"))).toBe("unreadable");
    const stranger = [{ id: 1, key: Buffer.alloc(32, 8) }];
    expect(await codeOf(readBlobBytes(diskDriver(root), stranger, { orgId: "org-a", key: a.key }, LIMIT))).toBe(
      "unreadable",
    );
    await writeFile(pathOf(a.key), await readFile(pathOf(b.key)));
    expect(await codeOf(read(a.key))).toBe("unreadable");
  });

  it("opens with an older key that is still held, and never shows its content at rest", async () => {
    const secret = Buffer.from("Passport number X1234567 of a customer");
    const { key } = await store(secret);
    const keks = [{ id: 2, key: Buffer.alloc(32, 9) }, kek];
    const binding = { orgId: "org-a", key };
    expect((await readBlobBytes(diskDriver(root), keks, binding, LIMIT)).equals(secret)).toBe(true);
    expect((await readFile(pathOf(key))).includes("Passport")).toBe(false);
  });

  it("streams, and refuses a foreign reader before the first byte", async () => {
    const content = bytesOf(3 * CHUNK_BYTES + 9);
    const { key } = await store(content);
    const parts: Buffer[] = [];
    for await (const part of await readBlob(diskDriver(root), [kek], { orgId: "org-a", key })) parts.push(part);
    expect(Buffer.concat(parts).equals(content)).toBe(true);
    expect(await codeOf(readBlob(diskDriver(root), [kek], { orgId: "org-b", key }))).toBe("unreadable");
    expect(await codeOf(readBlob(diskDriver(root), [kek], { orgId: "org-a", key: newBlobKey() }))).toBe("not_found");
  });
});

describe("a write that fails leaves nothing behind", () => {
  const driver = () => diskDriver(root);
  const binding = () => ({ orgId: "org-a", key: newBlobKey() });

  it.each([
    ["one byte over the limit", 1001, 1000, undefined, "too_large"],
    ["fewer bytes than announced", 900, 1000, 901, "cut_short"],
    ["more bytes than announced", 900, 1000, 899, "cut_short"],
  ])("%s", async (_, size, limitBytes, expectedBytes, code) => {
    const before = (await filesInStore()).length;
    const limits = expectedBytes === undefined ? { limitBytes } : { limitBytes, expectedBytes };
    expect(await codeOf(writeBlob(driver(), kek, binding(), [bytesOf(size)], limits))).toBe(code);
    expect((await filesInStore()).length).toBe(before);
  });

  it("takes exactly the limit", async () => {
    const written = await writeBlob(driver(), kek, binding(), [bytesOf(1000)], { limitBytes: 1000 });
    expect(written.sizeBytes).toBe(1000);
  });

  it("a connection that breaks, and a sender that falls silent", async () => {
    const before = (await filesInStore()).length;
    async function* breaking() {
      yield bytesOf(200_000);
      throw new Error("ECONNRESET");
    }
    expect(await codeOf(writeBlob(driver(), kek, binding(), breaking(), { limitBytes: LIMIT }))).toBe("cut_short");
    const silent = new Readable({ read() {} });
    silent.push(bytesOf(10));
    const signal = AbortSignal.timeout(30);
    expect(await codeOf(writeBlob(driver(), kek, binding(), silent, { limitBytes: LIMIT, signal }))).toBe("aborted");
    expect(silent.destroyed).toBe(true);
    expect((await filesInStore()).length).toBe(before);
  });

  it.each(["blob.after_fsync", "blob.after_rename"])("a failure at %s", async (point) => {
    const before = (await filesInStore()).length;
    setFault(point, () => {
      throw new Error("stopped here");
    });
    expect(await codeOf(writeBlob(driver(), kek, binding(), [bytesOf(10)], { limitBytes: 100 }))).toBe("unreachable");
    expect((await filesInStore()).length).toBe(before);
  });

  it("a store that cannot be reached or that is full says which", async () => {
    const file = join(root, "not-a-folder");
    await writeFile(file, "x");
    const inFile = diskDriver(join(file, "blobs"));
    expect(await codeOf(writeBlob(inFile, kek, binding(), [bytesOf(10)], { limitBytes: 100 }))).toBe("unreachable");
    await rm(file);
    setFault("blob.after_fsync", () => {
      throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
    });
    expect(await codeOf(writeBlob(driver(), kek, binding(), [bytesOf(10)], { limitBytes: 100 }))).toBe("no_space");
  });
});

describe("keys and the sweep", () => {
  it.each(["../../etc/passwd", "a/b/c/d/e/f", "", "short", "UPPERCASE0", "with.dot.in.it", "nul\0nulnul"])(
    "refuses the key %j",
    async (key) => {
      await expect(diskDriver(root).get(key)).rejects.toThrow();
      await expect(store(Buffer.alloc(1), "org-a", key)).rejects.toThrow(TypeError);
    },
  );

  it("lists old blobs and leftovers, not new ones, and removes what it is told to", async () => {
    const own = await mkdtemp(join(tmpdir(), "portico-sweep-"));
    const driver = diskDriver(own);
    const { key } = await writeBlob(driver, kek, { orgId: "o", key: newBlobKey() }, [Buffer.from("x")], {
      limitBytes: 9,
    });
    await writeFile(join(own, "temp", "left.part"), "half a file");
    const list = async (olderThan: Date) => {
      const found = [];
      for await (const entry of driver.listKeys(olderThan)) found.push(entry);
      return found;
    };
    expect(await list(new Date(Date.now() - 60_000))).toEqual([]);
    const entries = await list(new Date(Date.now() + 60_000));
    expect(entries.map((entry) => [entry.kind, entry.key]).sort()).toEqual([
      ["blob", key],
      ["leftover", "left.part"],
    ]);
    for (const entry of entries) await entry.remove();
    expect(await list(new Date(Date.now() + 60_000))).toEqual([]);
    expect(await driver.head(key)).toBeNull();
    await driver.delete(key);
    await rm(own, { recursive: true });
  });
});
