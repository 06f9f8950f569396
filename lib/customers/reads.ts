import { and, asc, desc, eq, inArray, isNull, lte } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { fixed } from "@/db/fixed";
import { customers, customerVersions, organisations } from "@/db/schema";
import type { Tx } from "@/db/scope";
import { type CivilDate, today } from "@/lib/core/civil-date";
import { clock } from "@/lib/core/clock";
import { unseal } from "@/lib/core/crypto";
import type { CustomerProfile } from "@/lib/customers/input";
import { profileBinding, versionBinding } from "@/lib/customers/lifecycle/columns";

export type CustomerRecord = typeof customers.$inferSelect;

type Owner = { orgId: string };

type Key = { orgId: string; customerId: string };

const selectLiving = fixed((reader, { orgId, customerId }: Key) =>
  reader.select().from(customers).where(isLiving({ orgId }, customerId)),
);
const selectLocked = fixed((reader, { orgId, customerId }: Key) =>
  reader.select().from(customers).where(isLiving({ orgId }, customerId)).for("update"),
);

/** A customer that is not deleted, by inside id; null is also the answer for another organisation's. */
export async function findCustomer(tx: Tx, owner: Owner, customerId: string): Promise<CustomerRecord | null> {
  const [row] = await selectLiving(tx, { orgId: owner.orgId, customerId });
  return row ?? null;
}

/** `findCustomer`, holding the row until the transaction ends. The first step of every write on a customer. */
export async function lockCustomer(tx: Tx, owner: Owner, customerId: string): Promise<CustomerRecord | null> {
  const [row] = await selectLocked(tx, { orgId: owner.orgId, customerId });
  return row ?? null;
}

/** `lockCustomer` for several, by id. In one order, so that two who ask for some of the same never wait for each other. */
export async function lockCustomers(
  tx: Tx,
  owner: Owner,
  customerIds: readonly string[],
): Promise<Map<string, CustomerRecord>> {
  const rows = await tx
    .select()
    .from(customers)
    .where(and(inOrg(customers.orgId, owner), inArray(customers.id, [...customerIds]), isNull(customers.deletedAt)))
    .orderBy(asc(customers.id))
    .for("update");
  return new Map(rows.map((row) => [row.id, row]));
}

const isLiving = (owner: Owner, customerId: string) =>
  and(inOrg(customers.orgId, owner), eq(customers.id, customerId), isNull(customers.deletedAt));

/** The profile of a row. Throws `UnreadableError` when it was changed or moved outside Portico. */
export function openProfile(row: Pick<CustomerRecord, "orgId" | "id" | "profileSealed">): CustomerProfile {
  return JSON.parse(unseal(row.profileSealed, profileBinding(row.orgId, row.id)));
}

/** The profile as it stood at a version, with who wrote it and when. */
export async function profileAtVersion(tx: Tx, owner: Owner, customerId: string, version: number) {
  const [row] = await tx
    .select()
    .from(customerVersions)
    .where(
      and(
        inOrg(customerVersions.orgId, owner),
        eq(customerVersions.customerId, customerId),
        lte(customerVersions.version, version),
      ),
    )
    .orderBy(desc(customerVersions.version))
    .limit(1);
  if (!row) return null;
  const profile: CustomerProfile = JSON.parse(
    unseal(row.profileSealed, versionBinding(row.orgId, customerId, row.version)),
  );
  return { profile, editedByName: row.editedByName, at: row.createdAt.toISOString() };
}

type OrganisationFacts = typeof organisations.$inferSelect & { today: CivilDate };

// A transaction of ours asks for them several times and never changes them.
const known = new WeakMap<Tx, Map<string, Promise<OrganisationFacts>>>();

/**
 * What the organisation's own settings say: needed by every rule that depends on the day or on a switch. Read once a
 * transaction.
 */
export function organisationFacts(tx: Tx, owner: Owner): Promise<OrganisationFacts> {
  const ofTransaction = known.get(tx) ?? new Map<string, Promise<OrganisationFacts>>();
  known.set(tx, ofTransaction);
  const facts = ofTransaction.get(owner.orgId) ?? readOrganisationFacts(tx, owner);
  ofTransaction.set(owner.orgId, facts);
  return facts;
}

const selectOrganisation = fixed((reader, owner: Owner) =>
  reader.select().from(organisations).where(inOrg(organisations.id, owner)),
);

async function readOrganisationFacts(tx: Tx, owner: Owner): Promise<OrganisationFacts> {
  const [row] = await selectOrganisation(tx, { orgId: owner.orgId });
  if (!row) throw new Error("The organisation of this scope does not exist");
  return { ...row, today: today(row.timeZone, clock.now()) };
}
