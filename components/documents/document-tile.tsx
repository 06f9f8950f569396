"use client";

import { useState } from "react";
import { FileDrop } from "@/components/forms/file-drop";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { removeDocumentAction } from "@/lib/documents/actions";
import { FILE_RULE_TEXT } from "@/lib/documents/constants";
import type { DocumentRow } from "@/lib/documents/types";
import { documentTitle, pagesInWords, rejectionInWords, sizeInWords } from "./document-words";
import type { UploadFacts } from "./send-upload";
import { useDocumentUpload } from "./use-document-upload";

interface DocumentTileProps {
  id: string;
  label: string;
  required: boolean;
  accept: string;
  facts: UploadFacts;
  /** The file that lies here now. */
  document: DocumentRow | undefined;
  disabled: boolean;
  onStored: (document: DocumentRow) => void;
  onRemoved: (documentId: string) => void;
  onOpen: (document: DocumentRow) => void;
}

/** What a reviewer said about the file that lies here. */
const refusalInWords = (document: DocumentRow) =>
  `Compliance could not accept this file. ${rejectionInWords(document) || "Upload another one"}.`;

/** One side of a document: empty, on its way, refused with the reason, or there. */
export function DocumentTile(props: DocumentTileProps) {
  const { id, label, required, accept, facts, document, disabled, onStored, onRemoved, onOpen } = props;
  const upload = useDocumentUpload(facts, onStored);
  const [asking, setAsking] = useState(false);
  const isThere = upload.state === "idle" && document !== undefined;
  const isRefused = isThere && document.review === "REJECTED";

  async function remove(reason: string): Promise<string | undefined> {
    if (!document) return undefined;
    const outcome = await removeDocumentAction({ documentId: document.id, reason });
    if (!outcome.ok) return outcome.message;
    upload.forget();
    onRemoved(document.id);
    return undefined;
  }

  const kept = document
    ? `Received: ${pagesInWords(document.pageCount)}, ${sizeInWords(document.sizeBytes)}`
    : undefined;
  const stillThere = document && upload.state === "refused" ? ` ${document.fileName} stays in place.` : "";
  return (
    <>
      <FileDrop
        id={id}
        label={label}
        required={required}
        help={FILE_RULE_TEXT}
        accept={accept}
        state={isRefused ? "refused" : isThere ? "accepted" : upload.state}
        percent={upload.percent}
        fileName={isThere ? document.fileName : upload.fileName}
        reason={isRefused ? refusalInWords(document) : isThere ? kept : upload.reason && upload.reason + stillThere}
        previewUrl={isThere ? upload.previewUrl : undefined}
        disabled={disabled}
        onFile={(file) => void upload.send(file)}
        onCancel={upload.cancel}
        onRetry={upload.canRetry ? () => void upload.retry() : undefined}
        onRemove={isThere ? () => setAsking(true) : undefined}
        onPreview={isThere ? () => onOpen(document) : undefined}
      />
      {document ? (
        <ConfirmDialog
          open={asking}
          onOpenChange={setAsking}
          title={`Remove ${documentTitle(document)}?`}
          consequences={
            facts.target.customerId === undefined
              ? `${document.fileName} leaves this draft. You can upload it again at any time.`
              : `${document.fileName} no longer counts for this customer, and the review may run again. It stays in the history.`
          }
          confirmLabel="Remove"
          reason={facts.target.customerId === undefined ? undefined : {}}
          onConfirm={remove}
        />
      ) : null}
    </>
  );
}
