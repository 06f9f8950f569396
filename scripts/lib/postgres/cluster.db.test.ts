import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { removeCluster, startCluster, stopCluster } from "./cluster.mjs";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "portico cluster "));
});
afterEach(async () => {
  await removeCluster(folder);
  rmSync(folder, { recursive: true, force: true });
});

const open = () => startCluster(folder, { durable: false });

async function ask<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1 });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

const mark = (cluster: { folder: string }) => join(cluster.folder, "postmaster.pid");
const pidOf = (cluster: { folder: string }) => Number.parseInt(readFileSync(mark(cluster), "utf8"), 10);

describe("the embedded database in a folder with spaces", () => {
  it("belongs to a role that is no superuser, in UTF-8 and with the same sort order on every system", async () => {
    const { ownerUrl } = await open();
    const [facts] = await ask(
      ownerUrl,
      (sql) => sql`
        select rolsuper, rolcreaterole, rolcreatedb, pg_encoding_to_char(encoding) as encoding, datlocale, inet_server_addr()::text as address
        from pg_roles, pg_database where rolname = current_user and datname = current_database()`,
    );
    expect(facts).toEqual({
      rolsuper: false,
      rolcreaterole: true,
      rolcreatedb: true,
      encoding: "UTF8",
      datlocale: "C.UTF-8",
      address: "127.0.0.1/32",
    });
  });

  it("is taken over, not started twice, when it outlived its starter", async () => {
    const first = await open();
    const again = await open();
    expect(again).toMatchObject({ wasRunning: true, ownerUrl: first.ownerUrl });
    expect(pidOf(again)).toBe(pidOf(first));
  });

  // The address is kept where it can be: while the server is down, any connection of the machine may be given its port.
  it("starts again with its data and its password after it was killed", async () => {
    const first = await startCluster(folder);
    await ask(first.ownerUrl, (sql) => sql`create table kept as select 7 as n`);
    process.kill(pidOf(first), "SIGKILL");
    const again = await startCluster(folder);
    const withoutPort = (address: string) => new URL(address).href.replace(/:\d+\//, "/");
    expect(again.wasRunning).toBe(false);
    expect(withoutPort(again.ownerUrl)).toBe(withoutPort(first.ownerUrl));
    expect(await ask(again.ownerUrl, (sql) => sql`select n from kept`)).toEqual([{ n: 7 }]);
  });

  it("is not held up by a stale mark whose process number belongs to another program now", async () => {
    const first = await open();
    const text = readFileSync(mark(first), "utf8");
    expect(await stopCluster(folder)).toBe(true);
    writeFileSync(mark(first), text.replace(/^\d+/, String(process.pid)));
    expect(await open()).toMatchObject({ wasRunning: false });
  });

  it("says what to do when its password file is gone", async () => {
    const { ownerUrl } = await open();
    const record = readFileSync(join(folder, "postgres.json"), "utf8");
    rmSync(join(folder, "postgres.json"));
    await expect(open()).rejects.toThrow(/password file .* is gone: restore that file, or remove the folder/);
    writeFileSync(join(folder, "postgres.json"), record);
    expect((await open()).ownerUrl).toBe(ownerUrl);
  });
});
