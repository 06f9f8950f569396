"use client";

import { useRef } from "react";
import { Dialog } from "@/components/ui/dialog";
import type { DocumentRow } from "@/lib/documents/types";
import { DocumentPages } from "./document-pages";
import { documentTitle } from "./document-words";

interface DocumentViewerProps {
  /** Null = closed. */
  document: DocumentRow | null;
  /** Kept with each look. */
  purpose: "own_check" | "review";
  onClose: () => void;
}

/** A document in a dialog. */
export function DocumentViewer({ document, purpose, onClose }: DocumentViewerProps) {
  const frame = useRef<HTMLElement>(null);
  return (
    <Dialog
      open={document !== null}
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={document ? documentTitle(document) : "Document"}
      description={document ? document.fileName : undefined}
      size="lg"
      initialFocus={frame}
    >
      {document ? <DocumentPages key={document.id} document={document} purpose={purpose} frameRef={frame} /> : null}
    </Dialog>
  );
}
