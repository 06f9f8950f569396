import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { decideNow } from "@/db/testing/decisions";
import { accepted, codeOf, customerRow, makeCustomer, traces } from "@/db/testing/fixtures";
import { setClock } from "@/lib/core/clock";
import { fromPublicId } from "@/lib/core/ids";
import { reviewCustomer } from "@/lib/reviews/writes";
import {
  addPaper,
  caseNow,
  change,
  customerId,
  decide,
  lead,
  leo,
  look,
  maker,
  newCase,
  of,
  openDesk,
  person,
  policy,
  ruth,
  tenant,
  useCustomer,
} from "./testing/desk";
import { confirmProposal } from "./writes-proposals";
import { undoSuspension } from "./writes-undo";

beforeAll(openDesk);
afterAll(() => tenant.drop());
beforeEach(newCase);

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
    useCustomer(await makeCustomer(maker, person({ first_name: "Short" }), "WALLET"));
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
