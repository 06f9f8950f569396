import { and, desc, eq, inArray } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { customerExports } from "@/db/schema";
import type { Tx } from "@/db/scope";
import type { MerchantScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { toPublicId } from "@/lib/core/ids";
import { EXPORT_LIMITS, type ExportFormat } from "./constants";
import { stateAt } from "./rules";
import type { ExportRow } from "./types";

export type ExportRecord = typeof customerExports.$inferSelect;

const isOwn = (scope: MerchantScope) =>
  and(inOrg(customerExports.orgId, scope), eq(customerExports.createdBy, scope.userId));

function toExportRow(record: ExportRecord): ExportRow {
  return {
    id: toPublicId("export", record.id),
    format: record.format as ExportFormat,
    state: stateAt(record, clock.now()),
    about: record.scopeWords,
    columnCount: record.columns.length,
    rows: record.rows,
    total: record.total,
    fileName: record.fileName,
    sizeBytes: record.bytes,
    createdAt: record.createdAt.toISOString(),
    endedAt: record.endedAt?.toISOString() ?? null,
    expiresAt: record.expiresAt?.toISOString() ?? null,
  };
}

/** One's own, newest first; those of colleagues are theirs alone. */
export async function listExports(tx: Tx, scope: MerchantScope): Promise<ExportRow[]> {
  const rows = await tx
    .select()
    .from(customerExports)
    .where(isOwn(scope))
    .orderBy(desc(customerExports.createdAt), desc(customerExports.id))
    .limit(EXPORT_LIMITS.listed);
  return rows.map(toExportRow);
}

/** One's own export, locked for a change; null is also the answer for a colleague's. */
export async function lockOwnExport(tx: Tx, scope: MerchantScope, exportId: string): Promise<ExportRecord | null> {
  const [row] = await tx
    .select()
    .from(customerExports)
    .where(and(isOwn(scope), eq(customerExports.id, exportId)))
    .for("update");
  return row ?? null;
}

/** Whoever's it is, for the job that makes the file. */
export async function lockExport(tx: Tx, owner: { orgId: string }, exportId: string): Promise<ExportRecord | null> {
  const [row] = await tx
    .select()
    .from(customerExports)
    .where(and(inOrg(customerExports.orgId, owner), eq(customerExports.id, exportId)))
    .for("update");
  return row ?? null;
}

/** One's own that wait or are being made. */
export function countUnderWay(tx: Tx, scope: MerchantScope): Promise<number> {
  return tx.$count(customerExports, and(isOwn(scope), inArray(customerExports.state, ["WAITING", "RUNNING"])));
}
