"use client";

import { documentTitle, pagesInWords } from "@/components/documents/document-words";
import { Card } from "@/components/ui/card";
import { CivilDate } from "@/components/ui/civil-date";
import type { CaseBlock, CaseDocument, CaseLine, EmptyPlace } from "@/lib/reviews/case-page/types";
import type { Markable } from "@/lib/reviews/findings/types";
import { useCaseDesk } from "./case-desk-context";
import { CaseRead } from "./case-read";
import { CaseRemark } from "./case-remark";
import { CaseRow } from "./case-row";

interface CaseDataProps {
  blocks: readonly CaseBlock[];
  documents: readonly CaseDocument[];
  empty: readonly EmptyPlace[];
}

function DocumentRow({ document }: { document: CaseDocument }) {
  const { viewer } = useCaseDesk();
  const isInView = viewer.views.some((view) => view.documentId === document.id);
  return (
    <CaseRow of={document.mark} term={document.place} isInView={isInView} onShow={() => viewer.show(document.id)}>
      <span>
        {documentTitle(document)}
        <span className="text-ink-muted"> · {pagesInWords(document.pageCount)}</span>
        {document.issuedOn ? (
          <span className="text-ink-muted">
            {" · issued "}
            <CivilDate value={document.issuedOn} />
          </span>
        ) : null}
        {document.expiresOn ? (
          <span className="text-ink-muted">
            {" · expires "}
            <CivilDate value={document.expiresOn} />
          </span>
        ) : null}
      </span>
      {document.remarks.map((remark) => (
        <CaseRemark key={remark.words} tone={remark.tone}>
          {remark.words}
        </CaseRemark>
      ))}
    </CaseRow>
  );
}

function LineRow({ line }: { line: CaseLine }) {
  const { viewer } = useCaseDesk();
  const shown = viewer.views.map((view) => view.documentId);
  const isInView = line.proofs.some((id) => shown.includes(id));
  const [proof] = line.proofs;
  return (
    <CaseRow
      of={line.mark}
      term={line.label}
      isInView={isInView}
      onShow={() => (proof !== undefined && !isInView ? viewer.show(proof) : undefined)}
    >
      {line.value === null ? (
        <span className="text-ink-subtle">Not given</span>
      ) : (
        <span className="whitespace-pre-line">{line.value}</span>
      )}
      {line.latin ? <span className="text-ink-muted text-mini">In Latin letters: {line.latin}</span> : null}
      {line.reads.map((read) => (
        <CaseRead key={`${read.documentId} ${read.words}`} read={read} />
      ))}
      {line.problem ? <CaseRemark tone="bad">{line.problem}</CaseRemark> : null}
    </CaseRow>
  );
}

/** Whether a line is worth showing before somebody asks for the empty ones. */
const isTelling = (line: CaseLine) => line.value !== null || line.problem !== null;

/** Files and profile, line by line: what was typed, what the documents say, and what reviewers think of it. */
export function CaseData({ blocks, documents, empty }: CaseDataProps) {
  const { findings, upheld } = useCaseDesk();
  const isSpokenOf = ({ mark }: { mark: Markable }) => findings.has(mark.target) || upheld.has(mark.target);
  const isShown = (line: CaseLine) => isTelling(line) || isSpokenOf(line);
  const needed = empty.filter((place) => place.problem !== null || isSpokenOf(place));
  const others = empty.filter((place) => !needed.includes(place));
  return (
    <div className="grid gap-4">
      <Card title="Documents" flush>
        <ul className="divide-y divide-line border-line border-t">
          {documents.map((document) => (
            <DocumentRow key={document.id} document={document} />
          ))}
          {needed.map((place) => (
            <EmptyRow key={place.mark.target} place={place} />
          ))}
        </ul>
        {others.length > 0 ? (
          <More label={others.length === 1 ? "1 place without a file" : `${others.length} places without a file`}>
            {others.map((place) => (
              <EmptyRow key={place.mark.target} place={place} />
            ))}
          </More>
        ) : null}
      </Card>
      {blocks.map((block) => {
        const lines = block.lines.filter(isShown);
        const rest = block.lines.filter((line) => !isShown(line));
        if (block.lines.length === 0) return null;
        return (
          <Card key={block.id} title={block.title} flush>
            <ul className="divide-y divide-line border-line border-t">
              {lines.map((line) => (
                <LineRow key={line.path} line={line} />
              ))}
            </ul>
            {rest.length > 0 ? (
              <More label={`${rest.length} not given`}>
                {rest.map((line) => (
                  <LineRow key={line.path} line={line} />
                ))}
              </More>
            ) : null}
          </Card>
        );
      })}
    </div>
  );
}

function EmptyRow({ place }: { place: EmptyPlace }) {
  return (
    <CaseRow of={place.mark} term={place.label} isInView={false} onShow={() => undefined}>
      <span className="text-ink-subtle">No file</span>
      {place.problem ? <CaseRemark tone="bad">{place.problem}</CaseRemark> : null}
    </CaseRow>
  );
}

function More({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <details className="border-line border-t">
      <summary className="cursor-pointer px-4 py-2 text-ink-muted text-mini hover:text-ink">{label}</summary>
      <ul className="divide-y divide-line border-line border-t">{children}</ul>
    </details>
  );
}
