import { and, desc, eq, inArray } from "drizzle-orm";
import { customers, customerVersions, organisations, reviewRuns, ruleTrials } from "@/db/schema";
import type { Tx } from "@/db/scope";
import { UnreadableError, unseal } from "@/lib/core/crypto";
import { fromPublicId, toPublicId } from "@/lib/core/ids";
import type { CustomerProfile } from "@/lib/customers/input";
import { versionBinding } from "@/lib/customers/lifecycle/columns";
import type { RunOutcome } from "@/lib/reviews/constants";
import { FIRST_VERSION } from "./constants";
import { listRuleSets } from "./reads";
import { factsBinding, type KeptFacts, readContent } from "./rules";
import type { PastRun } from "./rules-trial";
import type { NamedChange, Trial, TrialChange, TrialResult } from "./types";

/** Sealed JSON; null when it is not there or cannot be opened. */
function opened<T>(sealed: Buffer | null, binding: Parameters<typeof unseal>[1]): T | null {
  if (!sealed) return null;
  try {
    return JSON.parse(unseal(sealed, binding)) as T;
  } catch (error) {
    if (error instanceof UnreadableError) return null;
    throw error;
  }
}

/** A version may have been looked at several times; only its newest run counts. */
const RUNS_A_VERSION = 3;

/** The newest run of each of the last reviewed versions, over all organisations, with what it looked at. */
export async function listPastRuns(tx: Tx, count: number): Promise<PastRun[]> {
  const rows = await tx
    .select({
      id: reviewRuns.id,
      orgId: reviewRuns.orgId,
      customerId: reviewRuns.customerId,
      version: reviewRuns.version,
      outcome: reviewRuns.outcome,
      ruleSetVersion: reviewRuns.ruleSetVersion,
      factsSealed: reviewRuns.factsSealed,
      profileSealed: customerVersions.profileSealed,
    })
    .from(reviewRuns)
    .leftJoin(
      customerVersions,
      and(
        eq(customerVersions.orgId, reviewRuns.orgId),
        eq(customerVersions.customerId, reviewRuns.customerId),
        eq(customerVersions.version, reviewRuns.version),
      ),
    )
    .orderBy(desc(reviewRuns.id))
    .limit(count * RUNS_A_VERSION);
  const newest = new Map<string, (typeof rows)[number]>();
  for (const row of rows) {
    const key = `${row.customerId}:${row.version}`;
    if (!newest.has(key)) newest.set(key, row);
  }
  const sets = new Map((await listRuleSets(tx)).map((set) => [set.version, set.content]));
  const first = sets.get(FIRST_VERSION) ?? readContent({});
  return [...newest.values()].slice(0, count).map((row) => ({
    orgId: toPublicId("organisation", row.orgId),
    customerId: toPublicId("customer", row.customerId),
    version: row.version,
    outcome: row.outcome as RunOutcome,
    rules: sets.get(row.ruleSetVersion ?? FIRST_VERSION) ?? first,
    hadFacts: row.factsSealed !== null,
    kept: opened<KeptFacts>(row.factsSealed, factsBinding(row.orgId, row.id)),
    profile: opened<CustomerProfile>(row.profileSealed, versionBinding(row.orgId, row.customerId, row.version)),
  }));
}

/** The names of customers and organisations for the page. */
async function nameChanges(tx: Tx, changes: readonly TrialChange[]): Promise<NamedChange[]> {
  const wanted = changes.flatMap((change) => fromPublicId("customer", change.customerId) ?? []);
  if (wanted.length === 0) return [];
  const rows = await tx
    .select({ id: customers.id, name: customers.displayName, organisation: organisations.name })
    .from(customers)
    .innerJoin(organisations, eq(organisations.id, customers.orgId))
    .where(inArray(customers.id, wanted));
  const names = new Map(rows.map((row) => [toPublicId("customer", row.id), row]));
  return changes.map((change) => ({
    ...change,
    name: names.get(change.customerId)?.name ?? "Deleted",
    organisation: names.get(change.customerId)?.organisation ?? "",
  }));
}

type TrialRecord = typeof ruleTrials.$inferSelect;

export async function findTrial(tx: Tx, id: string): Promise<TrialRecord | null> {
  const [row] = await tx.select().from(ruleTrials).where(eq(ruleTrials.id, id));
  return row ?? null;
}

/** A trial with the names it is about. */
export async function trialView(tx: Tx, row: TrialRecord): Promise<Trial> {
  const result = row.result as TrialResult;
  return {
    id: row.id,
    baseVersion: row.baseVersion,
    content: readContent(row.content),
    result,
    changes: await nameChanges(tx, result.changed),
    createdAt: row.createdAt.toISOString(),
    createdByName: row.createdByName,
  };
}

/** What this person tried last against the version in force: an unfinished piece of work. */
export async function latestTrial(tx: Tx, userId: string, baseVersion: number): Promise<Trial | null> {
  const [row] = await tx
    .select()
    .from(ruleTrials)
    .where(and(eq(ruleTrials.createdBy, userId), eq(ruleTrials.baseVersion, baseVersion)))
    .orderBy(desc(ruleTrials.id))
    .limit(1);
  return row ? trialView(tx, row) : null;
}
