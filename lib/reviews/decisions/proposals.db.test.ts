import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { decideNow } from "@/db/testing/decisions";
import { accepted, codeOf, makeCustomer, traces } from "@/db/testing/fixtures";
import { fromPublicId } from "@/lib/core/ids";
import { reviewCustomer } from "@/lib/reviews/writes";
import {
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
  policy,
  ruth,
  seen,
  status,
  tenant,
  useCustomer,
} from "./testing/desk";
import { confirmProposal, refuseProposal, withdrawProposal } from "./writes-proposals";

beforeAll(openDesk);
afterAll(() => tenant.drop());
beforeEach(newCase);

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
    await lookAgain();
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
    useCustomer(await makeCustomer(maker, person({ first_name: "Below", nationality: "IR", last_name: "Below" })));
    accepted(await reviewCustomer(tenant.worker, { customerId, version: 1 }));
    const other = await caseNow();
    await policy("RISK", (other?.riskScore ?? 0) + 1);
    expect(accepted(await decideNow(ruth, of())).kind).toBe("DECIDED");
  });
});
