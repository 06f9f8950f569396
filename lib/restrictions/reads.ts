import { and, asc, eq, isNotNull, isNull, lte } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { fixed } from "@/db/fixed";
import { customers, restrictions } from "@/db/schema";
import type { Tx } from "@/db/scope";
import type { CivilDate } from "@/lib/core/civil-date";
import { unseal } from "@/lib/core/crypto";
import { toPublicId } from "@/lib/core/ids";
import type { RestrictionName } from "./constants";
import { mayLift } from "./rules";
import type { RestrictionRow, RestrictionSide } from "./types";

export type RestrictionRecord = typeof restrictions.$inferSelect;

type Owner = { orgId: string };

export const internalBinding = (orgId: string, id: string) => ({
  orgId,
  table: "restrictions",
  rowId: id,
  column: "internal",
});

const selectActive = fixed((reader, { orgId, customerId }: { orgId: string; customerId: string }) =>
  reader
    .select({ name: restrictions.name })
    .from(restrictions)
    .where(
      and(
        inOrg(restrictions.orgId, { orgId }),
        eq(restrictions.customerId, customerId),
        isNotNull(restrictions.appliedAt),
        isNull(restrictions.liftedAt),
      ),
    )
    .groupBy(restrictions.name),
);

/** What a customer is restricted from now: what account state and `is_active` follow from, beside the status. */
export async function activeRestrictions(tx: Tx, owner: Owner, customerId: string): Promise<RestrictionName[]> {
  const rows = await selectActive(tx, { orgId: owner.orgId, customerId });
  return rows.map((row) => row.name as RestrictionName);
}

/** One restriction that is not lifted yet, held until the transaction ends; null is also the answer for another organisation's. */
export async function lockRestriction(
  tx: Tx,
  owner: Owner,
  key: { customerId: string; restrictionId: string },
): Promise<RestrictionRecord | null> {
  const [row] = await tx
    .select()
    .from(restrictions)
    .where(
      and(
        inOrg(restrictions.orgId, owner),
        eq(restrictions.id, key.restrictionId),
        eq(restrictions.customerId, key.customerId),
      ),
    )
    .for("update");
  return row ?? null;
}

function toRow(row: RestrictionRecord, side: RestrictionSide): RestrictionRow {
  const placedByKind = row.placedByKind as RestrictionRow["placedByKind"];
  const forMerchant = side === "merchant";
  return {
    id: toPublicId("restriction", row.id),
    name: row.name as RestrictionRow["name"],
    reason: row.reason as RestrictionRow["reason"],
    requiredActions: row.requiredActions as RestrictionRow["requiredActions"],
    message: row.message,
    internal:
      forMerchant || !row.internalSealed ? null : unseal(row.internalSealed, internalBinding(row.orgId, row.id)),
    placedByKind,
    placedByName: forMerchant && placedByKind !== "MERCHANT" ? "Compliance" : row.placedByName,
    createdAt: row.createdAt.toISOString(),
    dueOn: row.dueOn,
    appliedAt: row.appliedAt?.toISOString() ?? null,
    isOwnToLift: mayLift(side, placedByKind),
  };
}

/** What is in force or announced, the oldest first. */
export async function openRestrictions(
  tx: Tx,
  owner: Owner,
  customerId: string,
  side: RestrictionSide,
): Promise<RestrictionRow[]> {
  const rows = await tx
    .select()
    .from(restrictions)
    .where(
      and(inOrg(restrictions.orgId, owner), eq(restrictions.customerId, customerId), isNull(restrictions.liftedAt)),
    )
    .orderBy(asc(restrictions.id));
  return rows.map((row) => toRow(row, side));
}

/** For the job, over all organisations: announced restrictions whose day has come somewhere on earth. */
export async function listDueRestrictions(tx: Tx, latestDay: CivilDate) {
  return tx
    .select({ orgId: restrictions.orgId, customerId: restrictions.customerId, restrictionId: restrictions.id })
    .from(restrictions)
    .innerJoin(customers, and(eq(customers.orgId, restrictions.orgId), eq(customers.id, restrictions.customerId)))
    .where(
      and(
        isNull(restrictions.appliedAt),
        isNull(restrictions.liftedAt),
        lte(restrictions.dueOn, latestDay),
        isNull(customers.deletedAt),
      ),
    )
    .orderBy(asc(restrictions.dueOn), asc(restrictions.id));
}
