import sharp from "sharp";
import { withScope } from "@/db/scope";
import { recordAudit } from "@/lib/audit/record";
import type { ReviewerScope } from "@/lib/auth/scope";
import { blobKey } from "@/lib/core/crypto";
import { toPublicId } from "@/lib/core/ids";
import { log } from "@/lib/core/log";
import { isLost } from "@/lib/core/storage/errors";
import { readBlobBytes } from "@/lib/core/storage/read-blob";
import { findCustomer } from "@/lib/customers/reads";
import { documentStore } from "@/lib/documents/gateway";
import type { DocumentRecord } from "@/lib/documents/reads";
import { drawCaseFile } from "./gateway";
import { caseFileContent, documentTitle } from "./reads";
import type { Picture } from "./types";

/** Pages beyond are named, not printed: a file of this length is read on the screen. */
const MOST_PICTURES = 60;
const PAGE_BYTES = 20 * 1024 * 1024;

/** A stored page, small enough to print and send; null when it cannot be read, so that the rest of the file is made all the same. */
async function jpegOf(orgId: string, key: string): Promise<Buffer | null> {
  try {
    const bytes = await readBlobBytes(documentStore(), [blobKey()], { orgId, key }, PAGE_BYTES);
    return await sharp(bytes)
      .flatten({ background: "#ffffff" })
      .resize(1400, 1800, { fit: "inside", withoutEnlargement: true })
      .jpeg({ quality: 78 })
      .toBuffer();
  } catch (error) {
    if (!isLost(error)) throw error;
    log.error({ err: error }, "a stored page of a case file cannot be read");
    return null;
  }
}

async function* picturesOf(documents: readonly DocumentRecord[]): AsyncGenerator<Picture> {
  const pages = documents.flatMap((row) => row.pages.map((page, index) => ({ row, page, number: index + 1 })));
  for (const { row, page, number } of pages.slice(0, MOST_PICTURES)) {
    const of = row.pages.length > 1 ? `, page ${number} of ${row.pages.length}` : "";
    const caption = `${documentTitle(row)}${of} (${toPublicId("document", row.id)})`;
    yield { caption, jpeg: await jpegOf(row.orgId, page.blobKey) };
  }
}

/**
 * Makes the case file as PDF and writes down that it was made and which documents it shows. Null when there is no such customer. Ids
 * in their inside form.
 */
export async function exportCaseFile(
  scope: ReviewerScope,
  orgId: string,
  customerId: string,
): Promise<{ pdf: Buffer; fileName: string } | null> {
  const found = await withScope(scope, async (tx) => {
    const customer = await findCustomer(tx, { orgId }, customerId);
    if (!customer) return null;
    const file = await caseFileContent(tx, scope, customer);
    const subject = { kind: "customer", id: customer.id };
    await recordAudit(tx, scope, {
      orgId,
      action: "case.exported",
      subject,
      customerId,
      detail: { version: customer.version, documents: file.documents.map((row) => toPublicId("document", row.id)) },
    });
    for (const row of file.documents) {
      await recordAudit(tx, scope, {
        orgId,
        action: "document.viewed",
        subject: { kind: "document", id: row.id },
        customerId,
        detail: { purpose: "case_file", slot: row.slot, type: row.docType },
      });
    }
    return file;
  });
  if (!found) return null;
  const pdf = await drawCaseFile(found.content, picturesOf(found.documents));
  return { pdf, fileName: `case-${toPublicId("customer", customerId)}.pdf` };
}
