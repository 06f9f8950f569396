import { eq } from "drizzle-orm";
import type postgres from "postgres";
import { customers, drafts } from "@/db/schema";
import { withScope } from "@/db/scope";
import type { MerchantRole } from "@/lib/auth/constants";
import { type MerchantScope, mintScope, type ReviewerScope, type SystemScope } from "@/lib/auth/scope";
import { seal } from "@/lib/core/crypto";
import { fromPublicId, ids } from "@/lib/core/ids";
import type { Outcome } from "@/lib/core/outcome";
import type { Purpose } from "@/lib/customers/constants";
import type { CustomerProfile } from "@/lib/customers/input";
import { createCustomer } from "@/lib/customers/lifecycle/writes";
import type { CustomerRecord } from "@/lib/customers/reads";
import { startDraft } from "@/lib/drafts/writes";
import { createTestDatabase, type TestDatabase } from "./database";
import { makeOrganisation, makePerson, memberScope, type TestPerson } from "./people";

export type Tenant = TestDatabase & {
  orgId: string;
  /** Another member of the organisation at each call. */
  member: (role?: MerchantRole) => Promise<MerchantScope>;
  /** Compliance, in no organisation. */
  reviewer: () => Promise<ReviewerScope>;
  worker: SystemScope;
};

/** The value, or a failing test that says what was refused. */
export function accepted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.code}: ${outcome.message} ${JSON.stringify(outcome.fields ?? {})}`);
  return outcome.value;
}

export const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? "ok" : outcome.code);

export function reviewerScope(person: TestPerson): ReviewerScope {
  const common = { userId: person.id, userName: person.name, sessionId: ids.next(), requestId: "test" };
  return mintScope<ReviewerScope>({ kind: "reviewer", role: "reviewer", ...common });
}

export const workerScope = (orgId: string) =>
  mintScope<SystemScope>({ kind: "system", orgId, task: "test", requestId: "test" });

/** A database of its own with one organisation. */
export async function openTenant(): Promise<Tenant> {
  const database = await createTestDatabase();
  const { owner } = database;
  const orgId = await makeOrganisation(owner);
  return {
    ...database,
    orgId,
    member: async (role = "maker") => memberScope(await makePerson(owner, { orgId, role }), orgId, role),
    reviewer: async () => reviewerScope(await makePerson(owner, { staff: "reviewer" })),
    worker: workerScope(orgId),
  };
}

/** A customer made of this profile, through a draft as the wizard makes it. Returns its inside id. */
export async function makeCustomer(
  scope: MerchantScope,
  profile: CustomerProfile,
  purpose: Purpose = "BASIC",
): Promise<string> {
  const started = accepted(await startDraft(scope, { type: profile.type, purpose }));
  const draftId = fromPublicId("draft", started.id) ?? "";
  return withScope(scope, async (tx) => {
    const [draft] = await tx.select().from(drafts).where(eq(drafts.id, draftId));
    if (!draft) throw new Error("The draft just made is not there");
    accepted(await createCustomer(tx, scope, { customerId: draft.customerId, profile, purpose, draftId }));
    return draft.customerId;
  });
}

/** The row as it stands, deleted ones too. */
export async function customerRow(scope: MerchantScope, customerId: string): Promise<CustomerRecord> {
  const [row] = await withScope(scope, (tx) => tx.select().from(customers).where(eq(customers.id, customerId)));
  if (!row) throw new Error("There is no such customer");
  return row;
}

/** A file of a customer as a row alone: nothing lies in the store. Returns its hash. */
export async function addDocumentRow(owner: postgres.Sql, orgId: string, customerId: string, sha256: string) {
  const id = ids.next();
  const fileName = seal("passport.jpg", { orgId, table: "documents", rowId: id, column: "file_name" });
  await owner`
    insert into documents (org_id, id, customer_id, subject, slot, doc_type, side, file_name_sealed, mime, bytes, sha256,
      blob_key, pages, created_by, created_by_name, created_at)
    values (${orgId}, ${id}, ${customerId}, 'customer', 'ID_PROOF', 'PASSPORT', 'SINGLE', ${fileName}, 'image/jpeg', 1, ${sha256},
      ${id}, '[]', ${id}, 'Somebody', now())`;
  return sha256;
}

/** Everything that writes about customers leave behind, so that "nothing happened" can be compared. */
export async function traces(owner: postgres.Sql): Promise<Record<string, unknown>> {
  const rows = (await owner`
    select
      (select coalesce(jsonb_agg(to_jsonb(c) order by c.id), '[]') from customers c) as customers,
      (select count(*)::int from customer_versions) as versions,
      (select count(*)::int from customer_transitions) as transitions,
      (select count(*)::int from review_runs) as runs,
      (select count(*)::int from review_checks) as checks,
      (select count(*)::int from audit_events) as audits,
      (select count(*)::int from outbox_events) as events,
      (select count(*)::int from graphile_worker.jobs) as jobs`) as Record<string, unknown>[];
  return { ...rows[0] };
}

/** Waiting jobs of the automated review. */
export async function reviewJobs(owner: postgres.Sql, customerId: string): Promise<number> {
  const [row] =
    await owner`select count(*)::int as count from graphile_worker.jobs where key = ${`review:${customerId}`}`;
  return row?.count;
}

/** The audit actions of a customer, oldest first. */
export async function auditOf(owner: postgres.Sql, customerId: string): Promise<string[]> {
  const rows = await owner`select action from audit_events where customer_id = ${customerId} order by id`;
  return rows.map((row) => row.action);
}

/** The outbox events of a customer, oldest first. */
export async function eventsOf(owner: postgres.Sql, customerId: string): Promise<string[]> {
  const rows = await owner`select type from outbox_events where subject_id = ${customerId} order by id`;
  return rows.map((row) => row.type);
}
