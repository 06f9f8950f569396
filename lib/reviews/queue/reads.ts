import { and, asc, count, eq, gt, isNull } from "drizzle-orm";
import { customers, organisations } from "@/db/schema";
import { withScope } from "@/db/scope";
import type { ReviewerScope } from "@/lib/auth/scope";
import { toPublicId } from "@/lib/core/ids";
import type { CustomerType } from "@/lib/customers/constants";
import { customerDetail } from "@/lib/customers/detail/reads";
import { customerEvidence } from "@/lib/customers/lifecycle/evidence";
import { findCustomer, openProfile, organisationFacts } from "@/lib/customers/reads";
import { documentRequirements } from "@/lib/customers/rules-completeness";
import { listDocuments } from "@/lib/documents/reads";

const PAGE = 50;

export type CaseRow = {
  orgId: string;
  orgName: string;
  id: string;
  name: string;
  type: CustomerType;
  country: string | null;
  submittedAt: string;
};

/** Cases that wait for a person, the oldest first. `afterId` is the last case of the page before. */
export async function listCases(
  scope: ReviewerScope,
  afterId: string | null,
): Promise<{ cases: CaseRow[]; total: number; next: string | null }> {
  return withScope(scope, async (tx) => {
    const waiting = and(eq(customers.status, "UNDER_REVIEW"), isNull(customers.deletedAt));
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
      .where(and(waiting, afterId ? gt(customers.id, afterId) : undefined))
      .orderBy(asc(customers.id))
      .limit(PAGE + 1);
    const cases = rows.slice(0, PAGE).map((row) => ({
      orgId: toPublicId("organisation", row.orgId),
      orgName: row.orgName,
      id: toPublicId("customer", row.id),
      name: row.name,
      type: row.type as CustomerType,
      country: row.country,
      submittedAt: (row.submittedAt ?? row.createdAt).toISOString(),
    }));
    return { cases, total: counted?.total ?? 0, next: rows.length > PAGE ? (cases.at(-1)?.id ?? null) : null };
  });
}

/** One case: the customer as staff see it, its documents, and what a decision has to name. Null when there is none. */
export async function getCase(scope: ReviewerScope, orgId: string, customerId: string) {
  return withScope(scope, async (tx) => {
    const customer = await findCustomer(tx, { orgId }, customerId);
    if (!customer) return null;
    const organisation = await organisationFacts(tx, customer);
    const { hashes } = await customerEvidence(tx, customer, customer.id);
    const detail = await customerDetail(tx, customer, "staff");
    return {
      detail,
      organisation: { id: toPublicId("organisation", orgId), name: organisation.name, timeZone: organisation.timeZone },
      documents: await listDocuments(tx, customer, { customerId: customer.id }),
      requirements: documentRequirements(openProfile(customer), detail.purpose),
      evidence: hashes.map((hash) => hash.sha256),
    };
  });
}
