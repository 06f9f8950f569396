import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withScope } from "@/db/scope";
import { decideNow, decisionOn, lookAt } from "@/db/testing/decisions";
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
  traces,
} from "@/db/testing/fixtures";
import { type MerchantScope, mintScope, type ReviewerScope } from "@/lib/auth/scope";
import { setClock } from "@/lib/core/clock";
import { fromPublicId } from "@/lib/core/ids";
import type { Outcome } from "@/lib/core/outcome";
import { lockCustomer } from "@/lib/customers/reads";
import { COMPLETE_INDIVIDUAL } from "@/lib/customers/testing/profiles";
import { updateCustomer } from "@/lib/customers/writes";
import { announceDocuments } from "@/lib/documents/announce";
import { latestCase, lockOpenCase } from "@/lib/reviews/cases/reads";
import { currentMarkables } from "@/lib/reviews/findings/reads";
import { markTarget } from "@/lib/reviews/findings/writes";
import { reviewCustomer } from "@/lib/reviews/writes";
import type { DecisionInput, SeenInput } from "./input";
import { newDecisionId } from "./rules";
import type { DecisionChange } from "./types";
import { decideCase } from "./writes";
import { confirmProposal, refuseProposal, withdrawProposal } from "./writes-proposals";
import { referCase } from "./writes-referral";
import { undoSuspension } from "./writes-undo";

let tenant: Tenant;
let maker: MerchantScope;
let ruth: ReviewerScope;
let leo: ReviewerScope;
let lead: ReviewerScope;
let customerId: string;
let seen: SeenInput;

const as = (scope: { userId: string; userName: string }) =>
  reviewerScope({ id: scope.userId, name: scope.userName, email: "" });
const policy = (secondEye: "ALWAYS" | "RISK" | "NEVER", risk = 70) =>
  tenant.owner`update organisations set second_eye = ${secondEye}, second_eye_risk = ${risk}`;

beforeAll(async () => {
  tenant = await openTenant();
  maker = await tenant.member();
  ruth = await tenant.reviewer();
  leo = await tenant.reviewer();
  const { userId, userName } = await tenant.reviewer();
  await tenant.owner`update users set platform_role = 'lead' where id = ${userId}`;
  lead = mintScope<ReviewerScope>({ ...as({ userId, userName }), role: "lead" });
});
afterAll(() => tenant.drop());

let made = 0;
function person(more: object = {}) {
  const { tax_info: _tax, ...profile } = COMPLETE_INDIVIDUAL;
  return { ...profile, last_name: `Nguyen ${made}`, identification_value: `PA${2_000_000 + made}`, ...more };
}

// From a high-risk country: the automated review leaves it to a person.
beforeEach(async () => {
  setClock(null);
  await policy("RISK");
  made += 1;
  customerId = await makeCustomer(maker, person({ nationality: "IR" }));
  accepted(await reviewCustomer(tenant.worker, { customerId, version: 1 }));
  seen = await look();
});

const of = () => ({ orgId: tenant.orgId, customerId });
const look = () => lookAt(ruth, tenant.orgId, customerId);
const decide = (scope: ReviewerScope, more: Partial<DecisionInput> = {}) =>
  decideCase(scope, decisionOn(of(), seen, more));
const status = async () => (await customerRow(maker, customerId)).status;
const change = (outcome: Outcome<unknown>): DecisionChange => {
  if (outcome.ok) throw new Error("It was not refused");
  return outcome.detail as DecisionChange;
};
const edit = (more: object) =>
  updateCustomer(maker, { customerId, version: seen.version, profile: person({ nationality: "IR", ...more }) });
const caseNow = (openOnly = true) =>
  withScope(ruth, (tx) => (openOnly ? lockOpenCase : latestCase)(tx, tenant, customerId));

/** A file arrives as an upload would bring it, without its bytes. */
async function addPaper(sha: string) {
  const sha256 = await addDocumentRow(tenant.owner, tenant.orgId, customerId, sha.repeat(64));
  await withScope(maker, async (tx) => {
    const customer = await lockCustomer(tx, maker, customerId);
    if (customer) accepted(await announceDocuments(tx, maker, customer));
  });
  await reviewCustomer(tenant.worker, { customerId, version: seen.version });
  return sha256;
}

