import { ne } from "drizzle-orm";
import { documentReadings } from "@/db/schema";
import { type Tx, withScope } from "@/db/scope";
import type { SystemScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { blobKey, seal } from "@/lib/core/crypto";
import { log } from "@/lib/core/log";
import type { MrzReading } from "@/lib/core/mrz/types";
import { NOT_FOUND, type Outcome, ok } from "@/lib/core/outcome";
import { StorageError } from "@/lib/core/storage/errors";
import { readBlobBytes } from "@/lib/core/storage/read-blob";
import { MAX_PAGE_BYTES } from "@/lib/documents/decoder/types";
import { documentStore } from "@/lib/documents/gateway";
import { type DocumentRecord, findRecord } from "@/lib/documents/reads";
import { PAGES_READ, READ_SLOT, READER_VERSION, type ReadingState } from "./constants";
import { isRead, readingBinding, type SealedReading } from "./reads";

/**
 * Reads the machine-readable zone of an identity document and keeps what it says. Asked again it reads nothing; a document of another
 * kind is skipped. Pages that the store cannot give are told by a `StorageError`.
 */
export async function readDocument(
  scope: SystemScope,
  input: { documentId: string },
): Promise<Outcome<ReadingState | "SKIPPED">> {
  const found = await withScope(scope, async (tx): Promise<Outcome<DocumentRecord | null>> => {
    const row = await findRecord(tx, scope, input.documentId);
    if (!row) return NOT_FOUND;
    return ok(row.slot !== READ_SLOT || (await isRead(tx, scope, row.id)) ? null : row);
  });
  if (!found.ok) return found;
  if (!found.value) return ok("SKIPPED");
  const row = found.value;
  // Between the two transactions: a third of a second of work must not hold a row.
  const { reading, page } = await readPages(row);
  await withScope(scope, (tx) => keepReading(tx, row, reading, page));
  return ok(reading.state);
}

/** Reads what no job has read yet. A file that the store cannot give is left: the checks say that nothing was read. */
export async function readDocuments(scope: SystemScope, documentIds: readonly string[]): Promise<void> {
  for (const documentId of documentIds) {
    try {
      await readDocument(scope, { documentId });
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      log.warn({ document: documentId, code: error.code }, "a document could not be opened to read its zone");
    }
  }
}

/** The first page with a proven zone; else the first with a zone at all. */
async function readPages(row: DocumentRecord): Promise<{ reading: MrzReading; page: number | null }> {
  // On demand: pages of the portal never read zones, and need not load what does.
  const { readMrz } = await import("@/lib/core/mrz/read");
  let best: { reading: MrzReading; page: number | null } = { reading: { state: "NONE" }, page: null };
  for (const [index, { blobKey: key }] of row.pages.slice(0, PAGES_READ).entries()) {
    const bytes = await readBlobBytes(documentStore(), [blobKey()], { orgId: row.orgId, key }, MAX_PAGE_BYTES);
    const reading = await readMrz(bytes);
    if (reading.state === "READ") return { reading, page: index + 1 };
    if (reading.state === "UNSURE" && best.page === null) best = { reading, page: index + 1 };
  }
  return best;
}

async function keepReading(tx: Tx, row: DocumentRecord, reading: MrzReading, page: number | null): Promise<void> {
  const { orgId, id, customerId } = row;
  const sealed: SealedReading = {
    lines: reading.state === "NONE" ? [] : (reading.lines ?? []),
    fields: reading.state === "READ" ? reading.fields : null,
  };
  const values = {
    ...{ orgId, documentId: id, customerId, page, readerVersion: READER_VERSION, readAt: clock.now() },
    state: reading.state,
    format: reading.state === "READ" ? reading.format : null,
    readingSealed: seal(JSON.stringify(sealed), readingBinding(orgId, id)),
  };
  await tx
    .insert(documentReadings)
    .values(values)
    .onConflictDoUpdate({
      target: [documentReadings.orgId, documentReadings.documentId],
      set: values,
      // Two jobs may have read it at once: the second changes nothing.
      setWhere: ne(documentReadings.readerVersion, READER_VERSION),
    });
}
