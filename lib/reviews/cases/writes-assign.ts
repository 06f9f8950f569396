import { and, eq } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { customers, reviewCases } from "@/db/schema";
import { type Tx, writeInScope } from "@/db/scope";
import { type AuditEntry, recordAudit } from "@/lib/audit/record";
import type { IdentityScope, ReviewerScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { toPublicId } from "@/lib/core/ids";
import { NOT_FOUND, type Outcome, ok, type Refusal, refuse } from "@/lib/core/outcome";
import { notify } from "@/lib/notifications/writes";
import { announceCase } from "@/lib/outbox/emit";
import { moveBar } from "./access";
import type { CaseRecord } from "./reads";
import { holdAtWork, isBarred } from "./reads-staff";
import type { Assignable, CaseHandle } from "./types";

type Mover = ReviewerScope | IdentityScope;

/** The case as it was seen, locked; refused when it is closed or somebody changed it meanwhile. */
export async function lockSeenCase(tx: Tx, handle: CaseHandle): Promise<CaseRecord | Refusal> {
  const [row] = await tx
    .select()
    .from(reviewCases)
    .where(and(inOrg(reviewCases.orgId, handle), eq(reviewCases.id, handle.caseId)))
    .for("update");
  if (!row) return NOT_FOUND;
  if (row.closedAt) return refuse("wrong_state", "This case was closed meanwhile. There is nothing left to do in it.");
  if (row.version !== handle.version) {
    return refuse(
      "conflict",
      "Somebody changed this case meanwhile. The queue shows it as it is now; try again there.",
    );
  }
  return row;
}

/** Changes an open case that is locked, and tells open pages. */
export async function changeCase(
  tx: Tx,
  record: CaseRecord,
  change: Partial<Pick<CaseRecord, "assigneeId" | "assignedAt" | "snoozedUntil" | "snoozeReason">>,
): Promise<void> {
  const changed = await tx
    .update(reviewCases)
    .set({ ...change, version: record.version + 1 })
    .where(
      and(inOrg(reviewCases.orgId, record), eq(reviewCases.id, record.id), eq(reviewCases.version, record.version)),
    )
    .returning({ id: reviewCases.id });
  if (changed.length !== 1) throw new Error("A locked case is gone");
  await announceCase(tx, record);
}

/** Writes down what somebody did to a case. */
export async function auditCase(
  tx: Tx,
  scope: Mover,
  record: CaseRecord,
  action: AuditEntry["action"],
  detail: Record<string, unknown>,
): Promise<void> {
  await recordAudit(tx, scope, {
    orgId: record.orgId,
    action,
    subject: { kind: "case", id: record.id },
    customerId: record.customerId,
    detail,
  });
}

async function nameOf(tx: Tx, record: CaseRecord): Promise<string> {
  const [row] = await tx
    .select({ name: customers.displayName })
    .from(customers)
    .where(and(inOrg(customers.orgId, record), eq(customers.id, record.customerId)));
  return row?.name ?? "a customer";
}

/** Gives a locked case to somebody, writes it down and tells them unless it was their own doing. */
export async function giveCase(
  tx: Tx,
  scope: Mover,
  record: CaseRecord,
  to: Assignable,
  how: "taken" | "assigned" | "reassigned",
): Promise<void> {
  await changeCase(tx, record, { assigneeId: to.id, assignedAt: clock.now() });
  await auditCase(tx, scope, record, "case.assigned", {
    to: to.name,
    toId: to.id,
    how,
    ...(record.assigneeId ? { fromId: record.assigneeId } : {}),
  });
  if (how === "taken") return;
  const name = await nameOf(tx, record);
  await notify(tx, scope, {
    orgId: record.orgId,
    kind: "case.assigned",
    title: `The case of ${name} is yours`,
    body:
      how === "assigned" && scope.kind === "reviewer"
        ? `${scope.userName} gave it to you.`
        : "Whoever had it is away, and you have the fewest cases.",
    href: `/review/${toPublicId("organisation", record.orgId)}/${toPublicId("customer", record.customerId)}`,
    customerId: record.customerId,
    to: { userIds: [to.id] },
  });
}

/** Gives a case to somebody at work who may decide it; the version is that of the case as it was seen. */
export async function assignCase(
  scope: ReviewerScope,
  input: CaseHandle & { assigneeId: string },
): Promise<Outcome<{ to: string }>> {
  return writeInScope(scope, async (tx) => {
    // People before cases, here and wherever both are held: nobody waits in a circle.
    const to = await holdAtWork(tx, input.assigneeId);
    const record = await lockSeenCase(tx, input);
    if ("ok" in record) return record;
    const isSelf = input.assigneeId === scope.userId;
    if (!to) {
      return isSelf
        ? refuse("wrong_state", "You are set as away. Say that you are back before you take cases.")
        : refuse("wrong_state", "This person is away or no longer in compliance. Choose somebody else.");
    }
    const barred = moveBar(scope, record, to);
    if (barred) return barred;
    if (record.assigneeId === to.id) {
      return refuse("wrong_state", isSelf ? "You have this case already." : `${to.name} has this case already.`);
    }
    if (record.isReferred && !to.isLead) {
      return refuse("wrong_state", "This case was referred to a lead. Only a lead can have it.");
    }
    if (await isBarred(tx, to.id, record)) {
      const who = isSelf ? "You" : to.name;
      return refuse(
        "forbidden",
        `${who} edited this customer or ${isSelf ? "belong" : "belongs"} to its organisation, so somebody else has to decide.`,
      );
    }
    await giveCase(tx, scope, record, to, isSelf ? "taken" : "assigned");
    return ok({ to: to.name });
  });
}

/** Puts a case back where everybody can take it. */
export async function handBack(scope: ReviewerScope, input: CaseHandle): Promise<Outcome<null>> {
  return writeInScope(scope, async (tx) => {
    const record = await lockSeenCase(tx, input);
    if ("ok" in record) return record;
    if (record.assigneeId === null) return refuse("wrong_state", "Nobody has this case: it can be taken already.");
    const barred = moveBar(scope, record, null);
    if (barred) return barred;
    await changeCase(tx, record, { assigneeId: null, assignedAt: null });
    await auditCase(tx, scope, record, "case.handed_back", { fromId: record.assigneeId });
    return ok(null);
  });
}
