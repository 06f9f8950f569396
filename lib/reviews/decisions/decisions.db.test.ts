import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withScope } from "@/db/scope";
import { decideNow, decisionOn } from "@/db/testing/decisions";
import { accepted, auditOf, codeOf, makeCustomer, traces } from "@/db/testing/fixtures";
import { lockCustomer } from "@/lib/customers/reads";
import { currentMarkables } from "@/lib/reviews/findings/reads";
import { markTarget } from "@/lib/reviews/findings/writes";
import { reviewCustomer } from "@/lib/reviews/writes";
import { newDecisionId } from "./rules";
import {
  addPaper,
  as,
  caseNow,
  change,
  customerId,
  decide,
  edit,
  lead,
  leo,
  look,
  lookAgain,
  maker,
  newCase,
  of,
  openDesk,
  person,
  ruth,
  seen,
  status,
  tenant,
  useCustomer,
} from "./testing/desk";
import { decideCase } from "./writes";
import { referCase } from "./writes-referral";

beforeAll(openDesk);
afterAll(() => tenant.drop());
beforeEach(newCase);

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

    await lookAgain();
    await tenant.owner`update documents set expires_on = '2031-01-01' where customer_id = ${customerId}`;
    expect(change(await decide(ruth)).documents).toMatchObject([{ title: "Passport", change: "CORRECTED" }]);

    await lookAgain();
    await tenant.owner`update documents set state = 'REPLACED', ended_at = now() where customer_id = ${customerId}`;
    const second = await addPaper("b");
    expect(change(await decide(ruth)).documents).toMatchObject([{ title: "Passport", change: "REPLACED" }]);

    await lookAgain();
    await tenant.owner`update documents set state = 'REMOVED', ended_at = now() where sha256 = ${second}`;
    expect(change(await decide(ruth)).documents).toMatchObject([{ title: "Passport", change: "REMOVED" }]);

    await tenant.owner`update documents set state = 'CURRENT', ended_at = null where sha256 = ${second}`;
    await lookAgain();
    await tenant.owner`update documents set state = 'REPLACED', ended_at = now() where sha256 = ${second}`;
    const third = await addPaper("c");
    await tenant.owner`update documents set state = 'REMOVED', ended_at = now() where sha256 = ${third}`;
    expect(change(await decide(ruth)).documents, "replaced, and that taken away").toMatchObject([
      { title: "Passport", change: "REMOVED" },
    ]);
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
    useCustomer(await makeCustomer(maker, person({ first_name: "Short" }), "WALLET"));
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
