"use client";

import { useMemo } from "react";
import { Field } from "@/components/forms/field";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { Option } from "@/components/ui/option";
import { RadioGroup } from "@/components/ui/radio-group";
import { countWords } from "@/lib/core/count-words";
import { DATE_ORDER_LABELS, DATE_ORDERS, DELIMITER_LABELS, ENCODING_LABELS } from "@/lib/customers/import/constants";
import { columnTitle } from "@/lib/customers/import/rules";
import type { ImportColumn, ImportDetail } from "@/lib/customers/import/types";
import { ColumnMatch } from "./column-match";
import { useMatching } from "./use-matching";

interface MatchColumnsProps {
  detail: ImportDetail;
  columns: readonly ImportColumn[];
  fields: readonly { id: string; label: string; section: string; kind: string }[];
  /** What every customer of this purpose needs. */
  needed: readonly { id: string; label: string }[];
  /** The target that keeps each column as extra data. */
  extras: readonly string[];
}

const NAMED = 12;

function leftOutWords(titles: readonly string[]): string {
  if (titles.length === 0) return "Every column is used.";
  const more = titles.length > NAMED ? ` and ${titles.length - NAMED} more` : "";
  return `Left out: ${titles.slice(0, NAMED).join(", ")}${more}.`;
}

/** What each column of the file is for. Fields that are missing are named; the check begins with the button. */
export function MatchColumns({ detail, columns, fields, needed, extras }: MatchColumnsProps) {
  const matching = useMatching(detail, columns, fields);
  const { mapping, choose } = matching;
  const taken = useMemo(() => new Set(mapping.filter((target) => target !== null)), [mapping]);
  const all = useMemo(
    (): Option[] =>
      fields.map(({ id, label, section }) => ({ value: id, label, description: section, disabled: taken.has(id) })),
    [fields, taken],
  );
  const optionsOf = (index: number): Option[] => {
    const own = mapping[index] ?? "";
    const extra = extras[index] ?? "";
    const kept = {
      value: extra,
      label: `Extra data "${extra.slice(extra.indexOf(".") + 1)}"`,
      description: "Kept as it is",
    };
    return [...all.map((option) => (option.value === own ? { ...option, disabled: false } : option)), kept];
  };
  const missing = needed.filter(({ id }) => !taken.has(id)).map(({ label }) => label);
  const leftOut = columns
    .filter(({ index }) => mapping[index] === null)
    .map(({ title, index }) => columnTitle(title, index));

  return (
    <div className="grid grid-cols-1 gap-6">
      {matching.refusal ? (
        <Banner tone="danger" live>
          {matching.refusal}
        </Banner>
      ) : null}
      <Card
        flush
        title="What is in which column?"
        description={`${countWords(columns.length, "column")}, separated by ${DELIMITER_LABELS[detail.delimiter]}, read as ${ENCODING_LABELS[detail.encoding]}. If names look wrong here, save the file as CSV UTF-8 and upload it again.`}
      >
        <ul className="border-t">
          {columns.map((column) => (
            <ColumnMatch
              key={column.index}
              column={column}
              target={mapping[column.index] ?? null}
              options={optionsOf(column.index)}
              disabled={matching.isSending}
              onChoose={(target) => choose(column.index, target)}
            />
          ))}
        </ul>
      </Card>
      {matching.asksForOrder ? (
        <Card>
          <Field name="date-order" label="How does this file write dates?" kind="group" required>
            {(ids) => (
              <RadioGroup
                aria-labelledby={`${ids.id}-label`}
                options={DATE_ORDERS.map((value) => ({ value, label: DATE_ORDER_LABELS[value] }))}
                value={matching.dateOrder}
                onValueChange={matching.setDateOrder}
                disabled={matching.isSending}
              />
            )}
          </Field>
        </Card>
      ) : null}
      {missing.length > 0 ? (
        <Banner
          tone="warning"
          title={
            missing.length === 1 ? "One thing is not in this file" : `${missing.length} things are not in this file`
          }
        >
          {missing.join(", ")}. Customers without {missing.length === 1 ? "it" : "them"} are added all the same and wait
          as "Pending info". Documents can be added or asked for later.
        </Banner>
      ) : null}
      <div className="flex flex-wrap items-center justify-between gap-3 border-t pt-5">
        <p className="min-w-0 flex-1 basis-64 text-ink-muted text-ui">
          {leftOutWords(leftOut)} Names in other scripts are written in Latin letters too, where the file does not say
          how.
        </p>
        <Button variant="primary" size="lg" loading={matching.isSending} onClick={() => void matching.submit()}>
          Check {countWords(detail.total ?? 0, "line")}
        </Button>
      </div>
    </div>
  );
}