describe("a decision", () => {
  it("is refused to who made or last edited the customer, and to members of its organisation", async () => {
    const before = await traces(tenant.owner);
    expect(codeOf(await decide(as(maker)))).toBe("forbidden");
    expect(codeOf(await decide(as(await tenant.member("viewer"))))).toBe("forbidden");
    expect(await traces(tenant.owner)).toEqual(before);
  });

  it("is refused when the profile has changed, and says which field, by whom and when", async () => {
    accepted(await edit({ gender: "OTHER" }));
    const before = await traces(tenant.owner);
    const refused = await decide(ruth);
    expect(refused).toMatchObject({ code: "conflict", message: expect.stringContaining(`${maker.userName} changed`) });
    expect(change(refused)).toMatchObject({
      fields: [{ path: "gender", label: "Gender", byName: maker.userName, at: expect.stringMatching(/T.*Z$/) }],
      documents: [],
      transitions: [],
    });
    expect(await traces(tenant.owner)).toEqual(before);
    await reviewCustomer(tenant.worker, { customerId, version: 2 });
    expect(codeOf(await decide(ruth, await look()))).toBe("ok");
  });

  it("is refused when documents were added, replaced, removed or corrected, and says which", async () => {
    const first = await addPaper("a");
    const refused = await decide(ruth);
    expect(codeOf(refused)).toBe("conflict");
    expect(change(refused).documents).toMatchObject([{ title: "Passport", change: "ADDED", byName: "Somebody" }]);

    seen = await look();
    await tenant.owner`update documents set expires_on = '2031-01-01' where customer_id = ${customerId}`;
    expect(change(await decide(ruth)).documents).toMatchObject([{ title: "Passport", change: "CORRECTED" }]);

    seen = await look();
    await tenant.owner`update documents set state = 'REPLACED', ended_at = now() where customer_id = ${customerId}`;
    const second = await addPaper("b");
    expect(change(await decide(ruth)).documents).toMatchObject([{ title: "Passport", change: "REPLACED" }]);

    seen = await look();
    await tenant.owner`update documents set state = 'REMOVED', ended_at = now() where sha256 = ${second}`;
    expect(change(await decide(ruth)).documents).toMatchObject([{ title: "Passport", change: "REMOVED" }]);

    await tenant.owner`update documents set state = 'CURRENT', ended_at = null where sha256 = ${second}`;
    expect(codeOf(await decide(ruth, await look()))).toBe("ok");
    const [record] = await tenant.owner`
      select document_hashes from customer_transitions where customer_id = ${customerId} and to_status = 'APPROVED'`;
    expect(record?.document_hashes).toEqual([expect.objectContaining({ sha256: second })]);
    expect(first).not.toBe(second);
  });

  it("of two reviewers at once is made by one; the other is told by whom", async () => {
    const outcomes = await Promise.all([decide(ruth), decide(leo, { decision: "SUSPENDED", reasonCode: "OTHER" })]);
    expect(outcomes.map(codeOf).sort()).toEqual(["ok", "wrong_state"]);
    const lost = outcomes.findIndex((outcome) => !outcome.ok);
    const winner = lost === 0 ? leo : ruth;
    const refused = outcomes[lost];
    if (!refused) throw new Error("nobody lost");
    expect(change(refused).transitions).toMatchObject([{ byName: winner.userName, to: await status() }]);
    const decisions = await tenant.owner`
      select actor_id from customer_transitions where customer_id = ${customerId} and actor_kind = 'STAFF'`;
    expect(decisions).toHaveLength(1);
  });

  it("sent twice, also at once, is made once and answered the same", async () => {
    const input = decisionOn(of(), seen);
    const [first, second] = await Promise.all([decideCase(ruth, input), decideCase(ruth, input)]);
    expect(first.ok).toBe(true);
    expect(second).toEqual(first);
    const after = await traces(tenant.owner);
    expect(await decideCase(ruth, input)).toEqual(first);
    expect(await traces(tenant.owner)).toEqual(after);
    expect(codeOf(await decideCase(ruth, { ...input, reason: "Something else" }))).toBe("conflict");
    expect(codeOf(await decideCase(leo, input))).toBe("conflict");
    expect(await traces(tenant.owner)).toEqual(after);
  });

  it("to approve waits for the automated review of what stands now", async () => {
    const fresh = await makeCustomer(maker, person({ first_name: "Fresh", nationality: "IR" }));
    const at = { orgId: tenant.orgId, customerId: fresh };
    expect(codeOf(await decideNow(ruth, at))).toBe("wrong_state");
    const [approved] = await Promise.all([
      decideNow(ruth, at),
      reviewCustomer(tenant.worker, { customerId: fresh, version: 1 }),
    ]);
    if (!approved.ok) accepted(await decideNow(ruth, at));
    const rows = await tenant.owner`select to_status from customer_transitions where customer_id = ${fresh}`;
    expect(rows.map((row) => row.to_status).sort()).toEqual(["APPROVED", "UNDER_REVIEW"]);
  });

  it("to approve is refused while something is flagged, and says what", async () => {
    const target = "field:nationality";
    const marks = await withScope(ruth, async (tx) => {
      const customer = await lockCustomer(tx, tenant, customerId);
      return customer ? currentMarkables(tx, customer) : [];
    });
    const texts = { forCustomer: "The nationality is not proven.", forDeveloper: "nationality: INVALID" };
    const mark = { ...of(), target, seen: marks.find((one) => one.target === target)?.seen ?? "", label: null };
    accepted(await markTarget(leo, { ...mark, verdict: "FLAGGED", status: "INVALID", texts }));
    const refused = await decide(ruth);
    expect(refused).toMatchObject({ code: "wrong_state", message: expect.stringContaining("Nationality") });
    expect(codeOf(await decide(ruth, { decision: "SUSPENDED", reasonCode: "OTHER" }))).toBe("ok");
  });

  it("names another organisation's customer in vain", async () => {
    expect(codeOf(await decide(ruth, { orgId: crypto.randomUUID() }))).toBe("not_found");
  });

  it("suspends from every status that is not suspended, opening and closing a case where none is", async () => {
    accepted(await decide(ruth));
    expect(await caseNow()).toBeNull();
    accepted(await decideNow(leo, of(), "SUSPENDED"));
    expect(await caseNow()).toBeNull();
    expect(await caseNow(false)).toMatchObject({ reason: "MONITORING" });
    expect(codeOf(await decideNow(leo, of(), "SUSPENDED"))).toBe("wrong_state");
    customerId = await makeCustomer(maker, person({ first_name: "Short" }), "WALLET");
    expect(await status()).toBe("PENDING_INFO");
    expect(accepted(await decideNow(leo, of(), "SUSPENDED")).status).toBe("SUSPENDED");
  });
});

