import { and, eq, isNull } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { customers, restrictions } from "@/db/schema";
import { type Tx, writeInScope } from "@/db/scope";
import { recordAudit } from "@/lib/audit/record";
import type { MerchantScope, ReviewerScope, Scope, SystemScope } from "@/lib/auth/scope";
import { civilDateWords } from "@/lib/core/civil-date";
import { clock } from "@/lib/core/clock";
import { seal } from "@/lib/core/crypto";
import { ids, toPublicId } from "@/lib/core/ids";
import { NOT_FOUND, type Outcome, ok, refuse } from "@/lib/core/outcome";
import type { CustomerStatus } from "@/lib/customers/constants";
import { stateColumns } from "@/lib/customers/lifecycle/transition";
import { type CustomerRecord, lockCustomer, organisationFacts } from "@/lib/customers/reads";
import { emitEvent } from "@/lib/outbox/emit";
import { restrictionBar, sideOf } from "./access";
import { RESTRICTION_WORDS, type RestrictionName } from "./constants";
import type { LiftOwnInput, LiftStaffInput, PlaceOwnInput, PlaceStaffInput } from "./input";
import { activeRestrictions, internalBinding, lockRestriction, type RestrictionRecord } from "./reads";
import { dueOnProblem, isDue, mayLift, mayPlace } from "./rules";
import { announceRestriction } from "./writes-notices";

type Actor = MerchantScope | ReviewerScope;
type Placing = Omit<PlaceStaffInput, "reason"> & { reason: string };

/** Brings account state and `is_active` in line with what is restricted now. The customer's row must be locked. */
async function refreshState(tx: Tx, customer: CustomerRecord): Promise<void> {
  const state = {
    status: customer.status as CustomerStatus,
    isEnabled: customer.isEnabled,
    restrictions: await activeRestrictions(tx, customer, customer.id),
  };
  const rows = await tx
    .update(customers)
    .set({ ...stateColumns(state), updatedAt: clock.now() })
    .where(and(inOrg(customers.orgId, customer), eq(customers.id, customer.id)))
    .returning({ id: customers.id });
  if (rows.length !== 1) throw new Error("A locked customer is gone");
}

async function isOpen(tx: Tx, customer: CustomerRecord, name: RestrictionName, placedByKind: string) {
  const [row] = await tx
    .select({ appliedAt: restrictions.appliedAt, by: restrictions.placedByName })
    .from(restrictions)
    .where(
      and(
        inOrg(restrictions.orgId, customer),
        eq(restrictions.customerId, customer.id),
        eq(restrictions.name, name),
        eq(restrictions.placedByKind, placedByKind),
        isNull(restrictions.liftedAt),
      ),
    );
  return row ?? null;
}

/** What happened to a restriction, for the log, the outbox and people. */
async function record(
  tx: Tx,
  scope: Scope,
  row: Omit<RestrictionRecord, "internalSealed">,
  what: "placed" | "announced" | "applied" | "lifted",
  more: { reason: string; internal?: string },
): Promise<void> {
  const customer = { orgId: row.orgId, id: row.customerId };
  await recordAudit(tx, scope, {
    orgId: row.orgId,
    action: `restriction.${what}`,
    subject: { kind: "restriction", id: row.id },
    customerId: row.customerId,
    detail: {
      restriction: row.name,
      restrictionReason: row.reason,
      requiredActions: row.requiredActions,
      reason: more.reason,
      about: [
        RESTRICTION_WORDS[row.name as RestrictionName].label,
        ...(row.dueOn && !row.appliedAt ? [`from ${civilDateWords(row.dueOn)}`] : []),
      ],
      ...(row.dueOn ? { dueOn: row.dueOn } : {}),
      ...(more.internal ? { internal: more.internal } : {}),
    },
  });
  await emitEvent(tx, {
    orgId: row.orgId,
    type: what === "announced" ? "restriction.notified" : "restriction.updated",
    // Pages follow customers, so a change of a restriction is told as one of its customer.
    subjectId: row.customerId,
    payload: {
      customer_id: toPublicId("customer", row.customerId),
      restriction: {
        id: toPublicId("restriction", row.id),
        name: row.name,
        reason: row.reason,
        required_actions: row.requiredActions,
        creation_time: row.createdAt.toISOString(),
        due_date: row.dueOn,
        applied_at: row.appliedAt?.toISOString() ?? null,
        lifted_at: row.liftedAt?.toISOString() ?? null,
      },
    },
  });
  await announceRestriction(tx, scope, customer, row, what);
}

