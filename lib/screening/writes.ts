import { and, eq } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { insertRows } from "@/db/insert-rows";
import { customers, screeningHits, screeningLists, screenings } from "@/db/schema";
import type { Tx } from "@/db/scope";
import { sent } from "@/db/sent";
import { recordAudit } from "@/lib/audit/record";
import type { ReviewerScope, SystemScope } from "@/lib/auth/scope";
import type { CustomerRecord } from "@/lib/customers/reads";
import { activeVersions } from "./reads";
import { screeningState } from "./rules-state";
import { planScreening, type ScreeningPlan, type States } from "./writes-plan";

/** Screens a locked customer against the lists in force and writes down what was found. */
export async function screenCustomer(
  tx: Tx,
  scope: ReviewerScope | SystemScope,
  customer: CustomerRecord,
): Promise<ScreeningPlan> {
  const plan = await planScreening(tx, customer, await activeVersions(tx));
  await Promise.all([writeScreening(tx, scope, customer, plan), keepStates(tx, customer, plan.states)]);
  return plan;
}

/**
 * Writes down what a pass found; the customer's states are the caller's. All at once and in this order: an ended hit makes room for a new
 * one of the same entry, and hits name their screening.
 */
export async function writeScreening(
  tx: Tx,
  scope: ReviewerScope | SystemScope,
  { orgId, id, version }: CustomerRecord,
  { screening, changed, ended, made }: ScreeningPlan,
): Promise<void> {
  const ofHit = (hit: { orgId: string; id: string }) =>
    and(inOrg(screeningHits.orgId, hit), eq(screeningHits.id, hit.id));
  await Promise.all([
    insertRows(tx, screenings, [screening]),
    ...ended.map((hit) =>
      sent(
        tx
          .update(screeningHits)
          .set({ endedAt: screening.at, rowVersion: hit.rowVersion + 1 })
          .where(ofHit(hit)),
      ),
    ),
    ...changed.map(({ hit, columns }) =>
      sent(
        tx
          .update(screeningHits)
          .set({ ...columns, endedAt: null, rowVersion: hit.rowVersion + 1 })
          .where(ofHit(hit)),
      ),
    ),
    insertRows(tx, screeningHits, made),
    made.length > 0
      ? recordAudit(tx, scope, {
          orgId,
          action: "screening.hits_found",
          subject: { kind: "customer", id },
          customerId: id,
          detail: { hits: made.length, threshold: screening.threshold, version },
        })
      : undefined,
  ]);
}

/** Writes the states where they changed. */
export async function keepStates(tx: Tx, customer: CustomerRecord, states: States): Promise<void> {
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
  await keepStates(tx, customer, states);
  return states;
}