describe("a referred case", () => {
  it("is decided by a lead alone, and the note stays in the log", async () => {
    const decisionId = newDecisionId();
    const note = "The ownership is unclear to me";
    accepted(await referCase(ruth, { ...of(), decisionId, note }));
    const after = await traces(tenant.owner);
    accepted(await referCase(ruth, { ...of(), decisionId, note }));
    expect(codeOf(await referCase(leo, { ...of(), decisionId: newDecisionId(), note }))).toBe("conflict");
    for (const decision of ["APPROVED", "SUSPENDED"] as const) {
      expect(codeOf(await decide(leo, { decision, reasonCode: "OTHER" }))).toBe("forbidden");
    }
    expect(await traces(tenant.owner)).toEqual(after);
    expect(await caseNow()).toMatchObject({ isReferred: true, assigneeId: null });
    expect(await auditOf(tenant.owner, customerId)).toContain("case.referred");
    expect(accepted(await decide(lead)).status).toBe("APPROVED");
  });
});

describe("a proposal", () => {
  beforeEach(() => policy("ALWAYS"));

  async function proposed(scope = ruth) {
    const answer = accepted(await decide(scope));
    expect(answer).toMatchObject({ kind: "PROPOSED", status: "UNDER_REVIEW" });
    return { ...of(), proposalId: fromPublicId("proposal", answer.proposalId ?? "") ?? "" };
  }
  const stateOf = async ({ proposalId }: { proposalId: string }) => {
    const [row] = await tenant.owner`select state from decision_proposals where id = ${proposalId}`;
    return row?.state;
  };

  it("takes effect when another person confirms it, in the name of both", async () => {
    const proposal = await proposed();
    expect(await status()).toBe("UNDER_REVIEW");
    const answer = accepted(await confirmProposal(leo, { ...proposal, ...(await look()) }));
    expect(answer.status).toBe("APPROVED");
    const [record] = await tenant.owner`
      select actor_id, confirmed_by, version from customer_transitions where customer_id = ${customerId} and to_status = 'APPROVED'`;
    expect(record).toMatchObject({ actor_id: ruth.userId, confirmed_by: leo.userId, version: 1 });
    const after = await traces(tenant.owner);
    expect(accepted(await confirmProposal(leo, { ...proposal, ...(await look()) })).status).toBe("APPROVED");
    expect(codeOf(await confirmProposal(lead, { ...proposal, ...(await look()) }))).toBe("wrong_state");
    expect(await traces(tenant.owner)).toEqual(after);
    const jobs = await tenant.owner`
      select payload ->> 'kind' as kind from graphile_worker._private_jobs j where payload ->> 'customerId' = ${customerId}`;
    expect(jobs.map((job) => job.kind)).toEqual(
      expect.arrayContaining(["second_eye.wanted", "proposal.settled", "status.changed"]),
    );
  });

  it("is not confirmed by who proposed it, who edited the customer or a member", async () => {
    const proposal = await proposed();
    const before = await traces(tenant.owner);
    for (const scope of [ruth, as(maker), as(await tenant.member("viewer"))]) {
      expect(codeOf(await confirmProposal(scope, { ...proposal, ...seen }))).toBe("forbidden");
    }
    expect(await traces(tenant.owner)).toEqual(before);
  });

  it("ends when the customer changed meanwhile, and the confirmer is told what", async () => {
    const proposal = await proposed();
    accepted(await edit({ gender: "OTHER" }));
    const refused = await confirmProposal(leo, { ...proposal, ...(await look()) });
    expect(codeOf(refused)).toBe("conflict");
    expect(change(refused).fields).toMatchObject([{ label: "Gender", byName: maker.userName }]);
    expect(await stateOf(proposal)).toBe("STALE");
    expect(await status()).toBe("UNDER_REVIEW");
    await reviewCustomer(tenant.worker, { customerId, version: 2 });
    seen = await look();
    const again = await proposed(leo);
    accepted(await confirmProposal(ruth, { ...again, ...seen }));
    expect(await status()).toBe("APPROVED");
  });

  it("stands in the way of a second one, is refused with a reason or withdrawn, and the case goes on", async () => {
    const first = await proposed();
    expect(codeOf(await decide(leo))).toBe("conflict");
    const reason = "The address is not proven";
    expect(codeOf(await withdrawProposal(leo, { ...first, reason }))).toBe("forbidden");
    expect(codeOf(await refuseProposal(ruth, { ...first, reason }))).toBe("forbidden");
    accepted(await refuseProposal(leo, { ...first, reason }));
    expect(await stateOf(first)).toBe("REFUSED");
    const second = await proposed(leo);
    accepted(await withdrawProposal(leo, { ...second, reason }));
    expect(await stateOf(second)).toBe("WITHDRAWN");
    expect(codeOf(await confirmProposal(ruth, { ...second, ...seen }))).toBe("wrong_state");
    expect(await status()).toBe("UNDER_REVIEW");
  });

  it("does not hold up a suspension, which ends it", async () => {
    const proposal = await proposed();
    expect(accepted(await decide(leo, { decision: "SUSPENDED", reasonCode: "OTHER" }))).toMatchObject({
      kind: "DECIDED",
      status: "SUSPENDED",
    });
    expect(await stateOf(proposal)).toBe("STALE");
    expect(codeOf(await confirmProposal(lead, { ...proposal, ...(await look()) }))).toBe("wrong_state");
  });

  it("is asked for from the organisation's risk on, and not below", async () => {
    const risk = (await caseNow())?.riskScore ?? 0;
    expect(risk).toBeGreaterThan(0);
    await policy("RISK", risk);
    expect(accepted(await decide(ruth)).kind).toBe("PROPOSED");
    customerId = await makeCustomer(maker, person({ first_name: "Below", nationality: "IR", last_name: "Below" }));
    accepted(await reviewCustomer(tenant.worker, { customerId, version: 1 }));
    const other = await caseNow();
    await policy("RISK", (other?.riskScore ?? 0) + 1);
    expect(accepted(await decideNow(ruth, of())).kind).toBe("DECIDED");
  });
});

