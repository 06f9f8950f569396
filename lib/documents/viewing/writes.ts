import type { Readable } from "node:stream";
import { type Tx, withScope } from "@/db/scope";
import { recordAuditOnce } from "@/lib/audit/record";
import type { MerchantScope, ReviewerScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { blobKey } from "@/lib/core/crypto";
import { fromPublicId, ids, toPublicId } from "@/lib/core/ids";
import { log } from "@/lib/core/log";
import { NOT_FOUND, type Outcome, ok, refuse } from "@/lib/core/outcome";
import { isLost } from "@/lib/core/storage/errors";
import { readBlob } from "@/lib/core/storage/read-blob";
import { DOCUMENT_LIMITS } from "@/lib/documents/constants";
import { documentStore } from "@/lib/documents/gateway";
import { type DocumentRecord, findViewable, toDocumentRow } from "@/lib/documents/reads";
import type { PageLink } from "@/lib/documents/types";
import { latestCase } from "@/lib/reviews/cases/reads";
import { isSignedView, PURPOSE_OF, pageFileName, type View, type ViewPurpose, viewHref } from "./rules";

type Viewer = MerchantScope | ReviewerScope;

const ENDED = refuse(
  "forbidden",
  "This link has ended: it is good for half a minute and one look. Open the document again.",
);

const UNREADABLE = refuse(
  "unavailable",
  "The file of this page cannot be read: it is missing from the store or was changed there. Tell whoever runs Portico; nothing else is lost.",
);

const NO_PURPOSE = refuse(
  "invalid",
  "Say what you open the document for: your own check, or as compliance the review of a case.",
);

/** What is written down as the purpose: staff look for the sake of a case, which is named where there is one. */
async function purposeWords(tx: Tx, scope: Viewer, row: DocumentRecord, purpose: ViewPurpose): Promise<string> {
  if (scope.kind !== "reviewer" || row.customerId === null) return purpose;
  const found = await latestCase(tx, row, row.customerId);
  return found ? `case ${toPublicId("case", found.id)}` : purpose;
}

/** A link to one page that lives thirty seconds, in this session only, for one look. `documentId` is the inside form. */
export async function issueLink(
  scope: Viewer,
  input: { documentId: string; page: number; purpose: ViewPurpose },
): Promise<Outcome<PageLink>> {
  if (input.purpose !== PURPOSE_OF[scope.kind]) return NO_PURPOSE;
  const row = await withScope(scope, (tx) => findViewable(tx, scope, input.documentId));
  if (!row?.pages[input.page - 1]) return NOT_FOUND;
  const expiresAtMs = clock.now().getTime() + DOCUMENT_LIMITS.linkSeconds * 1000;
  const view: View = {
    documentId: toPublicId("document", input.documentId),
    page: input.page,
    purpose: input.purpose,
    viewId: toPublicId("audit", ids.next()),
    expiresAtMs,
  };
  return ok({ href: viewHref(view, scope.sessionId), expiresAt: new Date(expiresAtMs).toISOString() });
}

export type OpenedPage = { stream: Readable; mime: string; bytes: number; fileName: string };

/** Opens the page that a link names and writes down who looked. What was not signed for this session is not found. */
export async function openPage(scope: Viewer, view: View, signature: string): Promise<Outcome<OpenedPage>> {
  const documentId = fromPublicId("document", view.documentId);
  const viewId = fromPublicId("audit", view.viewId);
  if (!documentId || !viewId || !isSignedView(view, scope.sessionId, signature)) return NOT_FOUND;
  if (clock.now().getTime() >= view.expiresAtMs) return ENDED;
  const found = await withScope(
    scope,
    async (tx): Promise<Outcome<Omit<OpenedPage, "stream"> & { key: string; orgId: string }>> => {
      const row = await findViewable(tx, scope, documentId);
      const page = row?.pages[view.page - 1];
      if (!row || !page) return NOT_FOUND;
      const isFirstLook = await recordAuditOnce(tx, scope, viewId, {
        orgId: row.orgId,
        action: "document.viewed",
        subject: { kind: "document", id: row.id },
        ...(row.customerId === null ? {} : { customerId: row.customerId }),
        detail: {
          page: view.page,
          purpose: await purposeWords(tx, scope, row, view.purpose),
          slot: row.slot,
          type: row.docType,
        },
      });
      if (!isFirstLook) return ENDED;
      const fileName = pageFileName(toDocumentRow(row).fileName, view.page, page.mime);
      return ok({ key: page.blobKey, orgId: row.orgId, mime: page.mime, bytes: page.bytes, fileName });
    },
  );
  if (!found.ok) return found;
  const { key, orgId, ...facts } = found.value;
  try {
    return ok({ ...facts, stream: await readBlob(documentStore(), [blobKey()], { orgId, key }) });
  } catch (error) {
    if (!isLost(error)) throw error;
    log.error({ err: error, document: view.documentId, page: view.page }, "a stored page cannot be read");
    return UNREADABLE;
  }
}
