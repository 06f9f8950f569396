import { and, arrayOverlaps, eq, inArray, isNull, ne, or } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { customers, documents } from "@/db/schema";
import type { Tx } from "@/db/scope";
import { toPublicId } from "@/lib/core/ids";
import type { Purpose } from "@/lib/customers/constants";
import { customerEvidence, type EvidenceHash } from "@/lib/customers/lifecycle/evidence";
import { type CustomerRecord, openProfile, organisationFacts } from "@/lib/customers/reads";
import { missingItems } from "@/lib/customers/rules-completeness";
import { besideProfile, readingRecords } from "@/lib/documents/readings/reads";
import { askedItems } from "@/lib/requests/reads";
import { withQuestions } from "@/lib/requests/rules";
import { openHits } from "@/lib/screening/reads";
import { isSamePerson } from "@/lib/screening/rules-score";
import type { ReviewFacts, Twin, WatchListHit } from "./types";

/** Twins named at most: a reviewer opens the first ones, more would only be noise. */
const TWINS_SHOWN = 10;

async function findTwins(tx: Tx, customer: CustomerRecord): Promise<Twin[]> {
  const shared = [
    customer.idIndex ? eq(customers.idIndex, customer.idIndex) : undefined,
    customer.taxIndexes.length > 0 ? arrayOverlaps(customers.taxIndexes, customer.taxIndexes) : undefined,
    customer.birthIndex ? eq(customers.birthIndex, customer.birthIndex) : undefined,
  ].filter((condition) => condition !== undefined);
  if (shared.length === 0) return [];
  const rows = await tx
    .select()
    .from(customers)
    .where(
      and(inOrg(customers.orgId, customer), ne(customers.id, customer.id), isNull(customers.deletedAt), or(...shared)),
    )
    .orderBy(customers.id)
    .limit(TWINS_SHOWN);
  return rows.map((row) => ({
    customerId: toPublicId("customer", row.id),
    name: row.displayName,
    shares:
      customer.idIndex && row.idIndex === customer.idIndex
        ? "ID number"
        : row.taxIndexes.some((index) => customer.taxIndexes.includes(index))
          ? "tax number"
          : "name and date",
  }));
}

async function findReusedDocuments(tx: Tx, customer: CustomerRecord, hashes: EvidenceHash[]) {
  if (hashes.length === 0) return [];
  const rows = await tx
    .select({ documentId: documents.id, customerId: customers.id, name: customers.displayName })
    .from(documents)
    .innerJoin(customers, and(eq(customers.orgId, documents.orgId), eq(customers.id, documents.customerId)))
    .where(
      and(
        inOrg(documents.orgId, customer),
        inArray(
          documents.sha256,
          hashes.map((hash) => hash.sha256),
        ),
        ne(customers.id, customer.id),
      ),
    )
    .limit(TWINS_SHOWN);
  return rows.map((row) => ({
    documentId: toPublicId("document", row.documentId),
    customerId: toPublicId("customer", row.customerId),
    name: row.name,
  }));
}

/** What the newest screening found and nobody has dismissed. Of staff and jobs: an organisation's people find none. */
export async function watchListHits(tx: Tx, customer: CustomerRecord): Promise<WatchListHit[]> {
  const hits = await openHits(tx, customer, customer.id);
  return hits.map((hit) => {
    const { who, listed } = hit.entry as { who: string; listed: { name: string } };
    const parts = hit.explanation as unknown as Parameters<typeof isSamePerson>[0];
    return {
      who,
      entryId: hit.entryId,
      entryName: listed.name,
      source: hit.listCode,
      sameBirthDate: isSamePerson(parts),
      score: hit.score,
    };
  });
}

/** Everything the checks look at, for a locked customer. `unread`: identity documents that no job has read yet. */
export async function gatherFacts(
  tx: Tx,
  customer: CustomerRecord,
): Promise<{ facts: ReviewFacts; hashes: EvidenceHash[]; unread: string[] }> {
  const profile = openProfile(customer);
  const purpose = customer.purpose as Purpose;
  // Sent together: none of them needs what another finds.
  const [evidence, { today }, asked, twins, found, readings] = await Promise.all([
    customerEvidence(tx, customer, customer.id),
    organisationFacts(tx, customer),
    askedItems(tx, customer, profile),
    findTwins(tx, customer),
    watchListHits(tx, customer),
    readingRecords(tx, customer, customer.id),
  ]);
  return {
    unread: readings.filter(({ reading }) => !reading).map(({ document }) => document.id),
    hashes: evidence.hashes,
    facts: {
      profile,
      purpose,
      documents: evidence.facts,
      today,
      missing: withQuestions(asked, missingItems({ profile, purpose, documents: evidence.facts, today })),
      twins,
      reusedDocuments: await findReusedDocuments(tx, customer, evidence.hashes),
      watchListHits: found,
      readings: besideProfile(readings, profile, today),
    },
  };
}