describe("a suspension", () => {
  const MINUTE = 60_000;
  const suspend = async (scope = ruth) => {
    const answer = accepted(await decideNow(scope, of(), "SUSPENDED"));
    return { ...of(), transitionId: fromPublicId("transition", answer.transitionId ?? "") ?? "" };
  };

  it("is taken back within ten minutes by who made it, once, and the case is open again", async () => {
    const before = await caseNow();
    const undo = await suspend();
    expect(await caseNow()).toBeNull();
    expect(accepted(await undoSuspension(ruth, undo)).status).toBe("UNDER_REVIEW");
    expect((await caseNow())?.id).toBe(before?.id);
    const after = await traces(tenant.owner);
    expect(accepted(await undoSuspension(ruth, undo)).status).toBe("UNDER_REVIEW");
    expect(await traces(tenant.owner)).toEqual(after);
  });

  it("of an approved customer leads back to approved, without a case", async () => {
    accepted(await decide(ruth));
    const undo = await suspend();
    expect(accepted(await undoSuspension(ruth, undo)).status).toBe("APPROVED");
    expect(await caseNow()).toBeNull();
    expect((await customerRow(maker, customerId)).isActive).toBe(true);
  });

  it("is not taken back by another reviewer, but by a lead", async () => {
    const undo = await suspend();
    expect(codeOf(await undoSuspension(leo, undo))).toBe("forbidden");
    accepted(await undoSuspension(lead, undo));
  });

  it("is not taken back after ten minutes", async () => {
    const start = new Date();
    setClock(start);
    const undo = await suspend();
    setClock(new Date(start.getTime() + 10 * MINUTE + 1));
    expect(await undoSuspension(ruth, undo)).toMatchObject({ code: "wrong_state", message: /10 minutes/ });
    setClock(new Date(start.getTime() + 10 * MINUTE));
    accepted(await undoSuspension(ruth, undo));
  });

  it("is not taken back when the status or the files changed since", async () => {
    await policy("NEVER");
    const undo = await suspend();
    accepted(await decideNow(leo, of(), "UNSUSPENDED"));
    const refused = await undoSuspension(ruth, undo);
    expect(codeOf(refused)).toBe("wrong_state");
    expect(change(refused).transitions).toMatchObject([{ byName: leo.userName, from: "SUSPENDED" }]);
    const again = await suspend(leo);
    await addPaper("d");
    expect(change(await undoSuspension(leo, again)).documents).toMatchObject([{ change: "ADDED" }]);
  });

  it("is lifted to a fresh review that a person decides, or to what is missing", async () => {
    await policy("NEVER");
    await suspend();
    expect(accepted(await decideNow(leo, of(), "UNSUSPENDED")).status).toBe("UNDER_REVIEW");
    expect(await caseNow()).toMatchObject({ reason: "APPEAL" });
    expect(codeOf(await decideNow(leo, of()))).toBe("wrong_state");
    expect(accepted(await reviewCustomer(tenant.worker, { customerId, version: 1 }))).toBe("REFERRED");
    expect(accepted(await decideNow(leo, of())).status).toBe("APPROVED");
    customerId = await makeCustomer(maker, person({ first_name: "Short" }), "WALLET");
    await suspend();
    expect(accepted(await decideNow(leo, of(), "UNSUSPENDED")).status).toBe("PENDING_INFO");
  });

  it("is lifted by two where the policy asks for it", async () => {
    await suspend();
    await policy("ALWAYS");
    const answer = accepted(await decideNow(ruth, of(), "UNSUSPENDED"));
    expect(answer).toMatchObject({ kind: "PROPOSED", status: "SUSPENDED" });
    const proposalId = fromPublicId("proposal", answer.proposalId ?? "") ?? "";
    const confirmed = await confirmProposal(leo, { ...of(), proposalId, ...(await look()) });
    expect(accepted(confirmed).status).toBe("UNDER_REVIEW");
  });
});
