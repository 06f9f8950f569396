import { and, desc, eq, gt, isNull } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { documents, uploadLinks } from "@/db/schema";
import type { Tx } from "@/db/scope";
import { clock } from "@/lib/core/clock";
import { toPublicId } from "@/lib/core/ids";
import type { Purpose } from "@/lib/customers/constants";
import { customerEvidence } from "@/lib/customers/lifecycle/evidence";
import { type CustomerRecord, openProfile, organisationFacts } from "@/lib/customers/reads";
import { missingItems } from "@/lib/customers/rules-completeness";
import type { MissingItem } from "@/lib/customers/types";
import { toDocumentRow } from "@/lib/documents/reads";
import type { DocumentRow } from "@/lib/documents/types";
import { askedItems } from "@/lib/requests/reads";
import { withQuestions } from "@/lib/requests/rules";
import { linkState, placeTitle } from "./rules";
import type { LinkView } from "./types";

export type LinkRecord = typeof uploadLinks.$inferSelect;
type Owner = { orgId: string };

/** Everything that the customer lacks at this moment, questions of compliance included. */
export async function missingNow(tx: Tx, customer: CustomerRecord): Promise<MissingItem[]> {
  const profile = openProfile(customer);
  const { facts } = await customerEvidence(tx, customer, customer.id);
  const { today } = await organisationFacts(tx, customer);
  const lacking = missingItems({ profile, purpose: customer.purpose as Purpose, documents: facts, today });
  return withQuestions(await askedItems(tx, customer, profile), lacking);
}

/** The link of an organisation by inside id, whatever its state. */
export async function findLink(tx: Tx, owner: Owner, linkId: string): Promise<LinkRecord | null> {
  const [row] = await tx
    .select()
    .from(uploadLinks)
    .where(and(inOrg(uploadLinks.orgId, owner), eq(uploadLinks.id, linkId)));
  return row ?? null;
}

/** The links of a customer that can be used now. */
export function countLiveLinks(tx: Tx, customer: CustomerRecord): Promise<number> {
  return tx.$count(
    uploadLinks,
    and(
      inOrg(uploadLinks.orgId, customer),
      eq(uploadLinks.customerId, customer.id),
      isNull(uploadLinks.revokedAt),
      isNull(uploadLinks.finishedAt),
      gt(uploadLinks.expiresAt, clock.now()),
    ),
  );
}

/** Every link of a customer, newest first. */
export async function listUploadLinks(tx: Tx, customer: CustomerRecord): Promise<LinkView[]> {
  const rows = await tx
    .select()
    .from(uploadLinks)
    .where(and(inOrg(uploadLinks.orgId, customer), eq(uploadLinks.customerId, customer.id)))
    .orderBy(desc(uploadLinks.id))
    .limit(20);
  const profile = openProfile(customer);
  const now = clock.now();
  return rows.map((row) => ({
    id: toPublicId("link", row.id),
    state: linkState(row, now),
    asksFor: row.places.map((place) => placeTitle(profile, place)),
    createdByName: row.createdByName,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  }));
}

/** What came with a link and still counts. */
export async function listLinkDocuments(tx: Tx, owner: Owner, linkId: string): Promise<DocumentRow[]> {
  const rows = await tx
    .select()
    .from(documents)
    .where(and(inOrg(documents.orgId, owner), eq(documents.createdBy, linkId), eq(documents.state, "CURRENT")))
    .orderBy(documents.id);
  return rows.map(toDocumentRow);
}
