"use client";

import { FileText } from "lucide-react";
import { useState } from "react";
import { DocumentPages } from "@/components/documents/document-pages";
import { documentTitle, pagesInWords } from "@/components/documents/document-words";
import { Card } from "@/components/ui/card";
import { CivilDate } from "@/components/ui/civil-date";
import { EmptyState } from "@/components/ui/empty-state";
import { cn } from "@/lib/core/cn";
import type { CaseDocument } from "@/lib/reviews/queue/types";

/** The files of a case: a list to choose from and the chosen one in place, beside the data it proves. */
export function CaseEvidence({ documents }: { documents: readonly CaseDocument[] }) {
  const [chosenId, setChosenId] = useState(documents[0]?.id);
  const chosen = documents.find((document) => document.id === chosenId) ?? documents[0];
  if (!chosen) {
    return (
      <Card title="Documents">
        <EmptyState icon={<FileText />} title="No documents" description="The merchant has not uploaded any file." />
      </Card>
    );
  }
  return (
    <Card title="Documents" description="Each page you open is written down as a look for review.">
      <ul aria-label="Files" className="mb-4 grid gap-1">
        {documents.map((document) => (
          <li key={document.id}>
            <button
              type="button"
              aria-pressed={document.id === chosen.id}
              onClick={() => setChosenId(document.id)}
              className={cn(
                "grid w-full gap-x-4 rounded-md border px-3 py-2 text-left text-ui hover:bg-hover sm:grid-cols-[1fr_auto]",
                document.id === chosen.id ? "border-accent-ink bg-accent-soft" : "border-line",
              )}
            >
              <span className="min-w-0">
                <span className="block font-medium text-ink">{documentTitle(document)}</span>
                <span className="block text-ink-muted text-mini">{document.place}</span>
              </span>
              <span className="text-ink-muted text-mini sm:text-right">
                <span className="block">{pagesInWords(document.pageCount)}</span>
                {document.issuedOn ? (
                  <span className="block">
                    Issued <CivilDate value={document.issuedOn} />
                  </span>
                ) : null}
                {document.expiresOn ? (
                  <span className="block">
                    Expires <CivilDate value={document.expiresOn} />
                  </span>
                ) : null}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <DocumentPages key={chosen.id} document={chosen} purpose="review" />
    </Card>
  );
}
