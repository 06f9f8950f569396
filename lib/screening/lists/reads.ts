import { asc, desc, eq, sql } from "drizzle-orm";
import { screeningLists, screeningListVersions } from "@/db/schema";
import type { Tx } from "@/db/scope";
import { toPublicId } from "@/lib/core/ids";
import type { ListFormat, Topic, VersionState } from "../constants";
import type { ListRow, VersionRow } from "./types";

export type VersionRecord = typeof screeningListVersions.$inferSelect;

/** Versions shown for each list: older ones say nothing any more. */
const VERSIONS_SHOWN = 10;

/** Every list with its newest versions. */
export async function listScreeningLists(tx: Tx): Promise<ListRow[]> {
  const [lists, versions] = await Promise.all([
    tx.select().from(screeningLists).orderBy(asc(screeningLists.title), asc(screeningLists.code)),
    tx.select().from(screeningListVersions).orderBy(desc(screeningListVersions.version)),
  ]);
  return lists.map((list) => ({
    code: list.code,
    title: list.title,
    topic: list.topic as Topic,
    format: list.format as ListFormat,
    versions: versions
      .filter((version) => version.listCode === list.code)
      .slice(0, VERSIONS_SHOWN)
      .map(toVersionRow),
  }));
}

function toVersionRow(version: VersionRecord): VersionRow {
  return {
    id: toPublicId("listVersion", version.id),
    version: version.version,
    state: version.state as VersionState,
    importedRows: version.importedRows,
    entryCount: version.entryCount,
    error: version.error,
    files: version.files.map(({ name, bytes }) => ({ name, bytes })),
    createdByName: version.createdByName,
    createdAt: version.createdAt.toISOString(),
    activatedAt: version.activatedAt?.toISOString() ?? null,
  };
}

/** A version with its list, or null. */
export async function findVersion(tx: Tx, versionId: string) {
  const [row] = await tx
    .select({ version: screeningListVersions, format: screeningLists.format })
    .from(screeningListVersions)
    .innerJoin(screeningLists, eq(screeningLists.code, screeningListVersions.listCode))
    .where(eq(screeningListVersions.id, versionId));
  return row ? { ...row.version, format: row.format as ListFormat } : null;
}

/** Customers who were screened, but not yet against all lists in force, counted up to a limit. */
export async function rescreeningLeft(tx: Tx): Promise<{ count: number; isMore: boolean }> {
  const most = 1_000;
  const [row] = await tx.execute<{ count: number }>(sql`
    select count(*)::int as count from (
      select 1 from customers c
      where c.deleted_at is null and c.sanctions_state <> 'NOT_SCREENED' and not exists (
        select 1 from screenings s
        where s.org_id = c.org_id and s.customer_id = c.id
          and s.list_versions @> array(select id from screening_list_versions where state = 'ACTIVE'))
      limit ${most + 1}) as waiting`);
  const count = row?.count ?? 0;
  return { count: Math.min(count, most), isMore: count > most };
}
