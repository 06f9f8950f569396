import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withScope } from "@/db/scope";
import {
  accepted,
  addDocumentRow,
  auditOf,
  codeOf,
  makeCustomer,
  openTenant,
  reviewerScope,
  type Tenant,
} from "@/db/testing/fixtures";
import type { MerchantScope, ReviewerScope } from "@/lib/auth/scope";
import { findCustomer } from "@/lib/customers/reads";
import { COMPLETE_INDIVIDUAL } from "@/lib/customers/testing/profiles";
import { updateCustomer } from "@/lib/customers/writes";
import { latestCase } from "@/lib/reviews/cases/reads";
import type { Mark } from "./input";
import { currentMarkables, listFindings, openFlags } from "./reads";
import { clearMark, markTarget } from "./writes";

let tenant: Tenant;
let maker: MerchantScope;
let ruth: ReviewerScope;
let leo: ReviewerScope;
let customerId: string;

beforeAll(async () => {
  tenant = await openTenant();
  maker = await tenant.member();
  ruth = await tenant.reviewer();
  leo = await tenant.reviewer();
});
afterAll(() => tenant.drop());

let made = 0;
function person(more: object = {}) {
  const { tax_info: _tax, ...profile } = COMPLETE_INDIVIDUAL;
  return { ...profile, last_name: `Marked ${made}`, identification_value: `PB${2_000_000 + made}`, ...more };
}
beforeEach(async () => {
  made += 1;
  customerId = await makeCustomer(maker, person());
});

/** The customer as it stands, and everything that can be marked on it. */
async function standing() {
  return withScope(ruth, async (tx) => {
    const customer = await findCustomer(tx, { orgId: tenant.orgId }, customerId);
    if (!customer) throw new Error("There is no such customer");
    const markables = await currentMarkables(tx, customer);
    const findings = await listFindings(tx, customer, customerId, markables);
    const newest = await latestCase(tx, customer, customerId);
    const flags = newest ? await openFlags(tx, customer, customer, newest.id) : [];
    return { customer, markables, findings, newest, flags };
  });
}

const seenOf = async (target: string) =>
  (await standing()).markables.find((one) => one.target === target)?.seen ?? "nothing";

const texts = { forCustomer: "The name differs from the passport.", forDeveloper: "first_name: INVALID" };

async function mark(scope: ReviewerScope, target: string, more: Partial<Mark> = {}) {
  const seen = more.seen ?? (await seenOf(target));
  const input = { orgId: tenant.orgId, customerId, target, status: null, label: null, texts: null, ...more, seen };
  return markTarget(scope, { verdict: "ACCEPTED", ...input });
}
const flag = (scope: ReviewerScope, target: string, more: Partial<Mark> = {}) =>
  mark(scope, target, { verdict: "FLAGGED", status: "INVALID", texts, ...more });

