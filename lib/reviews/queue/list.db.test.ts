import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withScope } from "@/db/scope";
import { type CaseFacts, insertCase, makeStaff } from "@/db/testing/cases";
import { makeCustomer, openTenant, type Tenant } from "@/db/testing/fixtures";
import { makeOrganisation, makePerson, memberScope } from "@/db/testing/people";
import type { MerchantScope, ReviewerScope } from "@/lib/auth/scope";
import { setClock } from "@/lib/core/clock";
import { toPublicId } from "@/lib/core/ids";
import { COMPLETE_INDIVIDUAL } from "@/lib/customers/testing/profiles";
import { QUEUE_VIEWS } from "./constants";
import { DEFAULT_QUEUE, type QueueQuery } from "./input";
import { nextCase } from "./reads";
import { listCases, neighbours } from "./reads-list";
import type { QueuePage } from "./types-list";

const NOW = new Date();
const HOUR_MS = 3_600_000;
const hours = (n: number) => new Date(NOW.getTime() + n * HOUR_MS);

let tenant: Tenant;
let reviewer: ReviewerScope;
let other: ReviewerScope;
/** Inside ids by the last name of the customer. */
const customers = new Map<string, string>();
const orgOf = new Map<string, string>();

async function person(maker: MerchantScope, name: string, number: number): Promise<void> {
  const id = await makeCustomer(maker, {
    ...COMPLETE_INDIVIDUAL,
    first_name: "Lin",
    last_name: name,
    email: `${name.toLowerCase()}@example.com`,
    identification_value: `PA${5_000_000 + number}`,
  });
  customers.set(name, id);
  orgOf.set(name, maker.orgId);
}

const caseOf = (name: string, facts: CaseFacts) =>
  insertCase(tenant.owner, { orgId: orgOf.get(name) ?? "", customerId: customers.get(name) ?? "" }, facts);

beforeAll(async () => {
  tenant = await openTenant();
  reviewer = await makeStaff(tenant.owner);
  other = await makeStaff(tenant.owner);
  const maker = await tenant.member();
  const secondOrg = await makeOrganisation(tenant.owner, "Second");
  const theirs = memberScope(await makePerson(tenant.owner, { orgId: secondOrg, role: "maker" }), secondOrg, "maker");
  for (let n = 0; n < 16; n++) await person(n % 4 === 3 ? theirs : maker, `Row${n}`, n);
  await person(maker, "Caseless", 90);
  await person(theirs, "Caseless Too", 91);
  for (let n = 0; n < 16; n++) {
    await caseOf(`Row${n}`, {
      // Equal values on purpose: only the ends of the order tell such cases apart.
      riskScore: [20, 35, 35, 80][n % 4] ?? 0,
      openedAt: hours([-1, -5, -30, -100][n % 4] ?? 0),
      dueAt: hours([-3, 2, 2, 40][(n >> 1) % 4] ?? 0),
      assigneeId: n % 5 === 0 ? reviewer.userId : n % 5 === 1 ? other.userId : null,
      snoozedUntil: n === 6 ? hours(3) : n === 7 ? hours(-3) : null,
      tags: n % 3 === 0 ? ["vip"] : [],
      isReferred: n === 9,
    });
    await caseOf(`Row${n}`, { closedAt: hours(-200 - (n % 3)), openedAt: hours(-300) });
  }
  // Row2 is with the merchant.
  await tenant.owner.begin(async (sql) => {
    await sql`alter table customers disable trigger user`;
    await sql`update customers set status = 'PENDING_INFO' where id = ${customers.get("Row2") ?? ""}`;
    await sql`alter table customers enable trigger user`;
  });
  setClock(NOW);
}, 120_000);
afterAll(async () => {
  setClock(null);
  await tenant.drop();
});

const ask = (part: Partial<QueueQuery> = {}) => listCases(reviewer, { ...DEFAULT_QUEUE, pageSize: 100, ...part });
const idsOf = (page: QueuePage) => page.rows.map((row) => row.caseId);

/** Every page of three of an order, forwards and then back again. */
async function walk(part: Partial<QueueQuery>): Promise<{ forwards: string[]; backwards: string[] }> {
  const query = { ...part, pageSize: 3 as 25 };
  const pages = [await ask(query)];
  for (let next = pages[0]?.next; next; next = pages.at(-1)?.next ?? null) {
    pages.push(await ask({ ...query, page: { at: "after", cursor: next } }));
  }
  const back = [pages.at(-1) as QueuePage];
  for (let previous = back[0]?.previous; previous; previous = back[0]?.previous ?? null) {
    back.unshift(await ask({ ...query, page: { at: "before", cursor: previous } }));
  }
  expect(pages.map((page) => page.position)).toEqual(pages.map((_, n) => n * 3 + 1));
  return { forwards: pages.flatMap(idsOf), backwards: back.flatMap(idsOf) };
}

const ORDERS: Partial<QueueQuery>[] = (["open", "closed", "unassigned"] as const).flatMap((view) => [
  { view },
  ...(["risk", "sla", "age"] as const).flatMap((by) =>
    (["asc", "desc"] as const).map((direction) => ({ view, sort: { by, direction } })),
  ),
]);

