"use client";

import { CircleAlert, CircleCheck } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Field } from "@/components/forms/field";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import { documentAnchor } from "@/lib/customers/fields";
import type { DocumentRequirement } from "@/lib/customers/rules-completeness";
import { correctDocumentAction } from "@/lib/documents/actions";
import { DOCUMENT_TYPE_LABELS, type DocumentType, SIDE_LABELS, type Side } from "@/lib/documents/constants";
import { sidesOf, slotSpec, slotState } from "@/lib/documents/rules";
import type { DocumentRow, DocumentTarget } from "@/lib/documents/types";
import { type Dates, DocumentDates } from "./document-dates";
import { DocumentTile } from "./document-tile";
import { documentTitle, rejectionInWords } from "./document-words";

export interface DocumentSlotProps {
  target: DocumentTarget;
  requirement: DocumentRequirement;
  /** Every current document of the target. */
  documents: readonly DocumentRow[];
  /** YYYY-MM-DD, of the organisation. */
  today: string;
  disabled?: boolean | undefined;
  /** YYYY-MM-DD; stands in the expiry date of a slot that asks for one, until a file is there. */
  suggestedExpiry?: string | undefined;
  note?: ReactNode | undefined;
  onStored: (document: DocumentRow) => void;
  onRemoved: (documentId: string) => void;
  onOpen: (document: DocumentRow) => void;
}

/** One thing to prove: its type, its dates and a tile for each side. The element has the anchor that "what is missing" leads to. */
export function DocumentSlot(props: DocumentSlotProps) {
  const { target, requirement, documents, today, disabled = false, suggestedExpiry, note, ...on } = props;
  const { slot, subject, label, acceptedTypes, mandatory } = requirement;
  const here = documents.filter((document) => document.slot === slot && document.subject === subject);
  const [chosen, setChosen] = useState<DocumentType | null>(null);
  const first = here.find((document) => acceptedTypes.includes(document.docType));
  const only = acceptedTypes.length === 1 ? acceptedTypes[0] : undefined;
  const wanted = chosen ?? first?.docType ?? null;
  const type = only ?? (wanted && acceptedTypes.includes(wanted) ? wanted : null);
  const ofType = here.filter((document) => document.docType === type);

  const [typed, setTyped] = useState<Dates | null>(null);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const spec = slotSpec(slot);
  const suggested = (spec.asksExpiresOn && suggestedExpiry) || "";
  const kept = ofType[0]
    ? { issuedOn: ofType[0].issuedOn ?? "", expiresOn: ofType[0].expiresOn ?? "" }
    : { issuedOn: "", expiresOn: suggested };
  const dates = typed ?? kept;

  async function keepDates() {
    setErrors({});
    for (const document of ofType) {
      if ((document.issuedOn ?? "") === dates.issuedOn && (document.expiresOn ?? "") === dates.expiresOn) continue;
      const said = { documentId: document.id, issued_on: dates.issuedOn, expires_on: dates.expiresOn };
      const outcome = await correctDocumentAction(said).catch(() => null);
      if (outcome?.ok) on.onStored(outcome.value);
      else if (outcome?.fields) setErrors(outcome.fields);
      else
        toast.error("The date was not kept", {
          description: outcome?.message ?? "Check your connection and try again.",
        });
    }
  }

  const anchor = documentAnchor(slot, subject);
  const facts = { target, slot, subject, issuedOn: dates.issuedOn, expiresOn: dates.expiresOn };
  const tile = (ofThisType: DocumentType, side: Side, name: string, document: DocumentRow | undefined) => (
    <DocumentTile
      key={`${ofThisType}:${side}`}
      id={`${anchor}-${side.toLowerCase()}${ofThisType === type ? "" : "-other"}`}
      label={name}
      required={mandatory}
      accept={spec.mimeTypes.join(",")}
      facts={{ ...facts, type: ofThisType, side }}
      document={document}
      disabled={disabled}
      {...on}
    />
  );
  const others = here.filter((document) => document.docType !== type);
  return (
    <section
      id={anchor}
      aria-labelledby={`${anchor}-title`}
      tabIndex={-1}
      data-print={mandatory || here.length > 0 ? undefined : "hide"}
      className="grid scroll-mt-24 gap-3 outline-none"
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h3 id={`${anchor}-title`} className="font-semibold text-ink text-sm">
          {label} <span className="font-normal text-ink-subtle text-ui">({mandatory ? "required" : "optional"})</span>
        </h3>
        <SlotStatus here={here} requirement={requirement} today={today} />
      </div>
      {note}
      {acceptedTypes.length > 1 || spec.asksIssuedOn || spec.asksExpiresOn ? (
        <div className="grid gap-3 sm:grid-cols-2">
          {acceptedTypes.length > 1 ? (
            <Field name={`${anchor}.type`} label="Type of document" required={mandatory}>
              {(control) => (
                <Select
                  {...control}
                  options={acceptedTypes.map((value) => ({ value, label: DOCUMENT_TYPE_LABELS[value] }))}
                  value={type}
                  placeholder="Choose the document you have"
                  disabled={disabled}
                  onValueChange={setChosen}
                />
              )}
            </Field>
          ) : null}
          <DocumentDates
            name={anchor}
            asks={spec}
            dates={dates}
            today={today}
            errors={errors}
            disabled={disabled}
            onChange={setTyped}
            onCommit={() => void keepDates()}
          />
        </div>
      ) : null}
      {type === null ? (
        <p className="rounded-lg border border-control border-dashed p-4 text-ink-muted text-ui">
          Choose the type of document first; then you can upload it here.
        </p>
      ) : (
        <div className="grid gap-3">
          {sidesOf(type).map((side) => {
            const name = documentTitle({ slot, docType: type, side });
            return tile(
              type,
              side,
              name,
              ofType.find((document) => document.side === side),
            );
          })}
        </div>
      )}
      {others.length > 0 ? (
        <div className="grid gap-3">
          <p className="text-ink-muted text-mini">Also uploaded here; remove what is not needed:</p>
          {others.map((document) => tile(document.docType, document.side, documentTitle(document), document))}
        </div>
      ) : null}
    </section>
  );
}

function SlotStatus({
  here,
  requirement,
  today,
}: {
  here: readonly DocumentRow[];
  requirement: DocumentRequirement;
  today: string;
}) {
  const { slot, subject, acceptedTypes } = requirement;
  if (here.length === 0) return null;
  const state = slotState(here, slot, subject, acceptedTypes, today);
  if (state.complete) {
    return (
      <p role="status" className="flex items-center gap-1.5 text-mini text-success-ink">
        <CircleCheck aria-hidden="true" className="size-3.5" />
        {state.accepted ? "Accepted" : "Complete"}
      </p>
    );
  }
  const refused = here.map(rejectionInWords).filter(Boolean);
  const problems = state.missing.map(({ side, message }) =>
    side === "SINGLE" ? message : `${SIDE_LABELS[side]}: ${message.charAt(0).toLowerCase()}${message.slice(1)}`,
  );
  const words = new Set([...problems, ...refused]);
  return (
    <p role="status" className="flex items-start gap-1.5 text-mini text-warning-ink">
      <CircleAlert aria-hidden="true" className="mt-px size-3.5 shrink-0" />
      {[...words].join(". ")}
    </p>
  );
}
