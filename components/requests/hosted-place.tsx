"use client";

import { CircleCheck } from "lucide-react";
import { useState } from "react";
import { type Dates, DocumentDates } from "@/components/documents/document-dates";
import { documentTitle } from "@/components/documents/document-words";
import { Field } from "@/components/forms/field";
import { Select } from "@/components/ui/select";
import { DOCUMENT_TYPE_LABELS, type DocumentType, type Side } from "@/lib/documents/constants";
import { documentProblem, sidesOf, slotSpec } from "@/lib/documents/rules";
import type { DocumentRow } from "@/lib/documents/types";
import type { HostedPlace as Place } from "@/lib/requests/links/types";
import { HostedTile } from "./hosted-tile";

interface HostedPlaceProps {
  place: Place;
  /** Sent with this link. */
  documents: readonly DocumentRow[];
  isDone: boolean;
  /** YYYY-MM-DD */
  today: string;
  onStored: (document: DocumentRow) => void;
}

/** One document that is asked for: which kind, its date, and a tile for each side. */
export function HostedPlace({ place, documents, isDone, today, onStored }: HostedPlaceProps) {
  const { slot, subject, side, title, note } = place;
  const types = place.acceptedTypes.filter((type) => side === null || sidesOf(type).includes(side));
  const [chosen, setChosen] = useState<DocumentType | null>(documents[0]?.docType ?? null);
  const type = types.length === 1 ? (types[0] ?? null) : chosen;
  const spec = slotSpec(slot);
  const [dates, setDates] = useState<Dates>({
    issuedOn: documents[0]?.issuedOn ?? "",
    expiresOn: documents[0]?.expiresOn ?? "",
  });
  const needsDate = spec.asksIssuedOn && dates.issuedOn === "";
  const name = `hosted-${slot.toLowerCase()}-${subject.replace(":", "-")}-${(side ?? "all").toLowerCase()}`;
  const sides: readonly Side[] = type === null ? [] : side === null ? sidesOf(type) : [side];
  const problem = documents.map((document) => documentProblem(document, today)).find((one) => one !== null);

  return (
    <section aria-labelledby={name} className="grid gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h2 id={name} className="font-semibold text-base text-ink">
          {title}
        </h2>
        {isDone ? (
          <p className="flex items-center gap-1.5 text-success-ink text-ui">
            <CircleCheck aria-hidden="true" className="size-4" /> Received
          </p>
        ) : null}
      </div>
      {note ? <p className="rounded-md bg-sunken px-3 py-2 text-ink text-ui">{note}</p> : null}
      {isDone && documents.length === 0 ? null : (
        <>
          {types.length > 1 ? (
            <Field name={`${name}.type`} label="Which document do you have?" required>
              {(control) => (
                <Select
                  {...control}
                  options={types.map((value) => ({ value, label: DOCUMENT_TYPE_LABELS[value] }))}
                  value={type}
                  placeholder="Choose"
                  onValueChange={setChosen}
                />
              )}
            </Field>
          ) : null}
          {type !== null && (spec.asksIssuedOn || spec.asksExpiresOn) ? (
            <DocumentDates
              name={name}
              asks={spec}
              dates={dates}
              today={today}
              errors={problem ? { [spec.asksIssuedOn ? "issued_on" : "expires_on"]: problem.message } : {}}
              disabled={false}
              onChange={setDates}
              onCommit={() => undefined}
            />
          ) : null}
          {needsDate && type !== null ? (
            <p className="text-ink-muted text-ui">Enter the day on which it was issued; then you can upload it.</p>
          ) : null}
          {type === null
            ? null
            : sides.map((each) => (
                <HostedTile
                  key={`${type}:${each}`}
                  id={`${name}-${each.toLowerCase()}-file`}
                  label={documentTitle({ slot, docType: type, side: each })}
                  accept={spec.mimeTypes.join(",")}
                  facts={{ target: { byLink: true }, slot, subject, type, side: each, ...dates }}
                  document={documents.find((one) => one.docType === type && one.side === each)}
                  disabled={needsDate}
                  onStored={onStored}
                />
              ))}
        </>
      )}
    </section>
  );
}
