import { and, count, desc, eq, inArray, ne, notInArray, sql } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { customerImportRows, customerImports } from "@/db/schema";
import type { Tx } from "@/db/scope";
import { fromPublicId, toPublicId } from "@/lib/core/ids";
import type { CustomerType, Purpose } from "@/lib/customers/constants";
import {
  type DateOrder,
  type Delimiter,
  type DuplicateChoice,
  ENDED_STATES,
  type Encoding,
  IMPORT_LIMITS,
  type ImportState,
  ROW_STATES,
  type RowState,
} from "./constants";
import type { ImportDetail, ImportSummary } from "./types";

export type ImportRecord = typeof customerImports.$inferSelect;

type Owner = { orgId: string };

const ownImport = (owner: Owner, importId: string) =>
  and(inOrg(customerImports.orgId, owner), eq(customerImports.id, importId));

/** An import by inside id; null is also the answer for another organisation's. */
export async function findImport(tx: Tx, owner: Owner, importId: string): Promise<ImportRecord | null> {
  const [row] = await tx.select().from(customerImports).where(ownImport(owner, importId));
  return row ?? null;
}

/** The name of an import's file, by the outside form of its id; null is also the answer for none. */
export async function importFileName(tx: Tx, owner: Owner, importRef: string | null): Promise<string | null> {
  const importId = importRef === null ? null : fromPublicId("import", importRef);
  if (importId === null) return null;
  const [row] = await tx
    .select({ fileName: customerImports.fileName })
    .from(customerImports)
    .where(ownImport(owner, importId));
  return row?.fileName ?? null;
}

/**
 * `findImport`, holding the row until the transaction ends: whoever works on an import works alone. Not its key, to which customers who
 * are changed meanwhile point.
 */
export async function lockImport(tx: Tx, owner: Owner, importId: string): Promise<ImportRecord | null> {
  const [row] = await tx.select().from(customerImports).where(ownImport(owner, importId)).for("no key update");
  return row ?? null;
}

function summaryOf(row: ImportRecord): ImportSummary {
  return {
    id: toPublicId("import", row.id),
    type: row.type as CustomerType,
    purpose: row.purpose as Purpose,
    fileName: row.fileName,
    bytes: row.bytes,
    state: row.state as ImportState,
    total: row.total,
    checked: row.checked,
    invalid: row.invalid,
    duplicates: row.duplicates,
    done: row.done,
    created: row.created,
    failed: row.failed,
    error: row.error,
    createdByName: row.createdByName,
    createdAt: row.createdAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}

/** The newest imports of the organisation. */
export async function listImports(tx: Tx, owner: Owner): Promise<ImportSummary[]> {
  const rows = await tx
    .select()
    .from(customerImports)
    .where(inOrg(customerImports.orgId, owner))
    .orderBy(desc(customerImports.createdAt), desc(customerImports.id))
    .limit(IMPORT_LIMITS.listed);
  return rows.map(summaryOf);
}

/** Imports that are neither finished nor cancelled. */
export async function countOpenImports(tx: Tx, owner: Owner): Promise<number> {
  const [row] = await tx
    .select({ n: count() })
    .from(customerImports)
    .where(and(inOrg(customerImports.orgId, owner), notInArray(customerImports.state, [...ENDED_STATES])));
  return row?.n ?? 0;
}

/** How many lines are in each state. */
async function countRows(tx: Tx, owner: Owner, importId: string): Promise<Record<RowState, number>> {
  const rows = await tx
    .select({ state: customerImportRows.state, n: sql<number>`count(*)::int` })
    .from(customerImportRows)
    .where(and(inOrg(customerImportRows.orgId, owner), eq(customerImportRows.importId, importId)))
    .groupBy(customerImportRows.state);
  const found = new Map(rows.map(({ state, n }) => [state, n]));
  return Object.fromEntries(ROW_STATES.map((state) => [state, found.get(state) ?? 0])) as Record<RowState, number>;
}

/** Everything about one import; its lines are `listImportRows`. */
export async function getImport(tx: Tx, owner: Owner, importId: string): Promise<ImportDetail | null> {
  const row = await findImport(tx, owner, importId);
  if (!row) return null;
  const [counts, same] = await Promise.all([
    countRows(tx, owner, importId),
    tx
      .select({ id: customerImports.id, createdAt: customerImports.createdAt, state: customerImports.state })
      .from(customerImports)
      .where(
        and(
          inOrg(customerImports.orgId, owner),
          eq(customerImports.sha256, row.sha256),
          ne(customerImports.id, row.id),
          inArray(customerImports.state, ["RUNNING", "DONE"]),
        ),
      )
      .orderBy(desc(customerImports.createdAt))
      .limit(1),
  ]);
  const [twin] = same;
  return {
    ...summaryOf(row),
    version: row.version,
    encoding: row.encoding as Encoding,
    delimiter: row.delimiter as Delimiter,
    headers: row.headers,
    mapping: row.mapping,
    dateOrder: row.dateOrder as DateOrder | null,
    addDuplicates: row.addDuplicates as DuplicateChoice,
    startedByName: row.startedByName,
    sameFile: twin
      ? { id: toPublicId("import", twin.id), createdAt: twin.createdAt.toISOString(), state: twin.state as ImportState }
      : null,
    counts,
  };
}
