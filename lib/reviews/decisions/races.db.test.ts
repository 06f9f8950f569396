import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decisionOn, lookAt } from "@/db/testing/decisions";
import { accepted, openTenant, reviewerScope, type Tenant } from "@/db/testing/fixtures";
import { makePerson, memberScope } from "@/db/testing/people";
import { type MerchantScope, mintScope, type ReviewerScope } from "@/lib/auth/scope";
import { resetEnv } from "@/lib/core/env";
import { fromPublicId } from "@/lib/core/ids";
import type { Outcome, Refusal } from "@/lib/core/outcome";
import type { EditConflict } from "@/lib/customers/detail/types";
import { profileOf, type Staff, World } from "@/lib/customers/testing/life-cycle-world";
import { updateCustomer } from "@/lib/customers/writes";
import { submitDraft } from "@/lib/drafts/submission/writes";
import { saveDraft, startDraft } from "@/lib/drafts/writes";
import { NO_QUEUE_FILTERS } from "@/lib/reviews/queue/input";
import { takeNext } from "@/lib/reviews/queue/writes-take";
import { withoutDocumentWork } from "@/scripts/bench/kit-uploads";
import type { DecisionInput, SeenInput } from "./input";
import type { DecisionAnswer, DecisionChange } from "./types";
import { decideCase } from "./writes";
import { confirmProposal } from "./writes-proposals";

/** `RACE_ROUNDS` is set by `node scripts/security/life-cycle.mjs`, which runs the full number. */
const ROUNDS = Number(process.env.RACE_ROUNDS ?? 25);
const LANES = ROUNDS > 100 ? 6 : 3;

let tenant: Tenant;
let merchant: MerchantScope;
let staff: Staff;

beforeAll(async () => {
  tenant = await openTenant();
  process.env.PORTICO_POOL = String(4 * LANES);
  resetEnv();
  await tenant.owner`update organisations set second_eye = 'NEVER'`;
  const { owner, orgId } = tenant;
  merchant = memberScope(await makePerson(owner, { orgId, role: "owner" }), orgId, "owner");
  const lead = mintScope<ReviewerScope>({ ...reviewerScope(await makePerson(owner, { staff: "lead" })), role: "lead" });
  staff = { ruth: await tenant.reviewer(), leo: await tenant.reviewer(), lead };
});
afterAll(() => tenant.drop());

type Case = { world: World; of: { orgId: string; customerId: string }; seen: SeenInput; round: number };
type Racer = () => Promise<Outcome<unknown>>;

/** A customer that waits for a person, as a reviewer's page shows it. */
async function openCase(round: number): Promise<Case> {
  const world = new World(tenant.owner, merchant, staff);
  await world.begin("RISKY", true);
  expect(await world.review()).toBe("REFERRED");
  const of = { orgId: tenant.orgId, customerId: world.customerId };
  return { world, of, seen: await lookAt(staff.ruth, of.orgId, of.customerId), round };
}

/** Lets them start in turns, so that neither is first by how it is written. */
async function race(round: number, racers: readonly Racer[]): Promise<Outcome<unknown>[]> {
  const order = racers.map((_, index) => (index + round) % racers.length);
  const results: Outcome<unknown>[] = [];
  await Promise.all(
    order.map(async (index) => {
      const racer = racers[index];
      if (racer) results[index] = await racer();
    }),
  );
  return results;
}

/** Every round on a customer of its own, several at a time. */
async function rounds(play: (found: Case) => Promise<string>): Promise<Record<string, number>> {
  const tally: Record<string, number> = {};
  let next = 0;
  await withoutDocumentWork(() =>
    Promise.all(
      Array.from({ length: LANES }, async () => {
        for (let round = next++; round < ROUNDS; round = next++) {
          const found = await openCase(round);
          const end = await play(found);
          tally[end] = (tally[end] ?? 0) + 1;
          await found.world.end();
        }
      }),
    ),
  );
  expect(Object.values(tally).reduce((sum, count) => sum + count, 0)).toBe(ROUNDS);
  return tally;
}

