"use client";

import { TriangleAlert } from "lucide-react";
import { fieldValue } from "@/components/customers/profile-form/field-value";
import { useProfileForm } from "@/components/customers/profile-form/profile-form-context";
import { knownFacts } from "@/components/customers/profile-form/use-country-facts";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CivilDate } from "@/components/ui/civil-date";
import { DescriptionList } from "@/components/ui/description-list";
import { isCivilDate } from "@/lib/core/civil-date";
import { placedFields } from "@/lib/customers/fields";
import type { MissingItem } from "@/lib/customers/types";
import { DOCUMENT_TYPE_LABELS, SIDE_LABELS } from "@/lib/documents/constants";
import type { DocumentRow } from "@/lib/documents/types";
import { STEPS } from "@/lib/drafts/constants";
import type { DraftAssessment } from "@/lib/drafts/types";
import type { SenderChoice } from "@/lib/senders/types";
import { MissingList } from "./missing-list";
import { missingIn, problemsIn } from "./step-states";

interface ReviewStepProps {
  assessment: DraftAssessment;
  documents: readonly DocumentRow[];
  senders: readonly SenderChoice[];
  onEdit: (step: string) => void;
  onGo: (item: MissingItem) => void;
  onGoToPath: (path: string) => void;
  hrefOf: (item: MissingItem) => string;
}

/** Everything once more, a block a step, with the way back to each. */
export function ReviewStep(props: ReviewStepProps) {
  const { assessment, documents, senders, onEdit, onGo, onGoToPath, hrefOf } = props;
  const { type, form, reference } = useProfileForm();
  const values = form.getValues();
  const placed = placedFields(type, values);
  const labels = new Map(placed.map((field) => [field.path, field.label]));

  return (
    <>
      {STEPS[type]
        .filter((step) => step.id !== "review")
        .map((step) => {
          const items = placed
            .filter((field) => step.sections.includes(field.section.id))
            .map(({ spec, path, label }) => {
              const shown = fieldValue(spec, path, values, (country) => knownFacts(reference, country));
              const isDay = spec.kind === "date" && isCivilDate(shown);
              return {
                id: path,
                term: label,
                detail: isDay ? <CivilDate key={path} value={shown} /> : shown,
                isEmpty: shown === "",
              };
            })
            .filter((item) => !item.isEmpty);
          if (step.id === "documents") {
            for (const document of documents) {
              const side = document.side === "SINGLE" ? "" : ` (${SIDE_LABELS[document.side].toLowerCase()})`;
              const term = `${DOCUMENT_TYPE_LABELS[document.docType]}${side}`;
              items.push({ id: document.id, term, detail: document.fileName, isEmpty: false });
            }
          }
          if (step.id === "senders") {
            for (const sender of senders)
              items.push({ id: sender.id, term: sender.nickname, detail: sender.holderName, isEmpty: false });
          }
          const open = assessment.missing.filter((item) => !(item.key in assessment.problems));
          const missing = missingIn(type, step.id, open);
          const problems = problemsIn(type, step.id, assessment.problems);
          return (
            <Card
              key={step.id}
              level={3}
              title={step.label}
              actions={
                <Button size="sm" variant="ghost" aria-label={`Edit ${step.label}`} onClick={() => onEdit(step.id)}>
                  Edit
                </Button>
              }
            >
              {problems.length > 0 ? (
                <Callout title={problems.length === 1 ? "This has to be corrected" : "These have to be corrected"}>
                  <ul className="grid gap-1">
                    {problems.map(([path, message]) => (
                      <li key={path}>
                        <button
                          type="button"
                          className="rounded-sm text-left underline underline-offset-2"
                          onClick={() => onGoToPath(path)}
                        >
                          {labels.get(path) ? `${labels.get(path)}: ${message}` : message}
                        </button>
                      </li>
                    ))}
                  </ul>
                </Callout>
              ) : null}
              {missing.length > 0 ? (
                <Callout title={missing.length === 1 ? "One thing is missing" : `${missing.length} things are missing`}>
                  <MissingList missing={missing} onGo={onGo} hrefOf={hrefOf} />
                </Callout>
              ) : null}
              {items.length > 0 ? (
                <DescriptionList items={items} />
              ) : (
                <p className="text-ink-subtle text-ui">{step.id === "senders" ? "None chosen." : "Nothing entered."}</p>
              )}
            </Card>
          );
        })}
    </>
  );
}

function Callout({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div className="mb-3 flex gap-2.5 rounded-md border border-warning-line bg-warning-soft px-3 py-2.5 text-ui">
      <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-warning-ink" />
      <div className="min-w-0">
        <p className="mb-1 font-medium text-warning-ink">{title}</p>
        {children}
      </div>
    </div>
  );
}
