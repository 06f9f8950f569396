import { CircleSlash2, Equal, EqualNot } from "lucide-react";
import { documentTitle } from "@/components/documents/document-words";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Instant } from "@/components/ui/instant";
import { LinkButton } from "@/components/ui/link-button";
import { StatusBadge } from "@/components/ui/status-badge";
import { Table } from "@/components/ui/table";
import { cn } from "@/lib/core/cn";
import { STATUS_LABELS, STATUS_TONES } from "@/lib/customers/constants";
import type { CaseDocument, TwinCase, TwinField } from "@/lib/reviews/case-page/types";

const RESULTS: Record<TwinField["result"], { icon: typeof Equal; words: string; look: string }> = {
  SAME: { icon: Equal, words: "Same", look: "bg-warning-soft text-warning-ink" },
  DIFFERENT: { icon: EqualNot, words: "Differs", look: "text-ink-muted" },
  ABSENT: { icon: CircleSlash2, words: "Only one", look: "text-ink-subtle" },
};

interface CaseTwinsProps {
  twins: readonly TwinCase[];
  documents: readonly CaseDocument[];
}

/** Other customers that share what should be one's own, field by field beside this one. */
export function CaseTwins({ twins, documents }: CaseTwinsProps) {
  if (twins.length === 0) {
    return (
      <Card title="Duplicates">
        <EmptyState
          title="No duplicates"
          description="No other customer of this organisation has the same number, name and date, or file."
        />
      </Card>
    );
  }
  return twins.map((twin) => (
    <Card
      key={twin.id}
      flush
      title={
        <span className="flex flex-wrap items-center gap-2">
          {twin.name}
          <StatusBadge tone={STATUS_TONES[twin.status]} label={STATUS_LABELS[twin.status]} />
        </span>
      }
      description={
        <>
          Shares: {twin.shares.join(", ")} · added <Instant iso={twin.createdAt} />
        </>
      }
      actions={
        <LinkButton size="sm" href={`/review/${twin.orgId}/${twin.id}`} prefetch={false}>
          Open its case
        </LinkButton>
      }
    >
      <Table caption={`Compared with ${twin.name}`} className="table-fixed [&_td]:pr-2">
        <thead>
          <tr>
            <th scope="col" className="w-32">
              What
            </th>
            <th scope="col">This customer</th>
            <th scope="col">The other</th>
          </tr>
        </thead>
        <tbody>
          {twin.fields.map((field) => {
            const { icon: Icon, words, look } = RESULTS[field.result];
            return (
              <tr key={field.label}>
                <th scope="row" className="pt-3 align-top font-normal text-ink-muted">
                  {field.label}
                </th>
                <td className="break-words align-top pt-3">
                  {field.ours ?? <span className="text-ink-subtle">Not given</span>}
                </td>
                <td>
                  <span className={cn("block break-words", field.result === "DIFFERENT" && "font-medium")}>
                    {field.theirs ?? <span className="text-ink-subtle">Not given</span>}
                  </span>
                  <span className={cn("-ml-1.5 mt-0.5 inline-flex items-center gap-1 rounded px-1.5 text-mini", look)}>
                    <Icon aria-hidden="true" className="size-3.5" />
                    {words}
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </Table>
      {twin.documentIds.length > 0 ? (
        <p className="flex flex-wrap items-center gap-2 border-line border-t px-5 py-3 text-ui">
          <Badge tone="warning">Same file</Badge>
          {documents
            .filter((document) => twin.documentIds.includes(document.id))
            .map((document) => `${documentTitle(document)} (${document.place.toLowerCase()})`)
            .join(", ")}
        </p>
      ) : null}
    </Card>
  ));
}