describe("a mark", () => {
  it("opens the case it belongs to, and is written down", async () => {
    expect((await standing()).newest).toBeNull();
    const finding = accepted(await flag(ruth, "field:first_name"));
    expect(finding).toMatchObject({ verdict: "FLAGGED", status: "INVALID", isStale: false, ...texts });
    const { newest, findings, flags } = await standing();
    expect(newest?.closedAt).toBeNull();
    expect(findings).toEqual([finding]);
    expect(flags).toEqual([{ target: "field:first_name", label: "First name", status: "INVALID" }]);
    expect((await auditOf(tenant.owner, customerId)).slice(-2)).toEqual(["case.opened", "finding.flagged"]);
  });

  it("keeps its texts sealed: none of their words stands in the table", async () => {
    accepted(await flag(ruth, "field:first_name"));
    const rows = await tenant.owner`select case_findings::text as row from case_findings`;
    for (const { row } of rows) expect(row).not.toContain("passport");
  });

  it("of two reviewers at once leaves one mark, by one of them, and both are written down", async () => {
    const seen = await seenOf("field:dob");
    const both = await Promise.all([mark(ruth, "field:dob", { seen }), flag(leo, "field:dob", { seen })]);
    for (const one of both) accepted(one);
    const { findings } = await standing();
    expect(findings).toHaveLength(1);
    expect([ruth.userName, leo.userName]).toContain(findings[0]?.byName);
    const audit = await auditOf(tenant.owner, customerId);
    expect(audit.filter((action) => action.startsWith("finding."))).toHaveLength(2);
    expect(audit.filter((action) => action === "case.opened")).toHaveLength(1);
  });

  it("made on an older value is refused, and one that stands becomes stale when the value changes", async () => {
    const before = await seenOf("field:first_name");
    accepted(await flag(ruth, "field:first_name"));
    accepted(await mark(ruth, "field:last_name"));
    accepted(await updateCustomer(maker, { customerId, version: 1, profile: person({ first_name: "Janet" }) }));
    expect(codeOf(await mark(leo, "field:first_name", { seen: before }))).toBe("conflict");
    const { findings, flags } = await standing();
    expect(findings.map(({ target, isStale }) => [target, isStale])).toEqual([
      ["field:first_name", true],
      ["field:last_name", false],
    ]);
    expect(flags).toEqual([]);
  });

  it("on a file counts while the file stands with the same dates", async () => {
    const sha256 = "a".repeat(64);
    await addDocumentRow(tenant.owner, tenant.orgId, customerId, sha256);
    const target = (await standing()).markables.find(({ kind }) => kind === "document")?.target ?? "";
    expect(codeOf(await flag(ruth, target))).toBe("invalid");
    accepted(await flag(ruth, target, { label: "LOW_QUALITY" }));
    expect((await standing()).flags).toHaveLength(1);
    await tenant.owner`update documents set expires_on = '2031-01-01' where customer_id = ${customerId}`;
    expect((await standing()).findings[0]?.isStale).toBe(true);
    await tenant.owner`update documents set state = 'REPLACED', ended_at = now() where customer_id = ${customerId}`;
    expect((await standing()).findings).toEqual([]);
    expect(codeOf(await mark(ruth, target, { seen: "anything" }))).toBe("conflict");
  });

  it("on an empty place can only say that it is missing", async () => {
    const target = "slot:customer/ID_PROOF/";
    expect(codeOf(await mark(ruth, target))).toBe("invalid");
    expect(codeOf(await flag(ruth, target, { status: "EXPIRED" }))).toBe("invalid");
    accepted(await flag(ruth, target, { status: "MISSING" }));
    expect((await standing()).flags.map((one) => one.label)).toEqual(["ID proof"]);
  });

  it("on what the profile does not have is refused", async () => {
    expect(codeOf(await mark(ruth, "field:no_such_field", { seen: "x" }))).toBe("conflict");
    expect(codeOf(await mark(ruth, "document:doc_00000000000000000000000000", { seen: "x" }))).toBe("conflict");
    expect((await standing()).newest).toBeNull();
  });

  it("is taken back once", async () => {
    accepted(await mark(ruth, "field:email"));
    const input = { orgId: tenant.orgId, customerId, target: "field:email" };
    const twice = await Promise.all([clearMark(leo, input), clearMark(ruth, input)]);
    expect(twice.map(codeOf).sort()).toEqual(["not_found", "ok"]);
    expect((await standing()).findings).toEqual([]);
    expect(codeOf(await clearMark(ruth, { ...input, target: "field:dob" }))).toBe("not_found");
  });
});

describe("four eyes", () => {
  it("who made the customer or belongs to its organisation marks nothing", async () => {
    const seen = await seenOf("field:first_name");
    for (const person of [maker, await tenant.member("viewer")]) {
      const scope = reviewerScope({ id: person.userId, name: person.userName, email: "" });
      expect(codeOf(await flag(scope, "field:first_name", { seen }))).toBe("forbidden");
      const input = { orgId: tenant.orgId, customerId, target: "field:first_name" };
      expect(codeOf(await clearMark(scope, input))).toBe("forbidden");
    }
    expect((await standing()).findings).toEqual([]);
  });

  it("is kept by the database alone, past all code", async () => {
    accepted(await flag(ruth, "field:first_name"));
    const forged = tenant.owner`update case_findings set by_id = ${maker.userId} where customer_id = ${customerId}`;
    await expect(forged).rejects.toThrow(/cannot decide/);
    expect((await standing()).findings[0]?.byName).toBe(ruth.userName);
  });

  it("an organisation cannot read marks on its own customers, past all code", async () => {
    accepted(await flag(ruth, "field:first_name"));
    const { markables } = await standing();
    const own = await withScope(maker, (tx) => listFindings(tx, maker, customerId, markables));
    expect(own).toEqual([]);
  });
});
