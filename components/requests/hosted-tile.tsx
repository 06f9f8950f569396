"use client";

import { pagesInWords, sizeInWords } from "@/components/documents/document-words";
import type { UploadFacts } from "@/components/documents/send-upload";
import { useDocumentUpload } from "@/components/documents/use-document-upload";
import { FileDrop } from "@/components/forms/file-drop";
import { FILE_RULE_TEXT } from "@/lib/documents/constants";
import type { DocumentRow } from "@/lib/documents/types";

interface HostedTileProps {
  id: string;
  label: string;
  accept: string;
  facts: UploadFacts;
  /** What this link has sent for this side. */
  document: DocumentRow | undefined;
  disabled: boolean;
  onStored: (document: DocumentRow) => void;
}

/** One side of a document, photographed or chosen; refused ones say why and what to do. */
export function HostedTile({ id, label, accept, facts, document, disabled, onStored }: HostedTileProps) {
  const upload = useDocumentUpload(facts, onStored);
  const isThere = upload.state === "idle" && document !== undefined;
  const kept = document && `Received: ${pagesInWords(document.pageCount)}, ${sizeInWords(document.sizeBytes)}`;
  return (
    <FileDrop
      id={id}
      label={label}
      help={`${FILE_RULE_TEXT}. The whole document, sharp, without glare.`}
      accept={accept}
      state={isThere ? "accepted" : upload.state}
      percent={upload.percent}
      fileName={isThere ? document.fileName : upload.fileName}
      reason={isThere ? kept : upload.reason}
      previewUrl={isThere ? upload.previewUrl : undefined}
      disabled={disabled}
      onFile={(file) => void upload.send(file)}
      onCancel={upload.cancel}
      onRetry={upload.canRetry ? () => void upload.retry() : undefined}
    />
  );
}
