import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runtimeLogin } from "@/db/roles";
import { createTestDatabase, type TestDatabase } from "./database";

describe("a test database", () => {
  let first: TestDatabase;
  let second: TestDatabase;

  beforeAll(async () => {
    first = await createTestDatabase();
    second = await createTestDatabase();
  });
  afterAll(async () => {
    await first.drop();
    await second.drop();
  });

  it("is migrated and shares nothing with another one", async () => {
    await first.owner`create table only_in_first (id int)`;
    const tables = (sql: postgres.Sql) => sql`select tablename from pg_tables where schemaname = 'public'`;
    const names = async (sql: postgres.Sql) => (await tables(sql)).map(({ tablename }) => tablename);
    expect(await names(first.owner)).toContain("customers");
    expect(await names(first.owner)).toContain("only_in_first");
    expect(await names(second.owner)).not.toContain("only_in_first");
  });

  it("lets the runtime role in, which is neither owner nor able to pass row-level security", async () => {
    const sql = postgres(runtimeLogin(first.ownerUrl, "tenant").url, { max: 1 });
    const [role] = await sql`
      select rolsuper, rolbypassrls, pg_has_role(current_user, datdba, 'member') as owns
      from pg_roles, pg_database where rolname = current_user and datname = current_database()`;
    await sql.end();
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, owns: false });
  });
});
