import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { inject } from "vitest";
import { TEST_ENVIRONMENT } from "./settings";

export type TestDatabase = {
  /** Address of the owner role: for arranging and looking, past the policies' back. */
  ownerUrl: string;
  /** One connection of the owner role. */
  owner: postgres.Sql;
  /** The data folder (documents, temporary files) of this test file. */
  dataFolder: string;
  /** Closes the pools and removes database and data folder. */
  drop: () => Promise<void>;
};

/**
 * A fresh migrated database and data folder, and the environment that points to them. Call it in `beforeAll`, once a file, and `drop` in
 * `afterAll`; settings are read at first use, so modules may be imported before.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { ownerUrl: serverUrl, template } = inject("testServer");
  const name = `portico_test_${randomBytes(6).toString("hex")}`;
  const server = postgres(serverUrl, { max: 1, onnotice: () => {} });
  await server`create database ${server(name)} template ${server(template)}`;

  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const ownerUrl = url.toString();
  const dataFolder = await mkdtemp(join(tmpdir(), "portico-test-data-"));
  Object.assign(process.env, TEST_ENVIRONMENT, { DATABASE_URL: ownerUrl, PORTICO_DATA: dataFolder });
  const { resetEnv } = await import("@/lib/core/env");
  resetEnv();
  const owner = postgres(ownerUrl, { max: 2, onnotice: () => {} });

  const drop = async () => {
    const { closePools } = await import("@/db/client");
    await closePools();
    await owner.end({ timeout: 2 });
    await server`drop database if exists ${server(name)} with (force)`;
    await server.end({ timeout: 2 });
    await rm(dataFolder, { recursive: true, force: true });
  };
  return { ownerUrl, owner, dataFolder, drop };
}
