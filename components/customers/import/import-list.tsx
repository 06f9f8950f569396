import { Instant } from "@/components/ui/instant";
import { StatusBadge } from "@/components/ui/status-badge";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { countWords, numberWords } from "@/lib/core/count-words";
import { PURPOSE_LABELS } from "@/lib/customers/constants";
import { IMPORT_STATE_LABELS, IMPORT_STATE_TONES, IMPORTS_PATH } from "@/lib/customers/import/constants";
import type { ImportSummary } from "@/lib/customers/import/types";

const number = (value: number | null) => (value === null ? "" : numberWords(value));

/** The newest imports, each a link to where it stands. */
export function ImportList({ imports, timeZone }: { imports: readonly ImportSummary[]; timeZone: string }) {
  return (
    <Table caption="Imports">
      <thead>
        <tr>
          <th scope="col">File</th>
          <th scope="col">State</th>
          <th scope="col" className="text-right">
            Lines
          </th>
          <th scope="col" className="text-right">
            Created
          </th>
          <th scope="col">Uploaded</th>
        </tr>
      </thead>
      <tbody>
        {imports.map((one) => (
          <tr key={one.id}>
            <th scope="row" className="min-w-48 whitespace-normal! py-2">
              <TextLink href={`${IMPORTS_PATH}/${one.id}`} className="break-words text-ui">
                {one.fileName}
              </TextLink>
              <span className="block font-normal">
                {one.type === "INDIVIDUAL" ? "Individuals" : "Companies"}, {PURPOSE_LABELS[one.purpose].toLowerCase()}
              </span>
            </th>
            <td>
              <StatusBadge tone={IMPORT_STATE_TONES[one.state]} label={IMPORT_STATE_LABELS[one.state]} />
              {one.failed > 0 ? (
                <span className="mt-0.5 block text-ink-subtle text-mini">
                  {countWords(one.failed, "line")} not created
                </span>
              ) : null}
            </td>
            <td className="tabular text-right">{number(one.total)}</td>
            <td className="tabular text-right">{number(one.created)}</td>
            <td className="whitespace-nowrap">
              <Instant iso={one.createdAt} timeZone={timeZone} show="datetime" />
              <span className="block text-ink-subtle text-mini">by {one.createdByName}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
