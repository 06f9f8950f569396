import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import S3rver from "s3rver";
import { afterAll, beforeAll, expect, it } from "vitest";
import { newBlobKey } from "./driver";
import { StorageError } from "./errors";
import { readBlobBytes } from "./read-blob";
import { s3Driver } from "./s3";
import { writeBlob } from "./write-blob";

const kek = { id: 1, key: Buffer.alloc(32, 7) };
const MB = 1024 * 1024;
let folder: string;
let server: S3rver;
let endpoint: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "portico-s3-"));
  server = new S3rver({
    port: 0,
    address: "127.0.0.1",
    silent: true,
    directory: folder,
    configureBuckets: [{ name: "docs" }],
  });
  const { port } = await server.run();
  endpoint = `http://127.0.0.1:${port}`;
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const settings = () => ({
  bucket: "docs",
  region: "us-east-1",
  accessKeyId: "S3RVER",
  secretAccessKey: "S3RVER",
  endpoint,
  prefix: "blobs/",
});
const binding = () => ({ orgId: "org-a", key: newBlobKey() });
const codeOf = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof StorageError ? error.code : error;
};

it.each([0, 1000, 5 * MB, 12 * MB + 3])("brings back %i bytes", async (size) => {
  const driver = s3Driver(settings());
  const at = binding();
  const content = Buffer.alloc(size, "portico");
  const pieces = Array.from({ length: Math.ceil(size / 100_000) }, (_, i) =>
    content.subarray(i * 100_000, (i + 1) * 100_000),
  );
  await writeBlob(driver, kek, at, pieces, { limitBytes: 20 * MB });
  expect((await readBlobBytes(driver, [kek], at, 20 * MB)).equals(content)).toBe(true);
  expect((await driver.head(at.key))?.sizeBytes).toBeGreaterThan(size);
  await driver.delete(at.key);
  expect(await driver.head(at.key)).toBeNull();
  expect(await codeOf(driver.get(at.key))).toBe("not_found");
});

it.each([1000, 12 * MB])("leaves nothing behind when %i bytes are one too many", async (size) => {
  const driver = s3Driver(settings());
  const at = binding();
  expect(await codeOf(writeBlob(driver, kek, at, [Buffer.alloc(size)], { limitBytes: size - 1 }))).toBe("too_large");
  expect(await driver.head(at.key)).toBeNull();
});

it("refuses another organisation's blob", async () => {
  const driver = s3Driver(settings());
  const at = binding();
  await writeBlob(driver, kek, at, [Buffer.from("one")], { limitBytes: 10 });
  expect(await codeOf(readBlobBytes(driver, [kek], { ...at, orgId: "org-b" }, 10))).toBe("unreadable");
});

it("lists and removes for the sweep", async () => {
  const driver = s3Driver(settings());
  const at = binding();
  await writeBlob(driver, kek, at, [Buffer.from("one")], { limitBytes: 10 });
  const keys = async (olderThan: Date) => {
    const found = [];
    for await (const entry of driver.listKeys(olderThan)) found.push(entry);
    return found;
  };
  expect((await keys(new Date(Date.now() - 60_000))).length).toBe(0);
  const mine = (await keys(new Date(Date.now() + 60_000))).find((entry) => entry.key === at.key);
  await mine?.remove();
  expect(await driver.head(at.key)).toBeNull();
});

it("says unreachable when nobody answers", async () => {
  const driver = s3Driver({ ...settings(), endpoint: "http://127.0.0.1:1" });
  expect(await codeOf(driver.head(newBlobKey()))).toBe("unreachable");
});
