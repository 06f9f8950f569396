import { and, arrayOverlaps, eq, gte, isNull, ne, or, sql } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { customers, documents, reviewRuns } from "@/db/schema";
import type { Tx } from "@/db/scope";
import { toPublicId } from "@/lib/core/ids";
import type { Purpose } from "@/lib/customers/constants";
import { customerEvidence, type EvidenceHash } from "@/lib/customers/lifecycle/evidence";
import { type CustomerRecord, openProfile, organisationFacts } from "@/lib/customers/reads";
import { missingItems } from "@/lib/customers/rules-completeness";
import { besideProfile, readingRecords } from "@/lib/documents/readings/reads";
import { askedItems } from "@/lib/requests/reads";
import { withQuestions } from "@/lib/requests/rules";
import { isSamePerson } from "@/lib/screening/rules-score";
import type { OpenHit } from "@/lib/screening/writes-plan";
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
  const { id, displayName, idIndex, taxIndexes } = customers;
  const rows = await tx
    .select({ id, displayName, idIndex, taxIndexes })
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

async function findReusedDocuments(tx: Tx, customer: CustomerRecord) {
  const own = tx
    .select({ sha256: documents.sha256 })
    .from(documents)
    .where(
      and(inOrg(documents.orgId, customer), eq(documents.customerId, customer.id), eq(documents.state, "CURRENT")),
    );
  const rows = await tx
    .select({ documentId: documents.id, customerId: customers.id, name: customers.displayName })
    .from(documents)
    .innerJoin(customers, and(eq(customers.orgId, documents.orgId), eq(customers.id, documents.customerId)))
    .where(
      and(
        inOrg(documents.orgId, customer),
        // As an array: then they are looked up, however many documents there are.
        sql`${documents.sha256} = any(array(${own}))`,
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

/** What a screening found and nobody has dismissed, as the checks look at it. */
export function toWatchListHits(hits: readonly OpenHit[]): WatchListHit[] {
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

/** Digests of the files that were reviewed with this version since it was submitted: the same ones are not reviewed again. */
export async function reviewedDigests(tx: Tx, customer: CustomerRecord): Promise<string[]> {
  const rows = await tx
    .select({ digest: reviewRuns.evidenceDigest })
    .from(reviewRuns)
    .where(
      and(
        inOrg(reviewRuns.orgId, customer),
        eq(reviewRuns.customerId, customer.id),
        eq(reviewRuns.version, customer.version),
        gte(reviewRuns.finishedAt, customer.submittedAt ?? customer.createdAt),
      ),
    );
  return rows.map((row) => row.digest);
}

/** Everything the checks look at of a locked customer, but for its screening. `unread`: identity documents that no job has read yet. */
export async function gatherFacts(
  tx: Tx,
  customer: CustomerRecord,
): Promise<{ facts: Omit<ReviewFacts, "watchListHits">; hashes: EvidenceHash[]; unread: string[] }> {
  const profile = openProfile(customer);
  const purpose = customer.purpose as Purpose;
  // Sent together: none of them needs what another finds.
  const [evidence, { today }, asked, twins, reusedDocuments, readings] = await Promise.all([
    customerEvidence(tx, customer, customer.id),
    organisationFacts(tx, customer),
    askedItems(tx, customer, profile),
    findTwins(tx, customer),
    findReusedDocuments(tx, customer),
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
      reusedDocuments,
      readings: besideProfile(readings, profile, today),
    },
  };
}
