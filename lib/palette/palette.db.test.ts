import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withScope } from "@/db/scope";
import { createTestDatabase, type TestDatabase } from "@/db/testing/database";
import { toPublicId } from "@/lib/core/ids";
import { liveCustomers } from "@/lib/customers/live/reads";
import { addListed, listScope } from "@/lib/customers/testing/listed";
import { createSender } from "@/lib/senders/writes";
import { findPaletteCustomers, findPaletteSenders } from "./reads";

const OURS = "01900000-0000-7000-8000-0000000000ba";
const THEIRS = "01900000-0000-7000-8000-0000000000bb";

let database: TestDatabase;
let jane: string;
let theirs: string;

const find = (text: string, orgId = OURS) => {
  const scope = listScope(orgId);
  return withScope(scope, (tx) => findPaletteCustomers(tx, scope, text));
};
const names = async (text: string) => (await find(text)).map(({ name }) => name);
const senders = async (text: string, orgId = OURS) => {
  const scope = listScope(orgId);
  return (await withScope(scope, (tx) => findPaletteSenders(tx, scope, text))).map(({ nickname }) => nickname);
};

beforeAll(async () => {
  database = await createTestDatabase();
  const { owner } = database;
  for (const [id, name] of [
    [OURS, "Ours"],
    [THEIRS, "Theirs"],
  ] as const) {
    await owner`
      insert into organisations (id, name, name_key, contact_email, has_sender_validation)
      values (${id}, ${name}, ${name.toLowerCase()}, 'a@b.test', true)`;
  }
  jane = await addListed(owner, OURS, { name: "Jane Doe", externalId: "CRM-7", email: "jane@example.test" });
  await addListed(owner, OURS, { name: "Anna Jansen", createdAt: new Date("2026-04-01T00:00:00Z") });
  await addListed(owner, OURS, { name: "Zoë Müller", externalId: "CRM-70" });
  theirs = await addListed(owner, THEIRS, { name: "Jane Elsewhere", externalId: "CRM-7" });
  for (let n = 0; n < 12; n++) await addListed(owner, OURS, { name: `Crowd ${String(n).padStart(2, "0")}` });
  const common = { account_holder_name: "Southern Cross Pty Ltd", bsb: "062000" };
  for (const [orgId, nickname, account_number] of [
    [OURS, "Payroll office", "12345678"],
    [OURS, "Warehouse", "87654321"],
    [THEIRS, "Payroll elsewhere", "12345678"],
  ] as const) {
    const made = await createSender(listScope(orgId), { ...common, nickname, account_number });
    expect(made).toMatchObject({ ok: true });
  }
});
afterAll(() => database.drop());

describe("the palette finds customers", () => {
  it("by how the name begins first, then by any of its words", async () => {
    expect(await names("jan")).toEqual(["Jane Doe", "Anna Jansen"]);
    expect(await names("muller")).toEqual(["Zoë Müller"]);
    expect(await names("doe jane")).toEqual(["Jane Doe"]);
    expect(await names("jane@ex")).toEqual(["Jane Doe"]);
  });

  it("by a whole id or external id as the one that is meant, before others that begin so", async () => {
    const id = toPublicId("customer", jane);
    expect(await find(` ${id} `)).toMatchObject([{ id, name: "Jane Doe", isExact: true }]);
    expect(await find("CRM-7")).toMatchObject([{ id, isExact: true }]);
    expect((await find("CRM-70"))[0]).toMatchObject({ name: "Zoë Müller", isExact: true });
    expect((await find("crm-7")).map(({ isExact }) => isExact)).not.toContain(true);
  });

  it("in a handful, and nobody for nothing or for what means itself in a pattern", async () => {
    expect(await find("crowd")).toHaveLength(8);
    expect(await find("  ")).toEqual([]);
    expect(await find("%")).toEqual([]);
    expect(await find("_")).toEqual([]);
  });

  it("of one's own organisation alone, by name, id or external id", async () => {
    const elsewhere = await find("jane", THEIRS);
    expect(elsewhere.map(({ name }) => name)).toEqual(["Jane Elsewhere"]);
    expect(await find(toPublicId("customer", theirs))).toEqual([]);
    expect(await find("CRM-7", THEIRS)).toMatchObject([{ name: "Jane Elsewhere" }]);
  });
});

describe("the palette finds senders", () => {
  it("by name, holder, BSB, account number or its end, and never another organisation's", async () => {
    expect(await senders("office")).toEqual(["Payroll office"]);
    expect(await senders("cross")).toEqual(["Payroll office", "Warehouse"]);
    expect(await senders("062-000")).toEqual(["Payroll office", "Warehouse"]);
    expect(await senders("12345678")).toEqual(["Payroll office"]);
    expect(await senders("4321")).toEqual(["Warehouse"]);
    expect(await senders("payroll", THEIRS)).toEqual(["Payroll elsewhere"]);
    expect(await senders("%%")).toEqual([]);
  });

  it("without giving their account numbers away", async () => {
    const scope = listScope(OURS);
    const found = await withScope(scope, (tx) => findPaletteSenders(tx, scope, "warehouse"));
    expect(found).toEqual([expect.objectContaining({ bsb: "062-000", accountEnd: "321" })]);
    expect(JSON.stringify(found)).not.toContain("87654321");
  });
});

describe("an open list asks", () => {
  it("for its rows as they are, counts what came after, and is told nothing of others", async () => {
    const scope = listScope(OURS);
    const look = await withScope(scope, (tx) =>
      liveCustomers(tx, scope, { ids: [jane, theirs], newerThan: "2026-03-01T00:00:00.000Z" }),
    );
    expect(look.rows.map(({ name }) => name)).toEqual(["Jane Doe"]);
    expect(look).toMatchObject({ newer: 1, total: 15, byStatus: { APPROVED: 15 } });
  });

  it("and a deleted customer is not among the answers", async () => {
    const gone = await addListed(database.owner, OURS, { name: "Gone" });
    await database.owner`update customers set deleted_at = now(), deleted_reason = 'Test' where id = ${gone}`;
    const scope = listScope(OURS);
    const look = await withScope(scope, (tx) => liveCustomers(tx, scope, { ids: [gone], newerThan: null }));
    expect(look).toMatchObject({ rows: [], newer: 0 });
    expect(await names("gone")).toEqual([]);
  });
});