const say = (name: string, tally: Record<string, number>) =>
  console.info(
    `${name}: ${ROUNDS} rounds, ${Object.entries(tally)
      .map(([end, count]) => `${count} ${end}`)
      .join(", ")}`,
  );

const decide =
  (scope: ReviewerScope, { of, seen }: Case, more: Partial<DecisionInput> = {}): Racer =>
  () =>
    decideCase(scope, decisionOn(of, seen, more));
const edit =
  ({ world, of }: Case, note: number): Racer =>
  () =>
    updateCustomer(merchant, {
      customerId: of.customerId,
      version: 1,
      // A change that reviewers have to look at.
      profile: { ...profileOf("RISKY", world.number, note), nationality: "SY" },
    });

/** Exactly one did it; gives who was too late and what they were told. */
function loser(results: Outcome<unknown>[]): { index: number; refusal: Refusal } {
  expect(results.filter((result) => result.ok)).toHaveLength(1);
  const index = results.findIndex((result) => !result.ok);
  const refusal = results[index];
  if (!refusal || refusal.ok) throw new Error("Nobody lost");
  expect(["conflict", "wrong_state"]).toContain(refusal.code);
  return { index, refusal };
}

function toldOf(refusal: Refusal): DecisionChange {
  const change = refusal.detail as DecisionChange;
  expect(change.kind).toBe("changed");
  expect(refusal.message).toMatch(/since this was looked at, so nothing was decided\.$/);
  return change;
}

const decisionsOn = async (customerId: string) => {
  const rows = await tenant.owner`
    select to_status, version, document_hashes from customer_transitions
    where org_id = ${tenant.orgId} and customer_id = ${customerId} and actor_kind = 'STAFF' order by id`;
  return [...rows];
};

const WAIT = Math.max(120_000, ROUNDS * 3_000);

