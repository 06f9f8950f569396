import { CircleCheck, TriangleAlert } from "lucide-react";
import { Card } from "@/components/ui/card";
import { CivilDate } from "@/components/ui/civil-date";
import { Table } from "@/components/ui/table";
import { isCivilDate } from "@/lib/core/civil-date";
import { cn } from "@/lib/core/cn";
import { DOCUMENT_TYPE_LABELS } from "@/lib/documents/constants";
import { COMPARED_LABELS } from "@/lib/documents/readings/constants";
import type { ComparedField, DocumentReading } from "@/lib/documents/readings/types";

interface MrzComparisonProps {
  reading: DocumentReading;
}

const NOT_READ = {
  NONE: "No machine-readable zone was found. Compare the picture itself with what was typed.",
  UNSURE: "There is a machine-readable zone, but not every character could be read. Compare the picture itself.",
} as const;

function Text({ value }: { value: string }) {
  return isCivilDate(value) ? <CivilDate value={value} /> : value;
}

function Row({ field, typed, read, same }: ComparedField) {
  const Icon = same ? CircleCheck : TriangleAlert;
  return (
    <tr>
      <th scope="row">{COMPARED_LABELS[field]}</th>
      <td>
        <Text value={typed} />
      </td>
      <td className={same ? undefined : "font-medium"}>
        <Text value={read} />
      </td>
      <td>
        <span
          className={cn("inline-flex items-center gap-1.5", same ? "text-ink-muted" : "font-medium text-warning-ink")}
        >
          <Icon aria-hidden className="size-4" />
          {same ? "Same" : "Different"}
        </span>
      </td>
    </tr>
  );
}

/** What was typed beside what the machine-readable zone of a document says. */
export function MrzComparison({ reading }: MrzComparisonProps) {
  const { docType, state, compared, page } = reading;
  const title = `${DOCUMENT_TYPE_LABELS[docType]}: machine-readable zone`;
  if (state !== "READ") {
    return (
      <Card title={title}>
        <p className="text-ink-muted text-ui">{NOT_READ[state]}</p>
      </Card>
    );
  }
  return (
    <Card title={title}>
      {compared.length === 0 ? (
        <p className="text-ink-muted text-ui">It was read, and nothing that it says was typed.</p>
      ) : (
        <Table caption={`${title}, page ${page ?? 1}`}>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Typed</th>
              <th scope="col">Read</th>
              <th scope="col">Result</th>
            </tr>
          </thead>
          <tbody>
            {compared.map((one) => (
              <Row key={one.field} {...one} />
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}
