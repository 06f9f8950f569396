import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withScope } from "@/db/scope";
import { makeCustomer, openTenant, reviewerScope, type Tenant } from "@/db/testing/fixtures";
import { makeOrganisation, makePerson, memberScope } from "@/db/testing/people";
import type { MerchantScope, ReviewerScope, Scope } from "@/lib/auth/scope";
import { identityScope } from "@/lib/auth/sessions";
import { clock, setClock } from "@/lib/core/clock";
import { fromPublicId } from "@/lib/core/ids";
import { AUDIT_ACTIONS, type AuditAction, isForMerchants } from "./constants";
import type { AuditQuery } from "./input";
import { type AuditReader, listAuditRows } from "./reads";
import { recordAudit } from "./record";
import { makeSealer } from "./sealing";

const SECRET = "CANARY-FOR-STAFF-ONLY";
const OTHERS = "CANARY-OF-ANOTHER-ORGANISATION";
const OPEN = "a reason that may be read";

let office: Tenant;
let owner: MerchantScope;
let maker: MerchantScope;
let foreign: MerchantScope;
let staff: ReviewerScope;
let customerId: string;

const ALL: AuditQuery = {
  search: "",
  action: null,
  personId: null,
  customerId: null,
  organisationId: null,
  from: null,
  to: null,
  before: null,
};

const list = (reader: AuditReader, query: Partial<AuditQuery> = {}, size = 1_000, timeZone = "UTC") =>
  withScope(reader, (tx) => listAuditRows(tx, reader, { ...ALL, ...query }, timeZone, size));
const idsOf = async (...args: Parameters<typeof list>) => (await list(...args)).rows.map(({ id }) => id);

async function write(scope: Scope, orgId: string | null, action: AuditAction, about: Record<string, unknown> = {}) {
  await withScope(scope, (tx) =>
    recordAudit(tx, scope, {
      orgId,
      action,
      subject: { kind: "customer", id: customerId },
      ...(orgId === office.orgId ? { customerId } : {}),
      detail: about,
    }),
  );
}

beforeAll(async () => {
  office = await openTenant();
  const other = await makeOrganisation(office.owner, "Elsewhere");
  owner = await office.member("owner");
  const named = await makePerson(office.owner, { orgId: office.orgId, role: "maker" });
  await office.owner`update users set name = 'Mira Makepeace' where id = ${named.id}`;
  maker = memberScope({ ...named, name: "Mira Makepeace" }, office.orgId, "maker");
  foreign = memberScope(await makePerson(office.owner, { orgId: other, role: "owner" }), other, "owner");
  const reviewer = await makePerson(office.owner, { staff: "reviewer" });
  await office.owner`update users set name = 'Stefan Staffman' where id = ${reviewer.id}`;
  staff = reviewerScope({ ...reviewer, name: "Stefan Staffman" });
  customerId = await makeCustomer(maker, {
    type: "INDIVIDUAL",
    first_name: "Harbour",
    last_name: "Light",
    email: "hello@harbour.example",
    country_of_residence: "AU",
  });
  // Every action by everybody, each with things that are not for organisations in keys of all kinds.
  const hidden = { internal: SECRET, note: SECRET, why: SECRET, policy: SECRET, riskScore: SECRET, unheardOf: SECRET };
  for (const action of Object.keys(AUDIT_ACTIONS) as AuditAction[]) {
    const reason = isForMerchants(action) ? OPEN : SECRET;
    await write(staff, office.orgId, action, { ...hidden, reason });
    await write(maker, office.orgId, action, { ...hidden, reason });
    await write(foreign, other, action, { reason: OTHERS, nickname: OTHERS, about: [OTHERS] });
  }
  await write(staff, null, "session.started", { internal: SECRET });
}, 60_000);
afterAll(() => {
  setClock(null);
  return office.drop();
});

describe("what an organisation reads", () => {
  it("is its own, without what goes on inside compliance, without staff's reasons and names", async () => {
    const { rows } = await list(owner);
    const shown = JSON.stringify(rows);
    expect(rows.length).toBeGreaterThan(40);
    expect(rows.filter(({ action }) => !isForMerchants(action))).toEqual([]);
    for (const mark of [SECRET, OTHERS, "Elsewhere", "Stefan", staff.userId, foreign.userId]) {
      expect(shown).not.toContain(mark);
    }
    expect(shown).toContain(OPEN);
    expect(rows.some(({ actor }) => actor.kind === "STAFF" && actor.name === "Compliance" && actor.id === null)).toBe(
      true,
    );
    expect(rows.filter(({ organisation, state }) => organisation !== null || state !== null)).toEqual([]);
  });

  it("cannot be widened by a filter that names another organisation, its people or an action of staff", async () => {
    const organisationId = foreign.orgId;
    expect(await idsOf(owner, { organisationId })).toEqual([]);
    expect(await idsOf(owner, { personId: foreign.userId })).toEqual([]);
    expect(await idsOf(owner, { action: "case.opened" })).toEqual([]);
    expect(await idsOf(owner, { action: "note" })).toEqual([]);
    expect(await idsOf(owner, { search: "Stefan" })).toEqual([]);
    const before = fromPublicId("audit", (await idsOf(foreign)).at(-1) ?? "");
    const older = await list(owner, { before });
    expect(JSON.stringify(older)).not.toContain(OTHERS);
  });
});

