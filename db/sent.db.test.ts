import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { identityScope } from "@/lib/auth/sessions";
import { type Tx, withScope } from "./scope";
import { sent } from "./sent";
import { createTestDatabase, type TestDatabase } from "./testing/database";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const add = (tx: Tx, letter: string) =>
  tx.execute(sql`select set_config('app.sent', coalesce(current_setting('app.sent', true), '') || ${letter}, true)`);

async function byFunction(tx: Tx, letter: string): Promise<void> {
  await add(tx, letter);
}

it("statements sent together arrive in their order, those of functions among them", async () => {
  // The first rounds ask for the types of their parameters, later ones are prepared.
  for (let round = 0; round < 5; round++) {
    await withScope(identityScope("test"), async (tx) => {
      await Promise.all([
        sent(add(tx, "a")),
        byFunction(tx, "b"),
        sent(add(tx, "c")),
        byFunction(tx, "d"),
        sent(add(tx, "e")),
      ]);
      const [row] = await tx.execute<{ arrived: string }>(sql`select current_setting('app.sent') as arrived`);
      expect(row?.arrived).toBe("abcde");
    });
  }
});