describe(`in ${ROUNDS} rounds each, exactly one wins and the other is told what happened:`, () => {
  it(
    "approve against suspend, and two officers who both approve",
    async () => {
      for (const decision of ["SUSPENDED", "APPROVED"] as const) {
        const tally = await rounds(async (found) => {
          const results = await race(found.round, [
            decide(staff.ruth, found),
            decide(staff.leo, found, { decision, reasonCode: "OTHER" }),
          ]);
          const { index, refusal } = loser(results);
          const winner = index === 0 ? staff.leo : staff.ruth;
          const to = index === 0 ? decision : "APPROVED";
          expect(toldOf(refusal).transitions).toMatchObject([{ byName: winner.userName, to }]);
          expect(await decisionsOn(found.of.customerId)).toMatchObject([{ to_status: to }]);
          return index === 0 ? "the second won" : "the first won";
        });
        say(`approve against ${decision === "SUSPENDED" ? "suspend" : "approve by another"}`, tally);
      }
    },
    2 * WAIT,
  );

  it(
    "the same officer twice, by two decisions and by one sent twice",
    async () => {
      const twice = await rounds(async (found) => {
        const { refusal } = loser(
          await race(found.round, [
            decide(staff.ruth, found),
            decide(staff.ruth, found, { decision: "SUSPENDED", reasonCode: "OTHER" }),
          ]),
        );
        expect(toldOf(refusal).transitions).toMatchObject([{ byName: staff.ruth.userName }]);
        expect(await decisionsOn(found.of.customerId)).toHaveLength(1);
        return "decided once";
      });
      say("the same officer, two decisions", twice);
      const resent = await rounds(async (found) => {
        const input = decisionOn(found.of, found.seen);
        const results = await race(found.round, [
          () => decideCase(staff.ruth, input),
          () => decideCase(staff.ruth, input),
        ]);
        const [first, second] = results.map((result) => accepted(result as Outcome<DecisionAnswer>));
        expect(second?.transitionId).toBe(first?.transitionId);
        expect(await decisionsOn(found.of.customerId)).toHaveLength(1);
        return "decided once, answered twice the same";
      });
      say("the same decision sent twice", resent);
    },
    2 * WAIT,
  );

  it(
    "approve against an edit: what was not looked at is never approved",
    async () => {
      const tally = await rounds(async (found) => {
        const [approved, edited] = await race(found.round, [decide(staff.ruth, found), edit(found, 1)]);
        expect(edited?.ok).toBe(true);
        const made = await decisionsOn(found.of.customerId);
        const [row] = await tenant.owner`select status, version from customers where id = ${found.of.customerId}`;
        // The edit stands at the end, and nobody has approved it.
        expect(row).toMatchObject({ status: "UNDER_REVIEW", version: 2 });
        if (approved?.ok) {
          expect(made).toMatchObject([{ to_status: "APPROVED", version: 1 }]);
          return "approved first, then the edit opened the review again";
        }
        expect(made).toEqual([]);
        if (!approved) throw new Error("No answer");
        expect(toldOf(approved).fields).toEqual(
          expect.arrayContaining([
            expect.objectContaining({ label: expect.stringMatching(/\w/), byName: merchant.userName }),
          ]),
        );
        return "edited first, the approval refused";
      });
      say("approve against edit", tally);
    },
    WAIT,
  );

  it(
    "approve against a replaced document: an approval names the files that it accepted",
    async () => {
      const tally = await rounds(async (found) => {
        let replaced = "";
        const [approved] = await race(found.round, [
          async () => {
            // An upload has more to do before it is under the lock: other reads of the officer let it come first at times.
            for (let read = 0; read < found.round % 6; read++)
              await lookAt(staff.ruth, found.of.orgId, found.of.customerId);
            return decide(staff.ruth, found)();
          },
          async () => {
            replaced = await found.world.upload("ID_PROOF");
            return { ok: true, value: null };
          },
        ]);
        expect(replaced).toBe("ok");
        const made = await decisionsOn(found.of.customerId);
        const [row] = await tenant.owner`select status from customers where id = ${found.of.customerId}`;
        expect(row?.status).toBe("UNDER_REVIEW");
        if (approved?.ok) {
          const seen = found.seen.evidence.map((paper) => paper.sha256).sort();
          const named = made[0]?.document_hashes.map((hash: { sha256: string }) => hash.sha256).sort();
          expect(named).toEqual(seen);
          return "approved first, then the new file opened the review again";
        }
        expect(made).toEqual([]);
        if (!approved) throw new Error("No answer");
        expect(toldOf(approved).documents).toMatchObject([
          { title: "Passport", change: "REPLACED", byName: merchant.userName },
        ]);
        return "replaced first, the approval refused";
      });
      say("approve against document replaced", tally);
    },
    WAIT,
  );

  it(
    "edit against edit: the second is told which fields the first changed",
    async () => {
      const tally = await rounds(async (found) => {
        const { refusal } = loser(await race(found.round, [edit(found, 1), edit(found, 2)]));
        const conflict = refusal.detail as EditConflict;
        expect(conflict).toMatchObject({ version: 2, editedByName: merchant.userName });
        expect(conflict.changed.map((field) => field.path)).toContain("description");
        return "one edit kept";
      });
      say("edit against edit", tally);
    },
    WAIT,
  );

  it(
    "maker against checker: who edited never decides, whoever else is quicker or slower",
    async () => {
      const maker = reviewerScope({ id: merchant.userId, name: merchant.userName, email: "" });
      const tally = await rounds(async (found) => {
        const [own, other] = await race(found.round, [decide(maker, found), decide(staff.leo, found)]);
        expect(own).toMatchObject({ ok: false, code: "forbidden" });
        expect(other?.ok).toBe(true);
        return "decided by the other";
      });
      say("maker against checker", tally);
    },
    WAIT,
  );

  it(
    "two second persons: a proposal is confirmed once",
    async () => {
      await tenant.owner`update organisations set second_eye = 'ALWAYS'`;
      const tally = await rounds(async (found) => {
        const proposed = accepted((await decide(staff.ruth, found)()) as Outcome<DecisionAnswer>);
        const about = {
          ...found.of,
          ...found.seen,
          proposalId: fromPublicId("proposal", proposed.proposalId ?? "") ?? "",
        };
        const { index, refusal } = loser(
          await race(found.round, [() => confirmProposal(staff.leo, about), () => confirmProposal(staff.lead, about)]),
        );
        const winner = index === 0 ? staff.lead : staff.leo;
        expect(refusal.message).toContain(`confirmed by ${winner.userName}`);
        expect(await decisionsOn(found.of.customerId)).toMatchObject([{ to_status: "APPROVED" }]);
        return "confirmed once";
      });
      await tenant.owner`update organisations set second_eye = 'NEVER'`;
      say("confirm against confirm", tally);
    },
    WAIT,
  );

  it(
    "a case taken by two at once is one person's",
    async () => {
      await tenant.owner`update review_cases set closed_at = now() where closed_at is null`;
      let taken = 0;
      for (let round = 0; round < ROUNDS; round++) {
        const { world, of } = await openCase(round);
        const results = await race(round, [
          () => takeNext(staff.ruth, NO_QUEUE_FILTERS),
          () => takeNext(staff.leo, NO_QUEUE_FILTERS),
        ]);
        const got = results.map((result) => (accepted(result) as { taken: { id: string } | null }).taken?.id ?? null);
        expect(got.filter((id) => id !== null)).toHaveLength(1);
        const [row] = await tenant.owner`select assignee_id from review_cases where customer_id = ${of.customerId}`;
        expect(row?.assignee_id).toBe(got[0] === null ? staff.leo.userId : staff.ruth.userId);
        taken++;
        await world.end();
      }
      say("the same case taken by two", { "taken by one": taken });
    },
    WAIT,
  );

  it(
    "a draft submitted twice at once is one customer",
    async () => {
      let made = 0;
      for (let round = 0; round < ROUNDS; round++) {
        const started = accepted(await startDraft(merchant, { type: "INDIVIDUAL", purpose: "BASIC" }));
        const draftId = fromPublicId("draft", started.id) ?? "";
        const values = {
          ...{ first_name: "Twice", last_name: `Submitted ${round}` },
          ...{ email: `twice${round}@example.com`, country_of_residence: "AU" },
        };
        const common = { tab: "races-test", step: "review", visited: [], purpose: "BASIC", senderIds: [] } as const;
        const saved = accepted(
          await saveDraft(merchant, {
            ...common,
            visited: [],
            senderIds: [],
            draftId,
            version: 1,
            values,
          }),
        );
        const submit = () => submitDraft(merchant, { draftId, version: saved.version });
        const answers = (await Promise.all([submit(), submit()])).map(accepted);
        expect(answers[1]?.customerId).toBe(answers[0]?.customerId);
        const customerId = fromPublicId("customer", answers[0]?.customerId ?? "") ?? "";
        const [row] = await tenant.owner`
          select (select count(*)::int from customers where id = ${customerId}) as customers,
            (select count(*)::int from audit_events where customer_id = ${customerId} and action = 'customer.created') as audited`;
        expect(row).toMatchObject({ customers: 1, audited: 1 });
        made++;
      }
      say("double submit", { "made one customer": made });
    },
    WAIT,
  );

  it("left one audit row for each change of status and no status without its record", async () => {
    const [counts] = await tenant.owner`
      select (select count(*)::int from customer_transitions where from_status is not null) as moves,
        (select count(*)::int from audit_events where action = 'customer.status_changed') as audited,
        (select count(*)::int from customers c join customer_transitions t on t.id = c.last_transition_id
          where t.to_status <> c.status or t.customer_id <> c.id) as illegal`;
    expect(counts?.audited).toBe(counts?.moves);
    expect(counts?.illegal).toBe(0);
    console.info(
      `${counts?.moves} changes of status, ${counts?.audited} audit rows, ${counts?.illegal} illegal states`,
    );
  });
});
