import { and, desc, eq, notInArray } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { auditEvents, reviewChecks, reviewRuns } from "@/db/schema";
import type { Tx } from "@/db/scope";
import { AUDIT_ACTIONS, type AuditAction, isForMerchants } from "@/lib/audit/constants";
import { openAuditDetail } from "@/lib/audit/record";
import { subdivisionName } from "@/lib/core/geo-subdivisions";
import { toPublicId } from "@/lib/core/ids";
import type { AccountState, CustomerStatus, CustomerType, Purpose } from "@/lib/customers/constants";
import { customerEvidence } from "@/lib/customers/lifecycle/evidence";
import { type CustomerRecord, openProfile, organisationFacts } from "@/lib/customers/reads";
import { whoMustAct } from "@/lib/customers/rules";
import { missingItems } from "@/lib/customers/rules-completeness";
import { askedItems } from "@/lib/requests/reads";
import { withQuestions } from "@/lib/requests/rules";
import { openRestrictions } from "@/lib/restrictions/reads";
import { CHECK_LABELS, type CheckName } from "@/lib/reviews/constants";
import { profileBlocks } from "./rules";
import { timelineEntry } from "./rules-timeline";
import type { CheckLine, CustomerDetail } from "./types";

const TIMELINE_LENGTH = 200;

type Owner = { orgId: string };

/** The newest run of the automated review with its checks in order. */
export async function latestRun(tx: Tx, owner: Owner, customerId: string, audience: "merchant" | "staff") {
  const [run] = await tx
    .select()
    .from(reviewRuns)
    .where(and(inOrg(reviewRuns.orgId, owner), eq(reviewRuns.customerId, customerId)))
    .orderBy(desc(reviewRuns.id))
    .limit(1);
  if (!run) return null;
  const checks = await tx
    .select()
    .from(reviewChecks)
    .where(and(inOrg(reviewChecks.orgId, owner), eq(reviewChecks.runId, run.id)))
    .orderBy(reviewChecks.position);
  // A merchant is not told about watch lists: it could reach the person concerned.
  const shown = checks.filter((check) => audience === "staff" || check.name !== "watch_list");
  const lines: CheckLine[] = shown.map((check) => ({
    name: check.name,
    label: CHECK_LABELS[check.name as CheckName] ?? check.name,
    result: check.result as CheckLine["result"],
    explanation: check.explanation,
    inputSummary: audience === "staff" ? check.inputSummary : null,
  }));
  return { at: run.finishedAt.toISOString(), version: run.version, outcome: run.outcome, lines };
}

const staffOnly = (Object.keys(AUDIT_ACTIONS) as AuditAction[]).filter((action) => !isForMerchants(action));

async function timelineRows(tx: Tx, owner: Owner, customerId: string, audience: "merchant" | "staff") {
  return tx
    .select()
    .from(auditEvents)
    .where(
      and(
        inOrg(auditEvents.orgId, owner),
        eq(auditEvents.customerId, customerId),
        audience === "merchant" ? notInArray(auditEvents.action, staffOnly) : undefined,
      ),
    )
    .orderBy(desc(auditEvents.id))
    .limit(TIMELINE_LENGTH);
}

/** Everything the customer page and the case page show. Sensitive values are masked. */
export async function customerDetail(
  tx: Tx,
  customer: CustomerRecord,
  audience: "merchant" | "staff",
): Promise<CustomerDetail> {
  const profile = openProfile(customer);
  const { facts } = await customerEvidence(tx, customer, customer.id);
  const { today } = await organisationFacts(tx, customer);
  const purpose = customer.purpose as Purpose;
  const status = customer.status as CustomerStatus;
  const asked = await askedItems(tx, customer, profile);
  const missing = withQuestions(asked, missingItems({ profile, purpose, documents: facts, today }));
  const forWallet = missingItems({ profile, purpose: "WALLET", documents: facts, today });
  const rows = await timelineRows(tx, customer, customer.id, audience);
  return {
    id: toPublicId("customer", customer.id),
    type: customer.type as CustomerType,
    purpose,
    name: customer.displayName,
    status,
    statusReason: customer.statusReason,
    accountState: customer.accountState as AccountState,
    isActive: customer.isActive,
    isEnabled: customer.isEnabled,
    isWalletReady: customer.isWalletReady,
    createdAt: customer.createdAt.toISOString(),
    updatedAt: customer.updatedAt.toISOString(),
    externalId: customer.externalId,
    tags: customer.tags,
    version: customer.version,
    nextStep: whoMustAct(status, missing),
    missing: status === "SUSPENDED" ? [] : missing,
    restrictions: await openRestrictions(tx, customer, customer.id, audience),
    missingForWallet: forWallet.length,
    blocks: profileBlocks(profile, { subdivision: subdivisionName }, false),
    timeline: rows.map((row) =>
      timelineEntry(
        {
          id: toPublicId("audit", row.id),
          at: row.at.toISOString(),
          actorKind: row.actorKind,
          actorName: audience === "merchant" && row.actorKind === "STAFF" ? "Compliance" : row.actorName,
          action: row.action,
          detail: openAuditDetail(row),
        },
        profile,
        audience,
      ),
    ),
    checks: await latestRun(tx, customer, customer.id, audience),
  };
}
