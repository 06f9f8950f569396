import { ListTable } from "@/components/data-table/list-table";
import { Instant } from "@/components/ui/instant";
import { StatusBadge } from "@/components/ui/status-badge";
import { TextLink } from "@/components/ui/text-link";
import { countWords, numberWords } from "@/lib/core/count-words";
import { PURPOSE_LABELS } from "@/lib/customers/constants";
import { IMPORT_STATE_LABELS, IMPORT_STATE_TONES, IMPORTS_PATH } from "@/lib/customers/import/constants";
import type { ImportSummary } from "@/lib/customers/import/types";

const number = (value: number | null) => (value === null ? "Not known" : numberWords(value));

/** The newest imports, each a link to where it stands. */
export function ImportList({ imports, timeZone }: { imports: readonly ImportSummary[]; timeZone: string }) {
  return (
    <ListTable
      caption="Imports"
      rows={imports}
      rowId={(one) => one.id}
      columns={[
        {
          id: "file",
          header: "File",
          className: "sm:min-w-48",
          cell: (one) => (
            <>
              <TextLink href={`${IMPORTS_PATH}/${one.id}`} className="break-words">
                {one.fileName}
              </TextLink>
              <span className="block font-normal text-ink-subtle text-mini">
                {one.type === "INDIVIDUAL" ? "Individuals" : "Companies"}, {PURPOSE_LABELS[one.purpose].toLowerCase()}
              </span>
            </>
          ),
        },
        {
          id: "state",
          header: "State",
          card: "corner",
          cell: (one) => (
            <>
              <StatusBadge tone={IMPORT_STATE_TONES[one.state]} label={IMPORT_STATE_LABELS[one.state]} />
              {one.failed > 0 ? (
                <span className="mt-0.5 block text-ink-subtle text-mini">
                  {countWords(one.failed, "line")} not created
                </span>
              ) : null}
            </>
          ),
        },
        { id: "lines", header: "Lines", align: "end", cell: (one) => number(one.total) },
        { id: "created", header: "Created", align: "end", cell: (one) => number(one.created) },
        {
          id: "uploaded",
          header: "Uploaded",
          className: "sm:whitespace-nowrap",
          cell: (one) => (
            <div>
              <Instant iso={one.createdAt} timeZone={timeZone} show="datetime" />
              <span className="block text-ink-subtle text-mini">by {one.createdByName}</span>
            </div>
          ),
        },
      ]}
    />
  );
}