async function place(scope: Actor, input: Placing): Promise<Outcome<{ id: string; isActive: boolean }>> {
  const side = sideOf(scope);
  const owner = { orgId: input.orgId };
  return writeInScope(scope, async (tx) => {
    const customer = await lockCustomer(tx, owner, input.customerId);
    if (!customer) return NOT_FOUND;
    const bar = await restrictionBar(tx, scope, customer);
    if (bar) return bar;
    if (!mayPlace(side, input.name)) return refuse("forbidden", "Only compliance can place this restriction.");
    const { today } = await organisationFacts(tx, owner);
    const problem = input.dueOn === null ? null : dueOnProblem(input.dueOn, today);
    if (problem) return refuse("invalid", "The day needs another look.", { fields: { dueOn: problem } });
    const placedByKind = side === "merchant" ? "MERCHANT" : "COMPLIANCE";
    const open = await isOpen(tx, customer, input.name, placedByKind);
    if (open) {
      const words = RESTRICTION_WORDS[input.name].label;
      return refuse(
        "conflict",
        open.appliedAt
          ? `"${words}" is already in force for this customer, placed by ${open.by}.`
          : `"${words}" is already announced for this customer by ${open.by}. Lift the announcement to place it anew.`,
      );
    }
    const now = clock.now();
    const id = ids.next();
    const { internalSealed, ...row } = {
      ...owner,
      id,
      customerId: customer.id,
      name: input.name,
      reason: input.reason,
      requiredActions: input.requiredActions,
      message: input.message,
      internalSealed: input.internal === "" ? null : seal(input.internal, internalBinding(owner.orgId, id)),
      placedByKind,
      placedBy: scope.userId,
      placedByName: scope.userName,
      createdAt: now,
      dueOn: input.dueOn,
      appliedAt: input.dueOn === null ? now : null,
      liftedAt: null,
      liftedBy: null,
      liftedByName: null,
      liftedReason: null,
    };
    await tx.insert(restrictions).values({ ...row, internalSealed });
    if (row.appliedAt) await refreshState(tx, customer);
    await record(tx, scope, row, row.appliedAt ? "placed" : "announced", {
      reason: input.message,
      internal: input.internal,
    });
    return ok({ id: toPublicId("restriction", id), isActive: row.appliedAt !== null });
  });
}

/** A merchant's own restriction, in force at once or announced for a day. One of a name at a time. */
export async function placeOwnRestriction(scope: MerchantScope, input: PlaceOwnInput) {
  const own = { orgId: scope.orgId, reason: "MERCHANT_REQUEST", requiredActions: [], internal: "" };
  return place(scope, { ...input, ...own });
}

/** A restriction of compliance, in force at once or announced for a day. One of a name at a time. */
export async function placeStaffRestriction(scope: ReviewerScope, input: PlaceStaffInput) {
  return place(scope, input);
}

async function lift(scope: Actor, input: LiftStaffInput): Promise<Outcome<{ wasActive: boolean }>> {
  const owner = { orgId: input.orgId };
  return writeInScope(scope, async (tx) => {
    const customer = await lockCustomer(tx, owner, input.customerId);
    if (!customer) return NOT_FOUND;
    const bar = await restrictionBar(tx, scope, customer);
    if (bar) return bar;
    const row = await lockRestriction(tx, owner, input);
    if (!row) return NOT_FOUND;
    if (!mayLift(sideOf(scope), row.placedByKind as Parameters<typeof mayLift>[1])) {
      return refuse("forbidden", "Compliance placed this restriction, so only compliance can lift it.");
    }
    if (row.liftedAt) return refuse("conflict", `${row.liftedByName ?? "Somebody else"} has already lifted this.`);
    const lifted = {
      liftedAt: clock.now(),
      liftedBy: scope.userId,
      liftedByName: scope.userName,
      liftedReason: input.reason,
    };
    const rows = await tx
      .update(restrictions)
      .set(lifted)
      .where(and(inOrg(restrictions.orgId, owner), eq(restrictions.id, row.id), isNull(restrictions.liftedAt)))
      .returning({ id: restrictions.id });
    if (rows.length !== 1) return refuse("conflict", "Somebody else has just lifted this.");
    if (row.appliedAt) await refreshState(tx, customer);
    await record(tx, scope, { ...row, ...lifted }, "lifted", { reason: input.reason });
    return ok({ wasActive: row.appliedAt !== null });
  });
}

/** Ends a restriction of the merchant's own, or takes back its announcement. Compliance's are refused. */
export async function liftOwnRestriction(scope: MerchantScope, input: LiftOwnInput) {
  return lift(scope, { ...input, orgId: scope.orgId });
}

/** Ends any restriction, or takes back its announcement. */
export async function liftStaffRestriction(scope: ReviewerScope, input: LiftStaffInput) {
  return lift(scope, input);
}

/** Puts an announced restriction into force when its day has come in the organisation's time zone. Run twice, or twice at once, it does so once. */
export async function applyRestriction(
  scope: SystemScope,
  key: { customerId: string; restrictionId: string },
): Promise<Outcome<"APPLIED" | "SKIPPED">> {
  return writeInScope(scope, async (tx) => {
    const customer = await lockCustomer(tx, scope, key.customerId);
    const row = customer ? await lockRestriction(tx, scope, key) : null;
    if (!customer || !row || row.appliedAt || row.liftedAt || !row.dueOn) return ok("SKIPPED");
    const { today } = await organisationFacts(tx, scope);
    if (!isDue(row.dueOn, today)) return ok("SKIPPED");
    const appliedAt = clock.now();
    await tx
      .update(restrictions)
      .set({ appliedAt })
      .where(and(inOrg(restrictions.orgId, scope), eq(restrictions.id, row.id), isNull(restrictions.appliedAt)));
    await refreshState(tx, customer);
    await record(tx, scope, { ...row, appliedAt }, "applied", { reason: row.message });
    return ok("APPLIED");
  });
}
