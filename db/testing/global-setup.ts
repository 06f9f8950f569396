import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { startCluster } from "../../scripts/lib/postgres/cluster.mjs";
import { makeDataFolder, removeDataFolder } from "../../scripts/lib/temporary.mjs";
import { TEST_ENVIRONMENT } from "./settings";

declare module "vitest" {
  export interface ProvidedContext {
    testServer: {
      /** Address of the owner role, able to make databases. */
      ownerUrl: string;
      /** Name of the migrated database that each test database is a copy of. */
      template: string;
    };
  }
}

const template = `portico_template_${process.pid}`;

async function withServer(ownerUrl: string, work: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    await work(sql);
  } finally {
    await sql.end();
  }
}

/** Brings up a server for all integration tests and migrates one database, which they copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  const folder = given ? undefined : await makeDataFolder();
  const ownerUrl = given ?? (folder && (await startCluster(folder, { durable: false })).ownerUrl) ?? "";

  const clearAway = async () => {
    if (folder) await removeDataFolder(folder);
    else await withServer(ownerUrl, (sql) => sql`drop database if exists ${sql(template)} with (force)`);
  };
  try {
    Object.assign(process.env, TEST_ENVIRONMENT, { DATABASE_URL: ownerUrl });
    await withServer(ownerUrl, (sql) => sql`create database ${sql(template)}`);
    const url = new URL(ownerUrl);
    url.pathname = `/${template}`;
    const { migrate } = await import("../migrate");
    await migrate(url.toString(), project.config.root);
    project.provide("testServer", { ownerUrl, template });
  } catch (error) {
    await clearAway();
    throw error;
  }
  return clearAway;
}
