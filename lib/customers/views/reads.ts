import { and, asc, eq, isNull, or, type SQL, sql } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { customerViewDefaults, customerViews } from "@/db/schema";
import type { Tx } from "@/db/scope";
import type { MerchantScope } from "@/lib/auth/scope";
import { toPublicId } from "@/lib/core/ids";
import { formatColumns, TABLE_DENSITIES } from "@/lib/core/table-look";
import { canonicalAddress, mayChangeView, mayShareView } from "./rules";
import type { CustomerView, ViewShelf } from "./types";

export type ViewRecord = typeof customerViews.$inferSelect;

/** A view as this person sees it. */
export function toView(scope: MerchantScope, row: ViewRecord): CustomerView {
  return {
    id: toPublicId("view", row.id),
    name: row.name,
    query: canonicalAddress(row.query).address,
    columns: formatColumns(row.columns),
    density: TABLE_DENSITIES.find((each) => each === row.density) ?? "comfortable",
    isShared: row.isShared,
    isOwn: row.ownerId === scope.userId,
    ownerName: row.ownerName,
    mayChange: mayChangeView(scope, row),
    mayShare: mayShareView(scope, row),
    version: row.version,
  };
}

/** True of the views that a person may see, whether removed or not. */
const isSeen = (scope: MerchantScope): SQL | undefined =>
  and(inOrg(customerViews.orgId, scope), or(eq(customerViews.ownerId, scope.userId), eq(customerViews.isShared, true)));

/** The views that a person sees, as they stand in the table. */
export async function seenViews(tx: Tx, scope: MerchantScope): Promise<ViewRecord[]> {
  return tx
    .select()
    .from(customerViews)
    .where(and(isSeen(scope), isNull(customerViews.removedAt)))
    .orderBy(asc(sql`lower(${customerViews.name})`), asc(customerViews.id));
}

/** Own views and those of the team, and which one the list opens with. */
export async function listViews(tx: Tx, scope: MerchantScope): Promise<ViewShelf> {
  const [rows, [chosen]] = await Promise.all([
    seenViews(tx, scope),
    tx
      .select({ viewId: customerViewDefaults.viewId })
      .from(customerViewDefaults)
      .where(and(inOrg(customerViewDefaults.orgId, scope), eq(customerViewDefaults.userId, scope.userId))),
  ]);
  const viewId = chosen?.viewId ?? null;
  const isThere = rows.some((row) => row.id === viewId);
  return {
    views: rows.map((row) => toView(scope, row)),
    defaultId: viewId !== null && isThere ? toPublicId("view", viewId) : null,
    isDefaultGone: viewId !== null && !isThere,
  };
}

/** One view, locked; null when this person may not see it. */
export async function lockView(
  tx: Tx,
  scope: MerchantScope,
  viewId: string,
  state: "kept" | "removed" = "kept",
): Promise<ViewRecord | null> {
  const isKept = state === "kept" ? isNull(customerViews.removedAt) : sql`${customerViews.removedAt} is not null`;
  const [row] = await tx
    .select()
    .from(customerViews)
    .where(and(isSeen(scope), eq(customerViews.id, viewId), isKept))
    .for("update");
  return row ?? null;
}
