import { and, eq } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { customers, screeningHits, screeningLists, screenings } from "@/db/schema";
import type { Tx } from "@/db/scope";
import { recordAudit } from "@/lib/audit/record";
import type { ReviewerScope, SystemScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { sha256Hex } from "@/lib/core/crypto";
import { ids } from "@/lib/core/ids";
import { type CustomerRecord, openProfile, organisationFacts } from "@/lib/customers/reads";
import { SCREENING_LIMITS, type ScreeningState } from "./constants";
import { activeVersions, type Candidate, findCandidates, type HitRecord, standingHits } from "./reads";
import { partiesOf } from "./rules-parties";
import { scoreParty } from "./rules-score";
import { screeningState } from "./rules-state";
import type { Party, Score } from "./types";

type Match = { party: Party; candidate: Candidate; score: Score };
type ActiveVersion = { id: string; listCode: string };

const digestOf = (party: Party) =>
  sha256Hex(JSON.stringify([party.kind, [...party.names].sort(), party.birthDate, [...party.countries].sort()]));

/** The same entry in two versions of a list is the same when everything that is compared is. */
const entryDigest = ({ kind, name, aliases, birthDates, countries }: Omit<Candidate, "versionId">) =>
  sha256Hex(JSON.stringify([kind, name, aliases, birthDates, countries]));

async function findMatches(tx: Tx, versions: ActiveVersion[], parties: Party[], threshold: number): Promise<Match[]> {
  const versionIds = versions.map((version) => version.id);
  const found = await Promise.all(
    parties.map(async (party) => ({ party, candidates: await findCandidates(tx, versionIds, party) })),
  );
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

function hitColumns(match: Match) {
  const { party, candidate, score } = match;
  const { versionId, ...listed } = candidate;
  const { kind, names, birthDate, countries } = party;
  return {
    partyDigest: digestOf(party),
    versionId,
    entry: { who: party.who, listed, typed: { kind, names, birthDate, countries }, digest: entryDigest(listed) },
    score: score.score,
    explanation: score.parts as unknown as Record<string, unknown>[],
  };
}

export type Screening = {
  sanctionsState: ScreeningState;
  pepState: ScreeningState;
  /** Raised by this pass: nobody has seen them. */
  newHits: number;
  highestScore: number;
};

/**
 * Screens a locked customer against the lists in force and writes down what was found. A hit that somebody dismissed stays dismissed
 * while neither the party nor the entry changed; one that is no longer found has ended.
 */
export async function screenCustomer(
  tx: Tx,
  scope: ReviewerScope | SystemScope,
  customer: CustomerRecord,
): Promise<Screening> {
  const [versions, organisation, standing] = await Promise.all([
    activeVersions(tx),
    organisationFacts(tx, customer),
    standingHits(tx, customer, customer.id),
  ]);
  const threshold = organisation.screeningThreshold;
  const matches = await findMatches(tx, versions, partiesOf(openProfile(customer)), threshold);
  const { orgId } = customer;
  const now = clock.now();
  const screeningId = ids.next();
  await tx.insert(screenings).values({
    orgId,
    id: screeningId,
    customerId: customer.id,
    version: customer.version,
    listVersions: versions.map((version) => version.id),
    threshold,
    hitCount: matches.length,
    at: now,
  });

  const listOf = new Map(versions.map((version) => [version.id, version.listCode]));
  const kept: { listCode: string; state: string }[] = [];
  const seen = new Set<string>();
  const made: (typeof screeningHits.$inferInsert)[] = [];
  for (const match of matches) {
    const columns = hitColumns(match);
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
      await keepHit(tx, stays, { ...columns, screeningId });
      continue;
    }
    made.push({
      ...{ orgId, id: ids.next(), customerId: customer.id, screeningId, party: match.party.party, listCode, entryId },
      ...columns,
      ...{ state: "MATCH", createdAt: now },
    });
    kept.push({ listCode, state: "MATCH" });
  }
  for (const hit of standing) {
    if (hit.endedAt === null && !seen.has(hit.id)) await endHit(tx, hit, now);
  }
  if (made.length > 0) await tx.insert(screeningHits).values(made);

  const topics = new Map(versions.map((version) => [version.listCode, version.topic]));
  const stateOf = (topic: string) =>
    screeningState(
      kept.filter((hit) => topics.get(hit.listCode) === topic),
      versions.some((version) => version.topic === topic),
    );
  const [sanctionsState, pepState] = [stateOf("SANCTIONS"), stateOf("PEP")];
  await setStates(tx, customer, { sanctionsState, pepState });
  if (made.length > 0) {
    await recordAudit(tx, scope, {
      orgId,
      action: "screening.hits_found",
      subject: { kind: "customer", id: customer.id },
      customerId: customer.id,
      detail: { hits: made.length, threshold, version: customer.version },
    });
  }
  const highestScore = Math.max(0, ...made.map((hit) => hit.score));
  return { sanctionsState, pepState, newHits: made.length, highestScore };
}

/** What is still found keeps its state; a changed name or entry is shown as it is now. */
async function keepHit(tx: Tx, hit: HitRecord, columns: ReturnType<typeof hitColumns> & { screeningId: string }) {
  const isSame =
    hit.endedAt === null &&
    hit.versionId === columns.versionId &&
    hit.partyDigest === columns.partyDigest &&
    hit.score === columns.score;
  if (isSame) return;
  await tx
    .update(screeningHits)
    .set({ ...columns, endedAt: null, rowVersion: hit.rowVersion + 1 })
    .where(and(inOrg(screeningHits.orgId, hit), eq(screeningHits.id, hit.id)));
}

async function endHit(tx: Tx, hit: HitRecord, at: Date) {
  await tx
    .update(screeningHits)
    .set({ endedAt: at, rowVersion: hit.rowVersion + 1 })
    .where(and(inOrg(screeningHits.orgId, hit), eq(screeningHits.id, hit.id)));
}

type States = { sanctionsState: ScreeningState; pepState: ScreeningState };

async function setStates(tx: Tx, customer: CustomerRecord, states: States): Promise<void> {
  if (customer.sanctionsState === states.sanctionsState && customer.pepState === states.pepState) return;
  await tx
    .update(customers)
    .set(states)
    .where(and(inOrg(customers.orgId, customer), eq(customers.id, customer.id)));
}

/** Brings the customer's states in line with its hits, after a person settled one. */
export async function refreshStates(tx: Tx, customer: CustomerRecord): Promise<States> {
  const [versions, hits] = await Promise.all([
    activeVersions(tx),
    tx
      .select({ state: screeningHits.state, endedAt: screeningHits.endedAt, topic: screeningLists.topic })
      .from(screeningHits)
      .innerJoin(screeningLists, eq(screeningLists.code, screeningHits.listCode))
      .where(and(inOrg(screeningHits.orgId, customer), eq(screeningHits.customerId, customer.id))),
  ]);
  const stateOf = (topic: string) =>
    screeningState(
      hits.filter((hit) => hit.topic === topic && hit.endedAt === null),
      versions.some((version) => version.topic === topic),
    );
  const states = { sanctionsState: stateOf("SANCTIONS"), pepState: stateOf("PEP") };
  await setStates(tx, customer, states);
  return states;
}
