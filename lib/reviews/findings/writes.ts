import { and, desc, eq } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { caseFindings, reviewRuns } from "@/db/schema";
import { type Tx, writeInScope } from "@/db/scope";
import { recordAudit } from "@/lib/audit/record";
import type { ReviewerScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { seal } from "@/lib/core/crypto";
import { NOT_FOUND, type Outcome, ok, refuse } from "@/lib/core/outcome";
import { type CustomerRecord, lockCustomer } from "@/lib/customers/reads";
import { type CaseRecord, lockOpenCase } from "@/lib/reviews/cases/reads";
import { openCase } from "@/lib/reviews/cases/writes";
import { decisionBar } from "@/lib/reviews/decisions/access";
import { VERDICT_LABELS } from "./constants";
import type { ClearMark, Mark } from "./input";
import { currentMarkables, storedTarget, textsBinding, toFinding } from "./reads";
import { markProblem } from "./rules";
import type { Finding } from "./types";

const NO_TEXTS = { forCustomer: "", forDeveloper: "" };

async function lastRiskScore(tx: Tx, customer: CustomerRecord): Promise<number> {
  const [newest] = await tx
    .select({ riskScore: reviewRuns.riskScore })
    .from(reviewRuns)
    .where(and(inOrg(reviewRuns.orgId, customer), eq(reviewRuns.customerId, customer.id)))
    .orderBy(desc(reviewRuns.id))
    .limit(1);
  return newest?.riskScore ?? 0;
}

/** The case that a mark belongs to: a person who marks something looks at the customer, so there is one from then on. */
async function caseOf(tx: Tx, scope: ReviewerScope, customer: CustomerRecord): Promise<CaseRecord> {
  const open = await lockOpenCase(tx, customer, customer.id);
  if (open) return open;
  const reason = customer.status === "SUSPENDED" ? "APPEAL" : "REVIEW";
  return openCase(tx, scope, customer, { reason, riskScore: await lastRiskScore(tx, customer) });
}

const whatItIs = (label: string, status: string | null) => ({ about: [label], ...(status ? { status } : {}) });

/**
 * Accepts or flags a field, a file or an empty place. The newest mark counts, whoever made it. What changed since the reviewer
 * saw it is not marked.
 */
export async function markTarget(scope: ReviewerScope, input: Mark): Promise<Outcome<Finding>> {
  return writeInScope(scope, async (tx) => {
    const customer = await lockCustomer(tx, { orgId: input.orgId }, input.customerId);
    if (!customer) return NOT_FOUND;
    const own = await decisionBar(tx, scope, customer);
    if (own) return own;
    const now = (await currentMarkables(tx, customer)).find((one) => one.target === input.target);
    const target = storedTarget(input.target);
    if (!now || target === null) {
      return refuse("conflict", "This is no longer part of the case. Look at what stands there now.");
    }
    if (now.seen !== input.seen) {
      return refuse("conflict", "This changed since you opened the case. Look at it again, then mark it.");
    }
    const { verdict, status, label } = input;
    const problem = markProblem(now, { verdict, status, label, ...(input.texts ?? NO_TEXTS) });
    if (problem) return refuse("invalid", problem);
    if (verdict === "FLAGGED" && input.texts === null) {
      return refuse("invalid", "Write what the customer reads.", { fields: { forCustomer: "Write what they read" } });
    }
    const { id: caseId, orgId } = await caseOf(tx, scope, customer);
    const flag = verdict === "FLAGGED" ? { status, label } : { status: null, label: null };
    const values = {
      verdict,
      ...flag,
      textsSealed:
        verdict === "FLAGGED" ? seal(JSON.stringify(input.texts), textsBinding(orgId, caseId, target)) : null,
      seenDigest: now.seen,
      byId: scope.userId,
      byName: scope.userName,
      at: clock.now(),
    };
    const [row] = await tx
      .insert(caseFindings)
      .values({ orgId, caseId, target, customerId: customer.id, ...values })
      .onConflictDoUpdate({ target: [caseFindings.orgId, caseFindings.caseId, caseFindings.target], set: values })
      .returning();
    if (!row) throw new Error("A mark was not written");
    await recordAudit(tx, scope, {
      orgId,
      action: verdict === "FLAGGED" ? "finding.flagged" : "finding.accepted",
      subject: { kind: "case", id: caseId },
      customerId: customer.id,
      detail: { ...whatItIs(now.label, flag.status), target, label, verdict: VERDICT_LABELS[verdict] },
    });
    return ok(toFinding(row, now));
  });
}

/** Takes a mark back: nothing is said about its target. */
export async function clearMark(scope: ReviewerScope, input: ClearMark): Promise<Outcome<{ target: string }>> {
  return writeInScope(scope, async (tx) => {
    const customer = await lockCustomer(tx, { orgId: input.orgId }, input.customerId);
    if (!customer) return NOT_FOUND;
    const own = await decisionBar(tx, scope, customer);
    if (own) return own;
    const target = storedTarget(input.target);
    const open = await lockOpenCase(tx, customer, customer.id);
    if (!open || target === null) return NOT_FOUND;
    const [gone] = await tx
      .delete(caseFindings)
      .where(
        and(inOrg(caseFindings.orgId, customer), eq(caseFindings.caseId, open.id), eq(caseFindings.target, target)),
      )
      .returning({ target: caseFindings.target });
    if (!gone) return NOT_FOUND;
    const now = (await currentMarkables(tx, customer)).find((one) => one.target === input.target);
    await recordAudit(tx, scope, {
      orgId: customer.orgId,
      action: "finding.cleared",
      subject: { kind: "case", id: open.id },
      customerId: customer.id,
      detail: { ...whatItIs(now?.label ?? input.target, null), target },
    });
    return ok({ target: input.target });
  });
}
