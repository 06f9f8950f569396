import { and, asc, eq, gt, inArray } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { customerImportRows, customers } from "@/db/schema";
import type { Tx } from "@/db/scope";
import { unseal } from "@/lib/core/crypto";
import { toPublicId } from "@/lib/core/ids";
import type { CustomerProfile } from "@/lib/customers/input";
import { displayName } from "@/lib/customers/rules";
import type { RowState } from "./constants";
import { IMPORT_LIMITS } from "./constants";
import type { RowFilter } from "./input";
import type { ImportRow, ImportRowPage } from "./types";

export type ImportRowRecord = typeof customerImportRows.$inferSelect;
type Owner = { orgId: string };

/** The states that each filter shows. */
const SHOWN: Readonly<Record<RowFilter, readonly RowState[] | null>> = {
  problems: ["INVALID", "FAILED"],
  duplicates: ["DUPLICATE", "SKIPPED"],
  ready: ["READY"],
  created: ["CREATED"],
  all: null,
};

export const importRowBinding = (orgId: string, importId: string, line: number) => ({
  orgId,
  table: "customer_import_rows",
  rowId: importId,
  column: `profile:${line}`,
});

/** The profile that a line was read as; null where it could not be read or is no longer kept. */
export function openImportedProfile(row: ImportRowRecord): CustomerProfile | null {
  if (!row.profileSealed) return null;
  return JSON.parse(unseal(row.profileSealed, importRowBinding(row.orgId, row.importId, row.line)));
}

/** Lines of an import in the order of the file, from after a line on. */
export async function readImportRows(
  tx: Tx,
  owner: Owner,
  importId: string,
  { states, after, limit }: { states: readonly RowState[] | null; after: number; limit: number },
): Promise<ImportRowRecord[]> {
  return tx
    .select()
    .from(customerImportRows)
    .where(
      and(
        inOrg(customerImportRows.orgId, owner),
        eq(customerImportRows.importId, importId),
        gt(customerImportRows.line, after),
        states ? inArray(customerImportRows.state, [...states]) : undefined,
      ),
    )
    .orderBy(asc(customerImportRows.line))
    .limit(limit);
}

async function namesOf(tx: Tx, owner: Owner, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: customers.id, name: customers.displayName })
    .from(customers)
    .where(and(inOrg(customers.orgId, owner), inArray(customers.id, ids)));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** One page of lines for people. */
export async function listImportRows(
  tx: Tx,
  owner: Owner,
  importId: string,
  { show, after }: { show: RowFilter; after: number | null },
): Promise<ImportRowPage> {
  const limit = IMPORT_LIMITS.rowsPage;
  const found = await readImportRows(tx, owner, importId, { states: SHOWN[show], after: after ?? 0, limit: limit + 1 });
  const shown = found.slice(0, limit);
  const ids = shown.flatMap((row) => [
    ...(row.state === "CREATED" ? [row.customerId] : []),
    ...(row.duplicateOf ? [row.duplicateOf] : []),
  ]);
  const names = await namesOf(tx, owner, ids);
  return {
    rows: shown.map((row) => toImportRow(row, names)),
    nextAfter: found.length > limit ? (shown.at(-1)?.line ?? null) : null,
  };
}

function toImportRow(row: ImportRowRecord, names: ReadonlyMap<string, string>): ImportRow {
  const profile = openImportedProfile(row);
  const isCreated = row.state === "CREATED";
  return {
    line: row.line,
    state: row.state as RowState,
    name: isCreated ? (names.get(row.customerId) ?? null) : profile ? displayName(profile) : null,
    customerId: isCreated ? toPublicId("customer", row.customerId) : null,
    duplicateOf: row.duplicateOf
      ? { id: toPublicId("customer", row.duplicateOf), name: names.get(row.duplicateOf) ?? "A customer" }
      : null,
    duplicateLine: row.duplicateLine,
    problems: row.problems,
  };
}
