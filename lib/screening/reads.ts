import { and, desc, eq, inArray, isNull, or, sql } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { fixed } from "@/db/fixed";
import { screeningHits, screeningLists, screeningListVersions, screenings } from "@/db/schema";
import type { Tx } from "@/db/scope";
import { toPublicId } from "@/lib/core/ids";
import { type EntryKind, type HitState, SCREENING_LIMITS, type Topic } from "./constants";
import { screeningKeys } from "./rules-keys";
import type { HitRow, ListedAlias, ListedEntry, Party, ScorePart, ScreeningSummary } from "./types";

type Owner = { orgId: string };

export type HitRecord = typeof screeningHits.$inferSelect;

const selectVersions = fixed((reader) =>
  reader
    .select({ id: screeningListVersions.id, listCode: screeningLists.code, topic: screeningLists.topic })
    .from(screeningListVersions)
    .innerJoin(screeningLists, eq(screeningLists.code, screeningListVersions.listCode))
    .where(eq(screeningListVersions.state, "ACTIVE"))
    .orderBy(screeningListVersions.id),
);

export type ActiveVersion = { id: string; listCode: string; topic: Topic };

/** The versions of all lists that are in force. */
export async function activeVersions(tx: Tx): Promise<ActiveVersion[]> {
  const rows = await selectVersions(tx, {});
  return rows.map((row) => ({ ...row, topic: row.topic as Topic }));
}

export type Candidate = ListedEntry & { versionId: string };

type CandidateRow = {
  version_id: string;
  entry_id: string;
  kind: string;
  name: string;
  aliases: ListedAlias[];
  birth_dates: string[];
  countries: string[];
  programmes: string[];
};

/** The entries that share a key with a party, those that share most first. */
export async function findCandidates(tx: Tx, versionIds: readonly string[], party: Party): Promise<Candidate[]> {
  const keys = screeningKeys(party.names, party.kind);
  if (keys.length === 0 || versionIds.length === 0) return [];
  const rows = await tx.execute<CandidateRow>(sql`
    select version_id, entry_id, kind, name, aliases, birth_dates, countries, programmes
    from screening_entries
    where keys && ${sql.param(keys)}::text[] and kind = ${party.kind}
      and version_id = any(${sql.param([...versionIds])}::uuid[])
    order by cardinality(array(select unnest(keys) intersect select unnest(${sql.param(keys)}::text[]))) desc, entry_id
    limit ${SCREENING_LIMITS.candidates}`);
  return rows.map((row) => ({
    versionId: row.version_id,
    entryId: row.entry_id,
    kind: row.kind as EntryKind,
    name: row.name,
    aliases: row.aliases,
    birthDates: row.birth_dates,
    countries: row.countries,
    programmes: row.programmes,
  }));
}

const selectStanding = fixed((reader, { orgId, customerId }: { orgId: string; customerId: string }) =>
  reader
    .select()
    .from(screeningHits)
    .where(
      and(
        inOrg(screeningHits.orgId, { orgId }),
        eq(screeningHits.customerId, customerId),
        or(isNull(screeningHits.endedAt), eq(screeningHits.state, "DISMISSED")),
      ),
    )
    .orderBy(desc(screeningHits.id)),
);

/** The hits of a customer that stand, and those that a person has dismissed: they must not come back. */
export async function standingHits(tx: Tx, owner: Owner, customerId: string): Promise<HitRecord[]> {
  return selectStanding(tx, { orgId: owner.orgId, customerId });
}

/** The newest screening of a customer, or null. */
export async function latestScreening(tx: Tx, owner: Owner, customerId: string): Promise<ScreeningSummary | null> {
  const [row] = await tx
    .select()
    .from(screenings)
    .where(and(inOrg(screenings.orgId, owner), eq(screenings.customerId, customerId)))
    .orderBy(desc(screenings.id))
    .limit(1);
  if (!row) return null;
  const lists = await tx
    .select({ title: screeningLists.title, version: screeningListVersions.version })
    .from(screeningListVersions)
    .innerJoin(screeningLists, eq(screeningLists.code, screeningListVersions.listCode))
    .where(inArray(screeningListVersions.id, row.listVersions))
    .orderBy(screeningLists.title);
  return { at: row.at.toISOString(), version: row.version, threshold: row.threshold, hitCount: row.hitCount, lists };
}

/** Every hit of a customer as reviewers see it: what stands first, then what has ended. */
export async function listHits(tx: Tx, owner: Owner, customerId: string): Promise<HitRow[]> {
  const rows = await tx
    .select({ hit: screeningHits, listTitle: screeningLists.title, topic: screeningLists.topic })
    .from(screeningHits)
    .innerJoin(screeningLists, eq(screeningLists.code, screeningHits.listCode))
    .where(and(inOrg(screeningHits.orgId, owner), eq(screeningHits.customerId, customerId)))
    .orderBy(sql`${screeningHits.endedAt} is not null`, desc(screeningHits.score), screeningHits.id);
  return rows.map(({ hit, listTitle, topic }) => toHitRow(hit, listTitle, topic as Topic));
}

function toHitRow(hit: HitRecord, listTitle: string, topic: Topic): HitRow {
  return {
    id: toPublicId("hit", hit.id),
    party: hit.party,
    who: String(hit.entry.who ?? ""),
    listTitle,
    topic,
    entryId: hit.entryId,
    entry: hit.entry.listed as ListedEntry,
    typed: hit.entry.typed as HitRow["typed"],
    score: hit.score,
    parts: hit.explanation as unknown as ScorePart[],
    state: hit.state as HitState,
    settledByName: hit.settledByName,
    settledAt: hit.settledAt?.toISOString() ?? null,
    settledReason: hit.settledReason,
    endedAt: hit.endedAt?.toISOString() ?? null,
    createdAt: hit.createdAt.toISOString(),
    rowVersion: hit.rowVersion,
  };
}