describe("what staff read", () => {
  it("is everything, of no organisation too, with what is for colleagues", async () => {
    const { rows } = await list(staff);
    const shown = JSON.stringify(rows);
    for (const mark of [SECRET, OTHERS, OPEN, "Elsewhere", "Stefan Staffman"]) expect(shown).toContain(mark);
    expect(rows.some(({ organisation, action }) => organisation === null && action === "session.started")).toBe(true);
    expect(new Set(rows.map(({ action }) => action)).size).toBe(Object.keys(AUDIT_ACTIONS).length);
  });

  it("says of each row where it stands in the chain, and whether it is as it was written", async () => {
    await makeSealer(identityScope("test"))("all");
    await write(maker, office.orgId, "customer.updated");
    const [newest, sealed] = (await list(staff, {}, 2)).rows;
    expect(newest?.state).toEqual({ isGenuine: true, link: null });
    expect(sealed?.state).toEqual({ isGenuine: true, link: expect.any(Number) });
    await office.owner`alter table audit_events disable trigger user`;
    const id = fromPublicId("audit", newest?.id ?? "");
    await office.owner`update audit_events set request_id = 'another' where id = ${id}`;
    await office.owner`alter table audit_events enable trigger user`;
    expect((await list(staff, {}, 1)).rows[0]?.state).toEqual({ isGenuine: false, link: null });
  });
});

describe("filters", () => {
  const each = async (
    query: Partial<AuditQuery>,
    isIn: (row: Awaited<ReturnType<typeof list>>["rows"][number]) => boolean,
  ) => {
    const whole = (await list(owner)).rows;
    const found = (await list(owner, query)).rows;
    expect(found.length).toBeGreaterThan(0);
    expect(found.length).toBeLessThan(whole.length);
    expect(found).toEqual(whole.filter(isIn));
  };

  it("by person", () => each({ personId: maker.userId }, ({ actor }) => actor.name === "Mira Makepeace"));
  it("by a name, in any part and case", () =>
    each({ search: "makePEACE" }, ({ actor }) => actor.name === "Mira Makepeace"));
  it("by one action", () => each({ action: "customer.updated" }, ({ action }) => action === "customer.updated"));
  it("by an area", () => each({ action: "document" }, ({ action }) => action.startsWith("document.")));

  it("by customer, by id and by name", async () => {
    const about = await idsOf(owner, { customerId });
    expect(about.length).toBeGreaterThan(40);
    expect(await idsOf(owner, { search: "harbour li" })).toEqual(about);
    expect(await idsOf(owner, { search: "nobody of that name" })).toEqual([]);
    expect(await idsOf(owner, { search: "100%" })).toEqual([]);
    expect(await idsOf(foreign, { search: "harbour" })).toEqual([]);
  });

  it("by days of the reader's zone, both included", async () => {
    // 23:30 in Sydney on the 9th, and half an hour after midnight on the 10th.
    for (const instant of ["2030-03-09T12:30:00.000Z", "2030-03-09T13:30:00.000Z"]) {
      setClock(new Date(instant));
      await write(maker, office.orgId, "sender.created", { nickname: instant });
    }
    setClock(null);
    expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(60_000);
    const told = async (from: string, to: string, zone: string) =>
      (await list(owner, { from, to }, 10, zone)).rows.map(({ at }) => at.slice(11, 16));
    expect(await told("2030-03-09", "2030-03-09", "Australia/Sydney")).toEqual(["12:30"]);
    expect(await told("2030-03-10", "2030-03-10", "Australia/Sydney")).toEqual(["13:30"]);
    expect(await told("2030-03-09", "2030-03-10", "Australia/Sydney")).toEqual(["13:30", "12:30"]);
    expect(await told("2030-03-09", "2030-03-09", "UTC")).toEqual(["13:30", "12:30"]);
    expect(await told("2030-03-11", "2030-03-12", "UTC")).toEqual([]);
  });
});

describe("pages", () => {
  it("of any size, for anybody and any filter, are the whole list once and in order", async () => {
    const query = fc.record({
      reader: fc.constantFrom("owner", "staff", "foreign"),
      size: fc.integer({ min: 1, max: 40 }),
      action: fc.constantFrom(null, "customer", "document.viewed"),
      personId: fc.constantFrom(null, "maker"),
      search: fc.constantFrom("", "mira"),
    });
    await fc.assert(
      fc.asyncProperty(query, async ({ reader: who, size, action, personId, search }) => {
        const reader = { owner, staff, foreign }[who] as AuditReader;
        const filter = { action, search, personId: personId && maker.userId };
        const whole = await idsOf(reader, filter);
        const walked: string[] = [];
        let before: string | null = null;
        do {
          const page = await list(reader, { ...filter, before }, size);
          expect(page.rows.length).toBeLessThanOrEqual(size);
          walked.push(...page.rows.map(({ id }) => id));
          before = page.nextCursor && fromPublicId("audit", page.nextCursor);
        } while (before);
        expect(walked).toEqual(whole);
      }),
      { numRuns: 30, seed: 20260310 },
    );
  });
});
