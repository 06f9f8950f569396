import { StatusBadge } from "@/components/ui/status-badge";
import { TextLink } from "@/components/ui/text-link";
import { numberWords } from "@/lib/core/count-words";
import { ROW_STATE_LABELS, ROW_STATE_TONES } from "@/lib/customers/import/constants";
import type { ImportRow } from "@/lib/customers/import/types";

/** One line of the file: its number, what became of it, and each problem with the column it is in. */
export function ImportRowItem({ row }: { row: ImportRow }) {
  return (
    <li className="grid grid-cols-[4.5rem_minmax(0,1fr)] gap-x-3 gap-y-1 border-t px-5 py-2.5 text-ui first:border-t-0 sm:grid-cols-[5rem_12rem_minmax(0,1fr)]">
      <span className="tabular text-ink-muted">Line {numberWords(row.line)}</span>
      <span>
        <StatusBadge tone={ROW_STATE_TONES[row.state]} label={ROW_STATE_LABELS[row.state]} />
      </span>
      <div className="col-span-2 grid min-w-0 gap-0.5 break-words sm:col-span-1">
        {row.customerId ? (
          <TextLink href={`/customers/${row.customerId}`} prefetch={false} className="justify-self-start">
            {row.name ?? "Open the customer"}
          </TextLink>
        ) : row.name ? (
          <span className="text-ink">{row.name}</span>
        ) : null}
        {row.problems.map(({ column, message }) => (
          <span key={`${column}:${message}`} className="text-ink-muted">
            {column ? <span className="font-medium text-ink">{column}: </span> : null}
            {message}
            {row.duplicateOf && !column ? (
              <>
                {": "}
                <TextLink href={`/customers/${row.duplicateOf.id}`} prefetch={false}>
                  {row.duplicateOf.name}
                </TextLink>
              </>
            ) : null}
          </span>
        ))}
      </div>
    </li>
  );
}
