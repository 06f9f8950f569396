import { and, eq } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { fixed } from "@/db/fixed";
import { customers, documents, documentReadings as readings } from "@/db/schema";
import type { Tx } from "@/db/scope";
import type { ReviewerScope } from "@/lib/auth/scope";
import type { CivilDate } from "@/lib/core/civil-date";
import { type SealBinding, unseal } from "@/lib/core/crypto";
import { toPublicId } from "@/lib/core/ids";
import type { MrzFields, MrzFormat } from "@/lib/core/mrz/types";
import type { CustomerProfile } from "@/lib/customers/input";
import { openProfile, organisationFacts } from "@/lib/customers/reads";
import type { DocumentType, Side } from "@/lib/documents/constants";
import type { DocumentRecord } from "@/lib/documents/reads";
import type { Subject } from "@/lib/documents/rules";
import { READ_SLOT, READER_VERSION, type ReadingState } from "./constants";
import { compareReading, typedPerson } from "./rules";
import type { DocumentReading, Reading } from "./types";

export const readingBinding = (orgId: string, documentId: string): SealBinding => ({
  orgId,
  table: "document_readings",
  rowId: documentId,
  column: "reading",
});

type Stored = typeof readings.$inferSelect;

/** What is sealed of a reading. */
export type SealedReading = { lines: string[]; fields: MrzFields | null };

function toReading(row: Stored): Reading {
  const sealed = row.readingSealed
    ? (JSON.parse(unseal(row.readingSealed, readingBinding(row.orgId, row.documentId))) as SealedReading)
    : null;
  return {
    state: row.state as ReadingState,
    format: row.format as MrzFormat | null,
    page: row.page,
    fields: row.state === "READ" ? (sealed?.fields ?? null) : null,
  };
}

const selectRead = fixed((reader, { orgId, customerId }: { orgId: string; customerId: string }) => {
  const { id, subject, docType, side } = documents;
  return reader
    .select({ document: { id, subject, docType, side }, reading: readings })
    .from(documents)
    .leftJoin(
      readings,
      and(
        eq(readings.orgId, documents.orgId),
        eq(readings.documentId, documents.id),
        eq(readings.readerVersion, READER_VERSION),
      ),
    )
    .where(
      and(
        inOrg(documents.orgId, { orgId }),
        eq(documents.customerId, customerId),
        eq(documents.slot, READ_SLOT),
        eq(documents.state, "CURRENT"),
      ),
    )
    .orderBy(documents.id);
});

/** The identity documents of a customer that count at present, each with what a reader of today found; null when none has looked. */
export async function readingRecords(
  tx: Tx,
  owner: { orgId: string },
  customerId: string,
): Promise<{ document: Pick<DocumentRecord, "id" | "subject" | "docType" | "side">; reading: Reading | null }[]> {
  const rows = await selectRead(tx, { orgId: owner.orgId, customerId });
  return rows.map(({ document, reading }) => ({ document, reading: reading && toReading(reading) }));
}

/** Has a reader of today looked at this document? */
export async function isRead(tx: Tx, owner: { orgId: string }, documentId: string): Promise<boolean> {
  const rows = await tx
    .select({ version: readings.readerVersion })
    .from(readings)
    .where(
      and(
        inOrg(readings.orgId, owner),
        eq(readings.documentId, documentId),
        eq(readings.readerVersion, READER_VERSION),
      ),
    );
  return rows.length > 0;
}

/** Readings beside what the profile says of the people whose documents they are. A document nobody has read yet is left out. */
export function besideProfile(
  records: Awaited<ReturnType<typeof readingRecords>>,
  profile: CustomerProfile,
  today: CivilDate,
): DocumentReading[] {
  return records.flatMap(({ document, reading }) => {
    if (!reading) return [];
    const { state, format, page, fields } = reading;
    const person = typedPerson(profile, document.subject);
    return [
      {
        documentId: toPublicId("document", document.id),
        subject: document.subject as Subject,
        docType: document.docType as DocumentType,
        side: document.side as Side,
        ...{ state, format, page },
        compared: person && format && fields ? compareReading(person, { format, fields }, today) : [],
      },
    ];
  });
}

/** For the page of a case: what the customer's identity documents say. Empty for a customer that does not exist. */
export async function documentReadings(
  tx: Tx,
  _scope: ReviewerScope,
  owner: { orgId: string; customerId: string },
): Promise<DocumentReading[]> {
  const [customer] = await tx
    .select()
    .from(customers)
    .where(and(inOrg(customers.orgId, owner), eq(customers.id, owner.customerId)));
  if (!customer) return [];
  const [records, { today }] = await Promise.all([
    readingRecords(tx, owner, customer.id),
    organisationFacts(tx, customer),
  ]);
  return besideProfile(records, openProfile(customer), today);
}
