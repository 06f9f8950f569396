import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sharedScope, type Tx, withScope } from "./scope";
import { createTestDatabase, type TestDatabase } from "./testing/database";
import { makeOrganisation, makePerson, memberScope } from "./testing/people";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function makeScope() {
  const orgId = await makeOrganisation(database.owner);
  return memberScope(await makePerson(database.owner, { orgId, role: "viewer" }), orgId, "viewer");
}

async function look(tx: Tx): Promise<{ began: string; orgId: string }> {
  const [row] = await tx.execute<{ began: string; orgId: string }>(
    sql`select pg_backend_pid() || ' ' || now() as began, current_setting('app.org_id') as "orgId"`,
  );
  if (!row) throw new Error("a row expected");
  return row;
}

const broken = (tx: Tx) => tx.execute(sql`select 1 / 0`);

describe("a shared scope", () => {
  it("reads for its organisation in one transaction what is asked at the same moment, and in another what comes later", async () => {
    const scope = await makeScope();
    const read = sharedScope(scope);
    const [one, two] = await Promise.all([read(look), read(look)]);
    expect(one).toEqual({ began: one.began, orgId: scope.orgId });
    expect(two).toEqual(one);
    const later = await read(look);
    expect(later.orgId).toBe(scope.orgId);
    expect(later.began).not.toBe(one.began);
  });

  it("answers a reader that has its own before another is done", async () => {
    const read = sharedScope(await makeScope());
    let free = () => {};
    const held = new Promise<void>((resolve) => {
      free = resolve;
    });
    const slow = read(async (tx) => {
      await held;
      return look(tx);
    });
    const quick = await read(look);
    free();
    expect(await slow).toEqual(quick);
  });

  it("fails with a statement that fails, lets nobody wait, and goes on afterwards", async () => {
    const read = sharedScope(await makeScope());
    const late = async (tx: Tx) => {
      await broken(tx).catch(() => undefined);
      return look(tx);
    };
    const results = await Promise.allSettled([read(broken), read(late)]);
    expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(await read(look)).toHaveProperty("began");
  });

  it("tells everybody when no transaction can be opened", async () => {
    const scope = await makeScope();
    const read = sharedScope(scope);
    const nested = withScope(scope, () => Promise.allSettled([read(look), read(look)]));
    expect((await nested).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(await read(look)).toHaveProperty("began");
  });
});
