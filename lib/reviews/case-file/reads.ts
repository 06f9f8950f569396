import { and, asc, eq } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { customerTransitions, organisations } from "@/db/schema";
import type { Tx } from "@/db/scope";
import type { ReviewerScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { subdivisionName } from "@/lib/core/geo-subdivisions";
import { toPublicId } from "@/lib/core/ids";
import {
  CUSTOMER_TYPE_LABELS,
  type CustomerStatus,
  type CustomerType,
  PURPOSE_LABELS,
  STATUS_LABELS,
} from "@/lib/customers/constants";
import { customerDetail } from "@/lib/customers/detail/reads";
import { profileBlocks } from "@/lib/customers/detail/rules";
import { type CustomerRecord, openProfile } from "@/lib/customers/reads";
import { DOCUMENT_TYPE_LABELS, type DocumentType, SIDE_LABELS } from "@/lib/documents/constants";
import { currentRecords, type DocumentRecord } from "@/lib/documents/reads";
import { listRequests } from "@/lib/requests/reads";
import { latestCase } from "@/lib/reviews/cases/reads";
import { currentMarkables, listFindings } from "@/lib/reviews/findings/reads";
import { listNotes } from "@/lib/reviews/notes/reads";
import {
  checkSection,
  findingSection,
  noteSection,
  printedInstant,
  profileSections,
  requestSection,
  restrictionSection,
  timelineSection,
} from "./rules";
import type { CaseFileContent, Section } from "./types";

/** Every change of status: who, why, and exactly what was looked at. */
async function decisionSection(tx: Tx, customer: CustomerRecord): Promise<Section> {
  const rows = await tx
    .select()
    .from(customerTransitions)
    .where(and(inOrg(customerTransitions.orgId, customer), eq(customerTransitions.customerId, customer.id)))
    .orderBy(asc(customerTransitions.id));
  return {
    title: "Decisions and what they looked at",
    items: rows.map((row) => ({
      head: `${printedInstant(row.at)}  ${STATUS_LABELS[row.toStatus as CustomerStatus]}, by ${row.actorName}${row.confirmedByName ? `, confirmed by ${row.confirmedByName}` : ""}`,
      lines: [
        `For the merchant: ${row.reason}`,
        ...(row.internalReason ? [`For staff: ${row.internalReason}`] : []),
        `Reason code ${row.reasonCode}; version ${row.version} of the profile; ${toPublicId("transition", row.id)}`,
        ...row.documentHashes.map((hash) => `${hash.documentId}  SHA-256 ${hash.sha256}`),
      ],
    })),
  };
}

/** What a document is, for a caption. */
export function documentTitle(row: Pick<DocumentRecord, "docType" | "side">): string {
  const type = DOCUMENT_TYPE_LABELS[row.docType as DocumentType];
  return row.side === "SINGLE" ? type : `${type}, ${SIDE_LABELS[row.side as "FRONT" | "BACK"].toLowerCase()}`;
}

function documentSection(rows: readonly DocumentRecord[]): Section {
  if (rows.length === 0) return { title: "Documents", lead: "There is no document." };
  return {
    title: "Documents",
    items: rows.map((row) => ({
      head: documentTitle(row),
      lines: [
        `${toPublicId("document", row.id)}, uploaded ${printedInstant(row.createdAt)} by ${row.createdByName}`,
        `SHA-256 ${row.sha256}`,
        [
          row.issuedOn ? `Issued on ${row.issuedOn}` : "",
          row.expiresOn ? `Expires on ${row.expiresOn}` : "",
          `Review: ${row.review.toLowerCase()}${row.rejectLabel ? `, ${row.rejectLabel}` : ""}`,
        ]
          .filter((part) => part !== "")
          .join("; "),
      ],
    })),
  };
}

/** Everything the printed file says, and the documents whose pages follow. */
export async function caseFileContent(
  tx: Tx,
  scope: ReviewerScope,
  customer: CustomerRecord,
): Promise<{ content: CaseFileContent; documents: DocumentRecord[] }> {
  const [organisation] = await tx
    .select({ id: organisations.id, name: organisations.name })
    .from(organisations)
    .where(eq(organisations.id, customer.orgId));
  const detail = await customerDetail(tx, customer, "staff");
  const blocks = profileBlocks(openProfile(customer), { subdivision: subdivisionName }, true);
  const documents = await currentRecords(tx, customer, { customerId: customer.id });
  const markables = await currentMarkables(tx, customer);
  const open = await latestCase(tx, customer, customer.id);
  const facts: Section = {
    title: "At a glance",
    rows: [
      { label: "Status", value: STATUS_LABELS[detail.status] },
      { label: "Reason", value: detail.statusReason ?? "None" },
      { label: "Organisation", value: `${organisation?.name ?? ""}, ${toPublicId("organisation", customer.orgId)}` },
      { label: "Type", value: CUSTOMER_TYPE_LABELS[customer.type as CustomerType] },
      { label: "Purpose", value: PURPOSE_LABELS[detail.purpose] },
      { label: "Version", value: String(detail.version) },
      ...(open
        ? [
            { label: "Case", value: toPublicId("case", open.id) },
            { label: "Risk score", value: `${open.riskScore} of 100` },
            { label: "Tags", value: open.tags.join(", ") || "None" },
          ]
        : []),
    ],
  };
  return {
    documents,
    content: {
      title: detail.name,
      subtitle: `Case file of ${detail.id}`,
      footer: `${detail.id} · made by ${scope.userName} · ${printedInstant(clock.now())} · confidential`,
      sections: [
        facts,
        ...profileSections({ blocks }),
        await decisionSection(tx, customer),
        checkSection(detail.checks),
        documentSection(documents),
        findingSection(await listFindings(tx, customer, customer.id, markables), markables),
        requestSection(await listRequests(tx, customer, "staff")),
        restrictionSection(detail.restrictions),
        noteSection(await listNotes(tx, customer, customer.id)),
        timelineSection(detail.timeline),
      ],
    },
  };
}
