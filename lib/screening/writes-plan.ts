import type { screeningHits, screenings } from "@/db/schema";
import type { Tx } from "@/db/scope";
import { clock } from "@/lib/core/clock";
import { sha256Hex } from "@/lib/core/crypto";
import { ids } from "@/lib/core/ids";
import { type CustomerRecord, openProfile, organisationFacts } from "@/lib/customers/reads";
import { SCREENING_LIMITS, type ScreeningState } from "./constants";
import { type ActiveVersion, type Candidate, findCandidates, type HitRecord, standingHits } from "./reads";
import { partiesOf } from "./rules-parties";
import { scoreParty } from "./rules-score";
import { screeningState } from "./rules-state";
import type { Party, Score } from "./types";

type NewHit = typeof screeningHits.$inferInsert;
type Match = { party: Party; candidate: Candidate; score: Score };
type FoundColumns = ReturnType<typeof foundColumns>;

export type States = { sanctionsState: ScreeningState; pepState: ScreeningState };

/** What a review looks at of a hit. */
export type OpenHit = Pick<HitRecord, "id" | "listCode" | "entryId" | "entry" | "explanation" | "score">;

/** What one pass over a customer found, and what is to be written of it. */
export type ScreeningPlan = {
  screening: typeof screenings.$inferInsert;
  /** Still found, but not as they are written. */
  changed: { hit: HitRecord; columns: FoundColumns }[];
  /** No longer found. */
  ended: HitRecord[];
  /** Raised by this pass: nobody has seen them. */
  made: NewHit[];
  /** What stands after it and nobody has dismissed, the highest score first. */
  open: OpenHit[];
  states: States;
};

const digestOf = (party: Party) =>
  sha256Hex(JSON.stringify([party.kind, [...party.names].sort(), party.birthDate, [...party.countries].sort()]));

/** The same entry in two versions of a list is the same when everything that is compared is. */
const entryDigest = ({ kind, name, aliases, birthDates, countries }: Omit<Candidate, "versionId">) =>
  sha256Hex(JSON.stringify([kind, name, aliases, birthDates, countries]));

function matchesOf(found: { party: Party; candidates: Candidate[] }[], threshold: number): Match[] {
  return found
    .flatMap(({ party, candidates }) =>
      candidates.flatMap((candidate) => {
        const score = scoreParty(party, candidate);
        return score && score.score >= threshold ? [{ party, candidate, score }] : [];
      }),
    )
    .sort((a, b) => b.score.score - a.score.score || a.candidate.entryId.localeCompare(b.candidate.entryId))
    .slice(0, SCREENING_LIMITS.hits);
}

function foundColumns({ party, candidate, score }: Match, screeningId: string) {
  const { versionId, ...listed } = candidate;
  const { kind, names, birthDate, countries } = party;
  return {
    partyDigest: digestOf(party),
    versionId,
    entry: { who: party.who, listed, typed: { kind, names, birthDate, countries }, digest: entryDigest(listed) },
    score: score.score,
    explanation: score.parts as unknown as Record<string, unknown>[],
    screeningId,
  };
}

/** What is still found keeps its state; a changed name or entry is shown as it is now. */
const isWritten = (hit: HitRecord, columns: FoundColumns) =>
  hit.endedAt === null &&
  hit.versionId === columns.versionId &&
  hit.partyDigest === columns.partyDigest &&
  hit.score === columns.score;

/**
 * Screens a locked customer against the versions of the lists that are in force, and writes nothing. A hit that somebody dismissed stays
 * dismissed while neither the party nor the entry changed; one that is no longer found has ended.
 */
export async function planScreening(
  tx: Tx,
  customer: CustomerRecord,
  versions: readonly ActiveVersion[],
): Promise<ScreeningPlan> {
  const versionIds = versions.map((version) => version.id);
  // Sent together: none of them needs what another finds.
  const [{ screeningThreshold: threshold }, standing, found] = await Promise.all([
    organisationFacts(tx, customer),
    standingHits(tx, customer, customer.id),
    Promise.all(
      partiesOf(openProfile(customer)).map(async (party) => ({
        party,
        candidates: await findCandidates(tx, versionIds, party),
      })),
    ),
  ]);
  const matches = matchesOf(found, threshold);
  const { orgId, id: customerId, version } = customer;
  const now = clock.now();
  const screeningId = ids.next();
  const listOf = new Map(versions.map((one) => [one.id, one.listCode]));
  const kept: { listCode: string; state: string }[] = [];
  const seen = new Set<string>();
  const open: OpenHit[] = [];
  const plan: Pick<ScreeningPlan, "changed" | "made"> = { changed: [], made: [] };
  for (const match of matches) {
    const columns = foundColumns(match, screeningId);
    const listCode = listOf.get(columns.versionId) ?? "";
    const { entryId } = match.candidate;
    const same = (hit: HitRecord) =>
      hit.party === match.party.party && hit.listCode === listCode && hit.entryId === entryId;
    const current = standing.find((hit) => same(hit) && hit.endedAt === null);
    const isUnchanged = (hit: HitRecord) =>
      hit.partyDigest === columns.partyDigest && hit.entry.digest === columns.entry.digest;
    const dismissed = standing.find((hit) => same(hit) && hit.state === "DISMISSED" && isUnchanged(hit));
    const stays = current && (current.state !== "DISMISSED" || isUnchanged(current)) ? current : dismissed;
    if (stays) {
      seen.add(stays.id);
      kept.push({ listCode, state: stays.state });
      const isSame = isWritten(stays, columns);
      if (!isSame) plan.changed.push({ hit: stays, columns });
      if (stays.state !== "DISMISSED") open.push(isSame ? stays : { ...stays, ...columns });
      continue;
    }
    const hit = {
      ...{ orgId, id: ids.next(), customerId, party: match.party.party, listCode, entryId },
      ...columns,
      ...{ state: "MATCH", createdAt: now },
    };
    plan.made.push(hit);
    open.push(hit);
    kept.push({ listCode, state: "MATCH" });
  }
  const topics = new Map(versions.map((one) => [one.listCode, one.topic]));
  const stateOf = (topic: string) =>
    screeningState(
      kept.filter((hit) => topics.get(hit.listCode) === topic),
      versions.some((one) => one.topic === topic),
    );
  return {
    ...plan,
    screening: {
      ...{ orgId, id: screeningId, customerId, version, listVersions: versionIds, threshold },
      ...{ hitCount: matches.length, at: now },
    },
    ended: standing.filter((hit) => hit.endedAt === null && !seen.has(hit.id)),
    open: open.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)),
    states: { sanctionsState: stateOf("SANCTIONS"), pepState: stateOf("PEP") },
  };
}
