import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { closePools } from "@/db/client";
import { createTestDatabase, type TestDatabase } from "@/db/testing/database";
import { identityScope } from "@/lib/auth/sessions";
import { resetEnv } from "@/lib/core/env";
import { checkReadiness } from "./reads";

let database: TestDatabase;
const scope = identityScope("test");
const beat = (age: string) => database.owner`
  insert into worker_heartbeats (name, at) values ('worker', now() - ${age}::interval)
  on conflict (name) do update set at = excluded.at`;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
afterEach(() => {
  process.env.PORTICO_DATA = database.dataFolder;
  resetEnv();
});

describe("readiness", () => {
  it("is well when database, worker and disk are", async () => {
    await beat("50 seconds");
    expect(await checkReadiness(scope)).toEqual({ database: "ok", worker: "ok", disk: "ok" });
  });

  it("says when the worker was not seen for a minute", async () => {
    await beat("61 seconds");
    expect((await checkReadiness(scope)).worker).toBe("not seen for a minute");
  });

  it("says when the data folder cannot be written", async () => {
    process.env.PORTICO_DATA = join("/dev/null", "data");
    resetEnv();
    expect((await checkReadiness(scope)).disk).toBe("not writable");
  });

  it("answers in time when the database is away, and tells no inner detail", async () => {
    const { DATABASE_URL } = process.env;
    await closePools();
    process.env.DATABASE_URL = "postgres://portico:x@127.0.0.1:1/portico";
    resetEnv();
    const startedAt = performance.now();
    const checks = await checkReadiness(scope);
    process.env.DATABASE_URL = DATABASE_URL;
    await closePools();
    expect(checks).toMatchObject({ database: "out of reach", worker: "unknown" });
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});
