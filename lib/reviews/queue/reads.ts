import { and, eq, isNull, ne, not, or } from "drizzle-orm";
import { customers, reviewCases } from "@/db/schema";
import type { Tx } from "@/db/scope";
import type { ReviewerScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { subdivisionName } from "@/lib/core/geo-subdivisions";
import { toPublicId } from "@/lib/core/ids";
import { customerDetail } from "@/lib/customers/detail/reads";
import { profileBlocks } from "@/lib/customers/detail/rules";
import { customerEvidence } from "@/lib/customers/lifecycle/evidence";
import { type CustomerRecord, openProfile, organisationFacts } from "@/lib/customers/reads";
import { documentRequirements } from "@/lib/customers/rules-completeness";
import { SLOT_LABELS } from "@/lib/documents/constants";
import { listDocuments } from "@/lib/documents/reads";
import { caseStateColumn, isSnoozedAt } from "@/lib/reviews/cases/reads-state";
import { decisionBar } from "@/lib/reviews/decisions/access";
import { DEFAULT_QUEUE, NO_QUEUE_FILTERS } from "./input";
import { inView, narrowedBy, orderBy, orderKeys } from "./reads-where";
import type { CaseFile, CaseKey } from "./types";

/**
 * The case to open when a customer's is done: the most pressing that waits for compliance and is nobody's, or this person's.
 */
export async function nextCase(tx: Tx, customerId: string, userId: string | null = null): Promise<CaseKey | null> {
  const now = clock.now();
  const isFree = or(isNull(reviewCases.assigneeId), userId ? eq(reviewCases.assigneeId, userId) : undefined);
  const [row] = await tx
    .select({ orgId: reviewCases.orgId, customerId: reviewCases.customerId })
    .from(reviewCases)
    .innerJoin(customers, and(eq(customers.orgId, reviewCases.orgId), eq(customers.id, reviewCases.customerId)))
    .where(
      and(
        inView("open", userId ?? "", now),
        narrowedBy(NO_QUEUE_FILTERS, now),
        isFree,
        ne(reviewCases.customerId, customerId),
        eq(caseStateColumn, "OPEN"),
        not(isSnoozedAt(now)),
      ),
    )
    .orderBy(orderBy(orderKeys(DEFAULT_QUEUE, now), "forward"))
    .limit(1);
  return row ? { orgId: toPublicId("organisation", row.orgId), id: toPublicId("customer", row.customerId) } : null;
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
