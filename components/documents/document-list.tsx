"use client";

import { FileText } from "lucide-react";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { CivilDate } from "@/components/ui/civil-date";
import { EmptyState } from "@/components/ui/empty-state";
import { Instant } from "@/components/ui/instant";
import type { DocumentRow } from "@/lib/documents/types";
import { DocumentViewer } from "./document-viewer";
import { documentTitle, pagesInWords, REVIEW_WORDS, rejectionInWords, sizeInWords } from "./document-words";

interface DocumentListProps {
  documents: readonly DocumentRow[];
  purpose: "own_check" | "review";
  /** IANA zone of whoever reads. */
  timeZone: string;
  /** Whose document, in words; left out = not said. */
  subjectLabel?: ((subject: string) => string | undefined) | undefined;
}

const STATE_WORDS = { CURRENT: null, REPLACED: "Replaced", REMOVED: "Removed" } as const;

/** The files of a customer with what was said about each; each opens in the viewer. */
export function DocumentList({ documents, purpose, timeZone, subjectLabel }: DocumentListProps) {
  const [opened, setOpened] = useState<DocumentRow | null>(null);
  if (documents.length === 0) {
    return (
      <EmptyState
        icon={<FileText />}
        title="No documents yet"
        description="Files appear here once they are uploaded."
      />
    );
  }
  return (
    <>
      <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
        {documents.map((document) => {
          const whose = subjectLabel?.(document.subject);
          const ended = STATE_WORDS[document.state];
          const review = REVIEW_WORDS[document.review];
          const why = rejectionInWords(document);
          return (
            <li key={document.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
              <div className="min-w-0 flex-1 basis-60">
                <p className="font-medium text-ink text-ui">
                  {documentTitle(document)}
                  {whose ? <span className="font-normal text-ink-muted"> · {whose}</span> : null}
                </p>
                <p className="truncate font-mono text-ink-muted text-mini">{document.fileName}</p>
                <p className="text-ink-subtle text-mini">
                  {pagesInWords(document.pageCount)}, {sizeInWords(document.sizeBytes)} · {document.uploadedByName},{" "}
                  <Instant iso={document.uploadedAt} timeZone={timeZone} show="datetime" />
                  {document.issuedOn ? (
                    <>
                      {" "}
                      · issued <CivilDate value={document.issuedOn} />
                    </>
                  ) : null}
                  {document.expiresOn ? (
                    <>
                      {" "}
                      · expires <CivilDate value={document.expiresOn} />
                    </>
                  ) : null}
                </p>
                {why ? <p className="text-danger-ink text-mini">{why}</p> : null}
              </div>
              {ended ? <Badge>{ended}</Badge> : <Badge tone={review.tone}>{review.label}</Badge>}
              <Button size="sm" aria-label={`Open ${documentTitle(document)}`} onClick={() => setOpened(document)}>
                Open
              </Button>
            </li>
          );
        })}
      </ul>
      <DocumentViewer document={opened} purpose={purpose} onClose={() => setOpened(null)} />
    </>
  );
}
