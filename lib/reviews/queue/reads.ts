import { and, asc, count, eq, isNull, ne, type SQL, sql } from "drizzle-orm";
import { customers, organisations } from "@/db/schema";
import { type Tx, withScope } from "@/db/scope";
import type { ReviewerScope } from "@/lib/auth/scope";
import { subdivisionName } from "@/lib/core/geo-subdivisions";
import { toPublicId } from "@/lib/core/ids";
import type { CustomerType } from "@/lib/customers/constants";
import { customerDetail } from "@/lib/customers/detail/reads";
import { profileBlocks } from "@/lib/customers/detail/rules";
import { customerEvidence } from "@/lib/customers/lifecycle/evidence";
import { type CustomerRecord, openProfile, organisationFacts } from "@/lib/customers/reads";
import { documentRequirements } from "@/lib/customers/rules-completeness";
import { SLOT_LABELS } from "@/lib/documents/constants";
import { listDocuments } from "@/lib/documents/reads";
import { decisionBar } from "@/lib/reviews/decisions/access";
import type { CaseFile, CaseKey, CaseRow } from "./types";

const PAGE = 50;

const waiting = and(eq(customers.status, "UNDER_REVIEW"), isNull(customers.deletedAt));
const waitingSince = sql`coalesce(${customers.submittedAt}, ${customers.createdAt})`;

const keyOf = (row: { orgId: string; id: string }): CaseKey => ({
  orgId: toPublicId("organisation", row.orgId),
  id: toPublicId("customer", row.id),
});

/** What has waited less long than this customer. Read from its row, which stays when the case is decided. */
const waitsLessThan = (customerId: string): SQL =>
  sql`(${waitingSince}, ${customers.id}) > (
    select coalesce(seen.submitted_at, seen.created_at), seen.id from ${customers} as seen where seen.id = ${customerId})`;

/** Cases that wait for a person, the longest wait first. `afterId` is the last case of the page before. */
export async function listCases(
  scope: ReviewerScope,
  afterId: string | null,
): Promise<{ cases: CaseRow[]; total: number; next: string | null }> {
  return withScope(scope, async (tx) => {
    const [counted] = await tx.select({ total: count() }).from(customers).where(waiting);
    const rows = await tx
      .select({
        orgId: customers.orgId,
        orgName: organisations.name,
        id: customers.id,
        name: customers.displayName,
        type: customers.type,
        country: customers.country,
        submittedAt: customers.submittedAt,
        createdAt: customers.createdAt,
      })
      .from(customers)
      .innerJoin(organisations, eq(organisations.id, customers.orgId))
      .where(and(waiting, afterId ? waitsLessThan(afterId) : undefined))
      .orderBy(asc(waitingSince), asc(customers.id))
      .limit(PAGE + 1);
    const cases = rows.slice(0, PAGE).map((row) => ({
      ...keyOf(row),
      orgName: row.orgName,
      name: row.name,
      type: row.type as CustomerType,
      country: row.country,
      waitingSince: (row.submittedAt ?? row.createdAt).toISOString(),
    }));
    return { cases, total: counted?.total ?? 0, next: rows.length > PAGE ? (cases.at(-1)?.id ?? null) : null };
  });
}

/** The case to open when this one is done: the one behind it in the queue, else the one that waits longest. */
export async function nextCase(tx: Tx, customerId: string): Promise<CaseKey | null> {
  const find = (behind: SQL | undefined) =>
    tx
      .select({ orgId: customers.orgId, id: customers.id })
      .from(customers)
      .where(and(waiting, ne(customers.id, customerId), behind))
      .orderBy(asc(waitingSince), asc(customers.id))
      .limit(1);
  const [row] = await find(waitsLessThan(customerId));
  const [first] = row ? [row] : await find(undefined);
  return first ? keyOf(first) : null;
}

/** One case, with sensitive values in full: whoever calls it writes the look down. */
export async function caseFile(tx: Tx, scope: ReviewerScope, customer: CustomerRecord): Promise<CaseFile> {
  const organisation = await organisationFacts(tx, customer);
  const { hashes } = await customerEvidence(tx, customer, customer.id);
  const detail = await customerDetail(tx, customer, "staff");
  const profile = openProfile(customer);
  const places = documentRequirements(profile, detail.purpose);
  const files = await listDocuments(tx, customer, { customerId: customer.id });
  return {
    detail: { ...detail, blocks: profileBlocks(profile, { subdivision: subdivisionName }, true) },
    organisation: {
      id: toPublicId("organisation", organisation.id),
      name: organisation.name,
    },
    documents: files.map((file) => ({
      ...file,
      place:
        places.find((place) => place.slot === file.slot && place.subject === file.subject)?.label ??
        SLOT_LABELS[file.slot],
    })),
    evidence: hashes.map((hash) => hash.sha256),
    barred: (await decisionBar(tx, scope, customer))?.message ?? null,
    next: await nextCase(tx, customer.id),
  };
}
