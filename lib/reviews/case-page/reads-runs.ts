import { and, desc, eq, inArray } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { auditEvents, reviewChecks, reviewRuns } from "@/db/schema";
import type { Tx } from "@/db/scope";
import type { AuditAction } from "@/lib/audit/constants";
import { toPublicId } from "@/lib/core/ids";
import { CHECK_LABELS, type CheckName, type CheckResult, type RunOutcome } from "@/lib/reviews/constants";
import type { CheckRun } from "./types";

const RUNS_SHOWN = 20;
const RERUN_ACTION = "case.checks_rerun" satisfies AuditAction;

/** The runs of the automated review, newest first, each with its checks and with who asked for it again. */
export async function listRuns(tx: Tx, owner: { orgId: string }, customerId: string): Promise<CheckRun[]> {
  const runs = await tx
    .select()
    .from(reviewRuns)
    .where(and(inOrg(reviewRuns.orgId, owner), eq(reviewRuns.customerId, customerId)))
    .orderBy(desc(reviewRuns.id))
    .limit(RUNS_SHOWN);
  if (runs.length === 0) return [];
  const runIds = runs.map((run) => run.id);
  const checks = await tx
    .select()
    .from(reviewChecks)
    .where(and(inOrg(reviewChecks.orgId, owner), inArray(reviewChecks.runId, runIds)))
    .orderBy(reviewChecks.position);
  const asked = await tx
    .select({ runId: auditEvents.subjectId, byName: auditEvents.actorName })
    .from(auditEvents)
    .where(
      and(
        inOrg(auditEvents.orgId, owner),
        eq(auditEvents.customerId, customerId),
        eq(auditEvents.action, RERUN_ACTION),
        inArray(auditEvents.subjectId, runIds),
      ),
    );
  return runs.map((run) => ({
    id: toPublicId("run", run.id),
    at: run.finishedAt.toISOString(),
    version: run.version,
    outcome: run.outcome as RunOutcome,
    riskScore: run.riskScore,
    ruleSetVersion: run.ruleSetVersion,
    byName: asked.find((row) => row.runId === run.id)?.byName ?? null,
    checks: checks
      .filter((check) => check.runId === run.id)
      .map((check) => ({
        name: check.name,
        label: CHECK_LABELS[check.name as CheckName] ?? check.name,
        version: check.checkVersion,
        result: check.result as CheckResult,
        explanation: check.explanation,
        inputSummary: check.inputSummary,
      })),
  }));
}
