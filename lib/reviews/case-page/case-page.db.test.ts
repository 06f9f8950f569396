import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withScope } from "@/db/scope";
import {
  accepted,
  addDocumentRow,
  auditOf,
  codeOf,
  customerRow,
  makeCustomer,
  openTenant,
  reviewerScope,
  type Tenant,
} from "@/db/testing/fixtures";
import type { MerchantScope, ReviewerScope } from "@/lib/auth/scope";
import { clock, setClock } from "@/lib/core/clock";
import { fromPublicId, toPublicId } from "@/lib/core/ids";
import { findCustomer } from "@/lib/customers/reads";
import { COMPLETE_INDIVIDUAL } from "@/lib/customers/testing/profiles";
import { updateCustomer } from "@/lib/customers/writes";
import { DEFAULT_QUEUE } from "@/lib/reviews/queue/input";
import { rerunChecks, reviewCustomer } from "@/lib/reviews/writes";
import { listRuns } from "./reads-runs";
import { viewCase } from "./writes";

let tenant: Tenant;
let maker: MerchantScope;
let ruth: ReviewerScope;
let customerId: string;

beforeAll(async () => {
  tenant = await openTenant();
  maker = await tenant.member();
  ruth = await tenant.reviewer();
});
afterAll(async () => {
  setClock(null);
  await tenant.drop();
});

let made = 0;
function person(more: object = {}) {
  const { tax_info: _tax, ...profile } = COMPLETE_INDIVIDUAL;
  return { ...profile, last_name: `Cased ${made}`, identification_value: `PC${2_000_000 + made}`, ...more };
}
// From a high-risk country: the automated review leaves it to a person.
beforeEach(async () => {
  setClock(null);
  made += 1;
  customerId = await makeCustomer(maker, person({ nationality: "IR" }));
});

const review = () => reviewCustomer(tenant.worker, { customerId, version: 1 });

async function runs() {
  return withScope(ruth, async (tx) => {
    const customer = await findCustomer(tx, { orgId: tenant.orgId }, customerId);
    return customer ? listRuns(tx, customer, customerId) : [];
  });
}
async function rerun(scope: ReviewerScope = ruth, more: { version?: number; afterRunId?: string | null } = {}) {
  const [newest] = await runs();
  const afterRunId = newest ? fromPublicId("run", newest.id) : null;
  return rerunChecks(scope, { orgId: tenant.orgId, customerId, version: 1, afterRunId, ...more });
}
const open = (scope: ReviewerScope = ruth) =>
  viewCase(scope, { orgId: tenant.orgId, customerId, query: DEFAULT_QUEUE });

describe("running the checks again", () => {
  it("writes one more run under the person's name and decides nothing", async () => {
    accepted(await review());
    const before = await customerRow(maker, customerId);
    expect(accepted(await rerun())).toEqual({ isNew: true });
    const [newest, first] = await runs();
    expect(newest).toMatchObject({ byName: ruth.userName, version: 1, outcome: "REFERRED" });
    expect(first?.byName).toBeNull();
    expect(newest?.checks.map((check) => check.name)).toEqual(first?.checks.map((check) => check.name));
    expect(await customerRow(maker, customerId)).toEqual(before);
    expect((await auditOf(tenant.owner, customerId)).at(-1)).toBe("case.checks_rerun");
  });

  it("asked for ten times at once runs once", async () => {
    accepted(await review());
    const [newest] = await runs();
    const afterRunId = newest ? fromPublicId("run", newest.id) : null;
    const answers = await Promise.all(Array.from({ length: 10 }, () => rerun(ruth, { afterRunId })));
    expect(answers.filter((answer) => accepted(answer).isNew)).toHaveLength(1);
    expect(await runs()).toHaveLength(2);
  });

  it("waits for the job of the automated review, or that would decide nothing any more", async () => {
    expect(codeOf(await rerun())).toBe("wrong_state");
    expect(await runs()).toEqual([]);
    expect(accepted(await review())).toBe("REFERRED");
  });

  it("takes the place of a job that is long overdue, and leaves the customer to a person", async () => {
    setClock(new Date(clock.now().getTime() + 11 * 60_000));
    expect(accepted(await rerun())).toEqual({ isNew: true });
    expect((await customerRow(maker, customerId)).status).toBe("UNDER_REVIEW");
    expect(await auditOf(tenant.owner, customerId)).toContain("case.opened");
  });

  it("of a version that is no longer the newest, or by who made the customer, is refused", async () => {
    accepted(await review());
    const self = reviewerScope({ id: maker.userId, name: maker.userName, email: "" });
    expect(codeOf(await rerun(self))).toBe("forbidden");
    accepted(
      await updateCustomer(maker, {
        customerId,
        version: 1,
        profile: person({ nationality: "IR", first_name: "Changed" }),
      }),
    );
    expect(codeOf(await rerun())).toBe("conflict");
    expect(await runs()).toHaveLength(1);
  });
});

describe("the case page", () => {
  it("shows each field with what proves it, and what is shared with others without giving them away", async () => {
    const sha256 = "b".repeat(64);
    await addDocumentRow(tenant.owner, tenant.orgId, customerId, sha256);
    const twinId = await makeCustomer(maker, person({ nationality: "IR", first_name: "Twin" }));
    await addDocumentRow(tenant.owner, tenant.orgId, twinId, sha256);
    accepted(await review());
    const file = await open();
    const lines = file?.blocks.flatMap((block) => block.lines) ?? [];
    const [paper] = file?.documents ?? [];
    expect(lines.find((line) => line.path === "dob")).toMatchObject({ proofs: [paper?.id], value: "2 Apr 1990" });
    expect(lines.find((line) => line.path === "email")?.proofs).toEqual([]);
    const [twin, ...others] = file?.twins ?? [];
    expect(others).toEqual([]);
    expect(twin).toMatchObject({ id: toPublicId("customer", twinId), documentIds: [paper?.id] });
    expect(twin?.shares).toEqual(["ID number", "A document"]);
    const shared = twin?.fields.find((field) => field.label === "ID number");
    expect(shared).toMatchObject({ result: "SAME" });
    expect(JSON.stringify(twin)).not.toContain(`PC${2_000_000 + made}`);
    expect(twin?.fields.find((field) => field.label === "Name")?.result).toBe("DIFFERENT");
  });

  it("writes the look down once a person and version", async () => {
    const looks = async () =>
      (await auditOf(tenant.owner, customerId)).filter((action) => action === "customer.identifier_revealed");
    await Promise.all([open(), open(), open()]);
    expect(await looks()).toHaveLength(1);
    await open(await tenant.reviewer());
    expect(await looks()).toHaveLength(2);
  });

  it("of a customer that is not there is null", async () => {
    expect(await viewCase(ruth, { orgId: customerId, customerId: tenant.orgId, query: DEFAULT_QUEUE })).toBeNull();
  });
});