describe("the queue", () => {
  it.each(ORDERS)("read by pages is the whole order, forwards and back: %o", async (order) => {
    const whole = idsOf(await ask(order));
    expect(new Set(whole).size).toBe(whole.length);
    expect(whole.length).toBeGreaterThan(5);
    expect(await walk(order)).toEqual({ forwards: whole, backwards: whole });
  });

  it("has late cases first, then the riskiest, and last what rests", async () => {
    const { rows } = await ask();
    const isResting = (row: (typeof rows)[number]) => row.snoozedUntil !== null || row.state === "WAITING_MERCHANT";
    const key = (row: (typeof rows)[number]) => [
      isResting(row) ? 1 : 0,
      row.state !== "WAITING_MERCHANT" && row.dueAt <= NOW.toISOString() ? 0 : 1,
      -row.riskScore,
      Date.parse(row.dueAt),
      Date.parse(row.openedAt),
    ];
    const keys = rows.map(key);
    const compare = (a: number[], b: number[]) => {
      const at = a.findIndex((value, index) => value !== b[index]);
      return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
    };
    expect(keys).toEqual([...keys].sort(compare));
    expect(rows.filter(isResting)).toHaveLength(2);
  });

  it("counts exactly what each tab shows, whatever the filters", async () => {
    for (const filters of [
      {},
      { tag: "vip" },
      { isLate: true },
      { search: "row1" },
      { assignee: toPublicId("user", other.userId) },
    ]) {
      for (const view of QUEUE_VIEWS) {
        const page = await ask({ ...filters, view });
        expect(page.counts[view], `${view} ${JSON.stringify(filters)}`).toBe(page.rows.length);
      }
    }
    const { counts, glance } = await ask();
    expect(counts).toMatchObject({ open: 16, closed: 16, snoozed: 1, merchant: 1 });
    expect(glance).toMatchObject({ open: 16, oldest: hours(-100).toISOString() });
    expect(Object.values(glance.ages).reduce((sum, n) => sum + n, 0)).toBe(15);
  });

  it("keeps to each filter", async () => {
    const { rows } = await ask();
    const expected = (isIn: (row: (typeof rows)[number]) => boolean) => rows.filter(isIn).map((row) => row.caseId);
    const second = rows.find((row) => row.orgName === "Second")?.orgId ?? "";
    const cases: [Partial<QueueQuery>, string[]][] = [
      [{ organisation: second }, expected((row) => row.orgId === second)],
      [{ risks: ["HIGH"] }, expected((row) => row.riskScore >= 70)],
      [{ risks: ["LOW", "MEDIUM"] }, expected((row) => row.riskScore < 70)],
      [{ tag: "vip" }, expected((row) => row.tags.includes("vip"))],
      [{ view: "mine" }, expected((row) => row.assignee?.isSelf === true && row.snoozedUntil === null)],
      [{ country: "AU" }, expected((row) => row.country === "AU")],
      [{ types: ["COMPANY"] }, []],
      [{ reasons: ["SCREENING"] }, []],
      [{ search: "lin row12" }, expected((row) => row.name.endsWith("Row12"))],
      [{ isLate: true }, expected((row) => row.dueAt <= NOW.toISOString() && row.state !== "WAITING_MERCHANT")],
    ];
    for (const [query, ids] of cases) expect(idsOf(await ask(query)), JSON.stringify(query)).toEqual(ids);
  });

  it("finds any customer of any organisation, by name or ID, who has no open case", async () => {
    const found = await ask({ search: "caseless" });
    expect(found.rows).toEqual([]);
    expect(found.others.map((customer) => customer.name)).toEqual(["Lin Caseless", "Lin Caseless Too"]);
    const id = toPublicId("customer", customers.get("Caseless") ?? "");
    expect((await ask({ search: id })).others.map((customer) => customer.id)).toEqual([id]);
    expect((await ask({ search: "row3" })).others).toEqual([]);
  });

  it("gives the first page for a cursor of another order, and says so", async () => {
    const { next } = await ask({ pageSize: 3 as 25 });
    const page = await ask({ sort: { by: "risk", direction: "desc" }, page: { at: "after", cursor: next ?? "" } });
    expect(page.position).toBe(1);
    expect(page.ignored).toHaveLength(1);
  });
});

describe("the cases beside a case", () => {
  it("are those before and behind it in the same queue", async () => {
    const query: QueueQuery = { ...DEFAULT_QUEUE, view: "unassigned" };
    const { rows } = await ask(query);
    for (const [index, row] of rows.entries()) {
      const name = row.name.replace("Lin ", "");
      const customer = { orgId: orgOf.get(name) ?? "", customerId: customers.get(name) ?? "" };
      const beside = await withScope(reviewer, (tx) => neighbours(tx, reviewer, customer, query));
      expect(beside.previous?.id).toBe(rows[index - 1]?.id);
      expect(beside.next?.id).toBe(rows[index + 1]?.id);
      expect([beside.position, beside.total]).toEqual([index + 1, rows.length]);
    }
  });

  it("are still told when the case has left the queue", async () => {
    const query: QueueQuery = { ...DEFAULT_QUEUE, view: "unassigned" };
    const customer = { orgId: orgOf.get("Row0") ?? "", customerId: customers.get("Row0") ?? "" };
    const beside = await withScope(reviewer, (tx) => neighbours(tx, reviewer, customer, query));
    expect(beside.position).toBeNull();
    expect(beside.previous ?? beside.next).not.toBeNull();
  });

  it("are none where a customer never had a case", async () => {
    const customer = { orgId: tenant.orgId, customerId: customers.get("Caseless") ?? "" };
    const beside = await withScope(reviewer, (tx) => neighbours(tx, reviewer, customer, DEFAULT_QUEUE));
    expect(beside).toMatchObject({ previous: null, next: null, position: null });
  });

  it("and the next to open is the most pressing that is free or one's own", async () => {
    const { rows } = await ask();
    const free = rows.filter(
      (row) => row.state === "OPEN" && row.snoozedUntil === null && (!row.assignee || row.assignee.isSelf),
    );
    const name = free[0]?.name.replace("Lin ", "") ?? "";
    const next = await withScope(reviewer, (tx) => nextCase(tx, customers.get(name) ?? "", reviewer.userId));
    expect(next?.id).toBe(free[1]?.id);
  });
});
