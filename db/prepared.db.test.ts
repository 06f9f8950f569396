import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { identityScope } from "@/lib/auth/sessions";
import { organisations, sessions } from "./schema";
import { type Tx, withScope } from "./scope";
import { createTestDatabase, type TestDatabase } from "./testing/database";
import { makeOrganisation } from "./testing/people";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const unknownId = "01890000-0000-7000-8000-000000000000";

async function preparedTexts(tx: Tx): Promise<string[]> {
  const rows = await tx.execute<{ statement: string }>(sql`select statement from pg_prepared_statements`);
  return rows.map(({ statement }) => statement);
}

describe("statements that come often", () => {
  it("are prepared, and find what stands now for whatever is asked", async () => {
    const orgIds = [await makeOrganisation(database.owner), await makeOrganisation(database.owner), unknownId];
    await withScope(identityScope("test"), async (tx) => {
      const ask = (id: string) =>
        tx.select({ id: organisations.id }).from(organisations).where(eq(organisations.id, id));
      for (let round = 0; round < 3; round++) {
        for (const id of orgIds) expect(await ask(id)).toEqual(id === unknownId ? [] : [{ id }]);
      }
      expect(await preparedTexts(tx)).toContain(ask(unknownId).toSQL().sql);
    });
  });

  it("are planned for the values that they come with", async () => {
    await withScope(identityScope("test"), async (tx) => {
      const [setting] = await tx.execute<{ value: string }>(sql`select current_setting('plan_cache_mode') as value`);
      expect(setting?.value).toBe("force_custom_plan");
    });
  });

  it("are told from those that come once, and from those with many values", async () => {
    await withScope(identityScope("test"), async (tx) => {
      const once = tx.select({ once: sessions.id }).from(sessions).where(eq(sessions.id, unknownId));
      const ids = Array.from({ length: 100 }, () => unknownId);
      const many = () => tx.select({ id: sessions.id }).from(sessions).where(sql`${sessions.id} in ${ids}`);
      await once;
      for (let round = 0; round < 5; round++) await many();
      const texts = await preparedTexts(tx);
      expect(texts).not.toContain(once.toSQL().sql);
      expect(texts).not.toContain(many().toSQL().sql);
    });
  });
});
