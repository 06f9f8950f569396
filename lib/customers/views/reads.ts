import { and, asc, eq, isNull, or, type SQL, sql } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { fixed } from "@/db/fixed";
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

type Viewer = { orgId: string; userId: string };

/** True of the views that a person may see, whether removed or not. */
const isSeen = (scope: Viewer): SQL | undefined =>
  and(inOrg(customerViews.orgId, scope), or(eq(customerViews.ownerId, scope.userId), eq(customerViews.isShared, true)));

/** The views that a person sees, as they stand in the table. */
export async function seenViews(tx: Tx, { orgId, userId }: Viewer): Promise<ViewRecord[]> {
  return selectSeen(tx, { orgId, userId });
}

const selectSeen = fixed((reader, viewer: Viewer) =>
  reader
    .select()
    .from(customerViews)
    .where(and(isSeen(viewer), isNull(customerViews.removedAt)))
    .orderBy(asc(sql`lower(${customerViews.name})`), asc(customerViews.id)),
);

const selectChosen = fixed((reader, viewer: Viewer) =>
  reader
    .select({ viewId: customerViewDefaults.viewId })
    .from(customerViewDefaults)
    .where(and(inOrg(customerViewDefaults.orgId, viewer), eq(customerViewDefaults.userId, viewer.userId))),
);

/** Own views and those of the team, and which one the list opens with. */
export async function listViews(tx: Tx, scope: MerchantScope): Promise<ViewShelf> {
  const [rows, [chosen]] = await Promise.all([
    seenViews(tx, scope),
    selectChosen(tx, { orgId: scope.orgId, userId: scope.userId }),
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
