import { and, desc, eq, sql } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { insertRows } from "@/db/insert-rows";
import { customers, reviewCases, reviewChecks, reviewRuns } from "@/db/schema";
import { type Tx, writeInScope } from "@/db/scope";
import { sent } from "@/db/sent";
import { recordAudit } from "@/lib/audit/record";
import type { ReviewerScope, SystemScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { seal } from "@/lib/core/crypto";
import { ids, toPublicId } from "@/lib/core/ids";
import { NOT_FOUND, type Outcome, ok, refuse } from "@/lib/core/outcome";
import { evidenceDigest } from "@/lib/customers/lifecycle/evidence";
import { transitionCustomer } from "@/lib/customers/lifecycle/transition";
import { reevaluateCustomer } from "@/lib/customers/lifecycle/writes";
import { type CustomerRecord, lockCustomer, organisationFacts } from "@/lib/customers/reads";
import { readDocuments } from "@/lib/documents/readings/writes";
import { emitEvent } from "@/lib/outbox/emit";
import { isAskedByPerson } from "@/lib/requests/reads";
import { activeRestrictions } from "@/lib/restrictions/reads";
import { type ActiveVersion, activeVersions } from "@/lib/screening/reads";
import { keepStates, screenCustomer, writeScreening } from "@/lib/screening/writes";
import { planScreening, type States } from "@/lib/screening/writes-plan";
import { lockOpenCase } from "./cases/reads";
import { type CaseFacts, closeCase, openCase } from "./cases/writes";
import { RESULT_LABELS, type RunOutcome } from "./constants";
import { decisionBar } from "./decisions/access";
import { gatherFacts, reviewedDigests, toWatchListHits } from "./reads";
import { rulesInForce } from "./rule-sets/reads";
import { factsBinding, keptFacts } from "./rule-sets/rules";
import { merchantReason, outcomeLeftTo, outcomeOf, riskScore, runChecks } from "./rules";
import type { CheckRecord, LeftTo, ReviewFacts } from "./types";

type Run = {
  outcome: RunOutcome;
  checks: CheckRecord[];
  riskScore: number;
  startedAt: Date;
  evidenceDigest: string;
  ruleSetVersion: number;
  facts: ReviewFacts;
  leftTo: LeftTo;
};

async function recordRun(tx: Tx, customer: CustomerRecord, run: Run, id: string): Promise<void> {
  const { outcome, checks, riskScore, startedAt, evidenceDigest, ruleSetVersion } = run;
  const { orgId } = customer;
  const kept = JSON.stringify(keptFacts(run.facts, run.leftTo));
  // In this order: checks name their run.
  await Promise.all([
    insertRows(tx, reviewRuns, [
      {
        orgId,
        id,
        customerId: customer.id,
        version: customer.version,
        evidenceDigest,
        outcome,
        riskScore,
        ruleSetVersion,
        factsSealed: seal(kept, factsBinding(orgId, id)),
        createdAt: startedAt,
        finishedAt: clock.now(),
      },
    ]),
    insertRows(
      tx,
      reviewChecks,
      checks.map((check, position) => ({
        orgId,
        runId: id,
        name: check.name,
        position,
        checkVersion: check.version,
        inputSummary: check.inputSummary,
        result: check.result,
        explanation: check.explanation,
      })),
    ),
  ]);
}

/** Tells the merchant that a person decides; the status stays. */
async function referToPerson(
  tx: Tx,
  scope: SystemScope,
  customer: CustomerRecord,
  known: CaseFacts & { reason: string; riskScore: number; states: States },
): Promise<void> {
  const { reason, riskScore, states } = known;
  await Promise.all([
    openCase(tx, scope, customer, { reason: "REVIEW", riskScore }, known),
    tx
      .update(customers)
      .set({ ...states, statusReason: reason, updatedAt: clock.now() })
      .where(and(inOrg(customers.orgId, customer), eq(customers.id, customer.id))),
    recordAudit(tx, scope, {
      orgId: customer.orgId,
      action: "review.finished",
      subject: { kind: "customer", id: customer.id },
      customerId: customer.id,
      detail: { reason },
    }),
    emitEvent(tx, {
      orgId: customer.orgId,
      type: "customer.updated",
      subjectId: customer.id,
      payload: { customer_id: toPublicId("customer", customer.id), reason_code: "referred" },
    }),
  ]);
}

/**
 * Lets what this transaction sends from now on, its triggers and its foreign keys use plans that were made before: writes name their rows
 * by key, for which any values have the same plan. Not for reads: how many share a tax number is known from the values alone.
 */
const reusePlans = (tx: Tx) => sent(tx.execute(sql`select set_config('plan_cache_mode', ${"auto"}, true)`));

/** What the checks look at and what a decision of theirs writes over, of a locked customer. */
async function readCustomer(tx: Tx, customer: CustomerRecord, versions: readonly ActiveVersion[]) {
  // Sent together: none of them needs what another finds.
  const [gathered, screening, reviewed, open, isAsked, restrictions] = await Promise.all([
    gatherFacts(tx, customer),
    planScreening(tx, customer, versions),
    reviewedDigests(tx, customer),
    lockOpenCase(tx, customer, customer.id),
    isAskedByPerson(tx, customer),
    activeRestrictions(tx, customer, customer.id),
  ]);
  const { hashes, unread } = gathered;
  const facts: ReviewFacts = { ...gathered.facts, watchListHits: toWatchListHits(screening.open) };
  // Whether a person lifted a suspension and nobody has decided since: the checks would only repeat what a person overruled.
  const leftTo: LeftTo = open?.reason === "APPEAL" ? "PERSON" : isAsked ? "ASKED" : "CHECKS";
  const digest = evidenceDigest(hashes);
  return {
    facts,
    hashes,
    unread,
    digest,
    isReviewed: reviewed.includes(digest),
    screening,
    open,
    leftTo,
    restrictions,
  };
}

/**
 * The automated review of one version of a customer: checks are kept as records, then all pass = APPROVED, a hard fail =
 * SUSPENDED, anything else waits for a person. Does nothing when the customer has moved on since the job was asked for, so
 * running it twice decides once.
 */
export async function reviewCustomer(scope: SystemScope, input: ReviewOrder): Promise<Outcome<RunOutcome | "SKIPPED">> {
  const first = await reviewOnce(scope, input, "zones may be read first");
  if (!first.ok) return first;
  if (!isUnread(first.value)) return ok(first.value);
  // Outside of the transaction, which holds the customer's row: a zone takes a third of a second.
  await readDocuments(scope, first.value.unread);
  const second = await reviewOnce(scope, input, "with what is read");
  return !second.ok || !isUnread(second.value) ? (second as Outcome<RunOutcome | "SKIPPED">) : ok("SKIPPED");
}

type ReviewOrder = { customerId: string; version: number };
/** Identity documents that no job has read yet; nothing was decided. */
type Unread = { unread: string[] };
const isUnread = (value: RunOutcome | "SKIPPED" | Unread): value is Unread => typeof value === "object";

async function reviewOnce(
  scope: SystemScope,
  input: ReviewOrder,
  mode: "zones may be read first" | "with what is read",
): Promise<Outcome<RunOutcome | "SKIPPED" | Unread>> {
  return writeInScope<RunOutcome | "SKIPPED" | Unread>(scope, async (tx) => {
    // Sent with the lock: what is in force for all customers. The organisation's own settings are kept for this transaction.
    const [customer, versions, { version: ruleSetVersion, content: rules }, { slaHours }] = await Promise.all([
      lockCustomer(tx, scope, input.customerId),
      activeVersions(tx),
      rulesInForce(tx),
      organisationFacts(tx, scope),
    ]);
    if (customer?.status !== "UNDER_REVIEW" || customer.version !== input.version) return ok("SKIPPED");
    const startedAt = clock.now();
    const read = await readCustomer(tx, customer, versions);
    const { facts, leftTo, screening, open } = read;
    // A job may run twice, after a crash for example.
    if (read.isReviewed) return ok("SKIPPED");
    if (read.unread.length > 0 && mode === "zones may be read first") return ok({ unread: read.unread });
    const checks = runChecks(facts, rules);
    const outcome = outcomeLeftTo(outcomeOf(checks), leftTo);
    const score = riskScore(checks, rules);
    const runId = ids.next();
    const run = {
      ...{ outcome, checks, riskScore: score, startedAt, evidenceDigest: read.digest },
      ...{ ruleSetVersion, facts, leftTo },
    };
    const record = async () => {
      await Promise.all([
        reusePlans(tx),
        writeScreening(tx, scope, customer, screening),
        recordRun(tx, customer, run, runId),
      ]);
    };
    // A document may have run out between submission and review: then the merchant has to act, not a reviewer.
    if (facts.missing.length > 0 && outcome === "REFERRED") {
      await Promise.all([record(), keepStates(tx, customer, screening.states)]);
      const moved = await reevaluateCustomer(tx, scope, customer, { review: [], addressCheck: false });
      return moved.ok ? ok(outcome) : moved;
    }
    const reason = merchantReason(outcome, checks);
    if (outcome === "REFERRED") {
      const known = { reason, riskScore: score, states: screening.states, open, slaHours };
      await Promise.all([record(), referToPerson(tx, scope, customer, known)]);
      return ok(outcome);
    }
    const notPassed = checks.filter((check) => check.result !== "PASS");
    const internal = notPassed
      .map((check) => `${check.name}, ${RESULT_LABELS[check.result].toLowerCase()}: ${check.explanation}`)
      .join("\n");
    const code = outcome === "APPROVED" ? "all_checks_passed" : "hard_fail";
    const because = { code, text: reason, runId, ...(internal ? { internal } : {}) };
    // All that is written goes together: what it depends on is known, so each part is sent at once and nothing after another failed.
    const [, moved] = await Promise.all([
      record(),
      transitionCustomer(tx, scope, customer, outcome, because, read.hashes, {
        known: { restrictions: read.restrictions, approval: { documents: facts.documents, today: facts.today } },
        besides: screening.states,
      }),
      closeCase(tx, scope, customer, reason, open),
    ]);
    return moved.ok ? ok(outcome) : moved;
  });
}

/** The review normally takes two seconds; its job is tried again for some minutes. */
const JOB_PATIENCE_MS = 10 * 60_000;

async function newestRunId(tx: Tx, customer: CustomerRecord): Promise<string | null> {
  const [run] = await tx
    .select({ id: reviewRuns.id })
    .from(reviewRuns)
    .where(and(inOrg(reviewRuns.orgId, customer), eq(reviewRuns.customerId, customer.id)))
    .orderBy(desc(reviewRuns.id))
    .limit(1);
  return run?.id ?? null;
}

/** A case never becomes less risky by itself. */
async function raiseRisk(tx: Tx, customer: CustomerRecord, score: number): Promise<void> {
  const open = await lockOpenCase(tx, customer, customer.id);
  if (!open || open.riskScore >= score) return;
  await tx
    .update(reviewCases)
    .set({ riskScore: score, version: open.version + 1 })
    .where(and(inOrg(reviewCases.orgId, customer), eq(reviewCases.id, open.id)));
}

/**
 * Runs the checks again because a person asks for it: one more record that decides nothing. `afterRunId` is the newest run that
 * person saw, so the same request sent twice runs once; `version` the profile they saw.
 */
export async function rerunChecks(
  scope: ReviewerScope,
  input: { orgId: string; customerId: string; version: number; afterRunId: string | null },
): Promise<Outcome<{ isNew: boolean }>> {
  return writeInScope(scope, async (tx): Promise<Outcome<{ isNew: boolean }>> => {
    const customer = await lockCustomer(tx, { orgId: input.orgId }, input.customerId);
    if (!customer) return NOT_FOUND;
    const own = await decisionBar(tx, scope, customer);
    if (own) return own;
    if (customer.version !== input.version) {
      return refuse("conflict", "The profile changed since you opened the case. Look at the new version first.");
    }
    if ((await newestRunId(tx, customer)) !== input.afterRunId) return ok({ isNew: false });
    const startedAt = clock.now();
    const screening = await screenCustomer(tx, scope, customer);
    const [gathered, reviewed] = await Promise.all([gatherFacts(tx, customer), reviewedDigests(tx, customer)]);
    const facts = { ...gathered.facts, watchListHits: toWatchListHits(screening.open) };
    const digest = evidenceDigest(gathered.hashes);
    if (customer.status === "UNDER_REVIEW" && !reviewed.includes(digest)) {
      // The job would take a person's run for its own and never decide.
      const waitedMs = startedAt.getTime() - (customer.submittedAt ?? customer.createdAt).getTime();
      if (waitedMs < JOB_PATIENCE_MS) {
        return refuse("wrong_state", "The automated review has not looked at this version yet. Try again in a minute.");
      }
      // A job that is so late has failed: from now on a person has it.
      await openCase(tx, scope, customer, { reason: "REVIEW", riskScore: 0 });
    }
    const { version: ruleSetVersion, content: rules } = await rulesInForce(tx);
    const checks = runChecks(facts, rules);
    const score = riskScore(checks, rules);
    const runId = ids.next();
    const run = {
      ...{ outcome: outcomeOf(checks), checks, riskScore: score, startedAt, evidenceDigest: digest },
      ...{ ruleSetVersion, facts, leftTo: "CHECKS" as const },
    };
    await recordRun(tx, customer, run, runId);
    await raiseRisk(tx, customer, score);
    const open = checks.filter((check) => check.result !== "PASS").length;
    await recordAudit(tx, scope, {
      orgId: customer.orgId,
      action: "case.checks_rerun",
      subject: { kind: "run", id: runId },
      customerId: customer.id,
      detail: { reason: `${checks.length - open} of ${checks.length} passed`, version: customer.version },
    });
    return ok({ isNew: true });
  });
}
