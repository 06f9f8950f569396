import { and, eq, inArray } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { documents } from "@/db/schema";
import type { Tx } from "@/db/scope";
import type { CustomerRecord } from "@/lib/customers/reads";
import type { FileFact } from "./rules-answers";
import { filesAt } from "./rules-answers";
import type { QuestionDraft } from "./types";

/** A file that is objected to no longer counts: pages say so at its slot, and its slot is open again. */
export async function refuseFiles(
  tx: Tx,
  customer: CustomerRecord,
  questions: readonly QuestionDraft[],
  files: readonly FileFact[],
): Promise<void> {
  for (const question of questions) {
    if (question.status === "MISSING") continue;
    const hashes = filesAt(question, files).map((file) => file.sha256);
    if (hashes.length === 0) continue;
    await tx
      .update(documents)
      .set({ review: "REJECTED", rejectLabel: question.label ?? null })
      .where(and(isThere(customer, question), inArray(documents.sha256, hashes)));
  }
}

type Objection = { section: string; slot: string | null; objectsTo: string | null };

const refusedBy = ({ slot, objectsTo }: Objection): string[] =>
  slot === null || objectsTo === null ? [] : objectsTo.split(",");

/** What these questions refused counts again, unless one of `others` refuses it too. */
export async function giveFilesBack(
  tx: Tx,
  customer: CustomerRecord,
  questions: readonly Objection[],
  others: readonly Objection[] = [],
): Promise<void> {
  const stillRefused = new Set(others.flatMap(refusedBy));
  for (const question of questions) {
    const hashes = refusedBy(question).filter((hash) => !stillRefused.has(hash));
    if (hashes.length === 0) continue;
    await tx
      .update(documents)
      .set({ review: "PENDING", rejectLabel: null })
      .where(and(isThere(customer, question), inArray(documents.sha256, hashes), eq(documents.review, "REJECTED")));
  }
}

const isThere = (customer: CustomerRecord, place: { section: string; slot?: string | null | undefined }) =>
  and(
    inOrg(documents.orgId, customer),
    eq(documents.customerId, customer.id),
    eq(documents.state, "CURRENT"),
    eq(documents.subject, place.section),
    eq(documents.slot, place.slot ?? ""),
  );
