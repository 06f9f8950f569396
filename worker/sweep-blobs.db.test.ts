import { mkdir, readdir, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clock } from "@/lib/core/clock";
import { newBlobKey } from "@/lib/core/storage/driver";
import { must, type Office, openOffice } from "@/lib/documents/testing/office";
import { sweepBlobs } from "./sweep-blobs";

let office: Office;
beforeAll(async () => {
  office = await openOffice();
}, 60_000);
afterAll(() => office.close());

const HOUR_MS = 3600_000;

async function lay(folder: string, name: string, ageMs: number) {
  const path = join(office.dataFolder, "documents", folder);
  await mkdir(path, { recursive: true });
  await writeFile(join(path, name), "left behind");
  await age(join(path, name), ageMs);
}

async function age(path: string, ageMs: number) {
  const at = new Date(clock.now().getTime() - ageMs);
  await utimes(path, at, at);
}

describe("the sweep", () => {
  it("removes orphans and leftovers past the grace period, and never a blob that a document names", async () => {
    const owner = await office.draft(office.alpha);
    must(await office.upload(office.alpha, owner, office.picture(1)));
    must(await office.upload(office.alpha, owner, office.picture(2)));
    const root = join(office.dataFolder, "documents");
    const files = (await readdir(root, { recursive: true, withFileTypes: true })).filter((file) => file.isFile());
    for (const file of files) await age(join(file.parentPath, file.name), 100 * HOUR_MS);
    const [old, fresh] = [newBlobKey(), newBlobKey()];
    await lay(old.slice(0, 2), old, 3 * HOUR_MS);
    await lay(fresh.slice(0, 2), fresh, HOUR_MS);
    await lay("temp", "old.part", 3 * HOUR_MS);
    await lay("temp", "fresh.part", HOUR_MS);

    expect(await sweepBlobs()).toEqual({ removed: 2 });

    const left = (await readdir(root, { recursive: true, withFileTypes: true })).filter((file) => file.isFile());
    expect(left.map((file) => file.name).sort()).toEqual(
      [...files.map((file) => file.name), fresh, "fresh.part"].sort(),
    );
    expect(await sweepBlobs()).toEqual({ removed: 0 });
  });
});
