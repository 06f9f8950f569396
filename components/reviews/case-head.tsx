import { ChevronDown, ChevronUp, FileDown } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { CopyableId } from "@/components/ui/copyable-id";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { StatusBadge } from "@/components/ui/status-badge";
import { CUSTOMER_TYPE_LABELS, PURPOSE_LABELS, STATUS_LABELS, STATUS_TONES } from "@/lib/customers/constants";
import type { CaseFile } from "@/lib/reviews/case-page/types";
import { CASE_REASON_LABELS, CASE_STATE_LABELS } from "@/lib/reviews/cases/constants";
import { CaseClock } from "./case-clock";
import { TagEditor } from "./notes/tag-editor";
import { QueueRisk } from "./queue-risk";

interface CaseHeadProps {
  file: Pick<CaseFile, "detail" | "organisation" | "work" | "now" | "place" | "tags" | "knownTags">;
}

/** Who it is, how it stands, how risky, how long there is, who has it; the cases before and behind. */
export function CaseHead({ file: { detail, organisation, work, now, place, tags, knownTags } }: CaseHeadProps) {
  const of = { orgId: organisation.id, customerId: detail.id };
  return (
    <div className="mb-4 grid shrink-0 gap-3">
      <PageHeader
        className="mb-0"
        back={{ href: "/review", label: "Cases" }}
        title={detail.name}
        badge={<StatusBadge tone={STATUS_TONES[detail.status]} label={STATUS_LABELS[detail.status]} />}
        description={
          <>
            {organisation.name} · {CUSTOMER_TYPE_LABELS[detail.type]} · {PURPOSE_LABELS[detail.purpose]}
            <span className="max-sm:hidden"> · </span>
            <span className="max-sm:block">
              <CopyableId value={detail.id} label="Customer ID" />
            </span>
          </>
        }
        actions={
          <>
            {place.position === null ? null : (
              <span className="tabular text-ink-muted text-mini">
                {place.position} of {place.total}
              </span>
            )}
            {place.previousHref ? (
              <LinkButton size="sm" href={place.previousHref} prefetch={false} aria-label="Previous case (K)">
                <ChevronUp aria-hidden="true" /> Previous
              </LinkButton>
            ) : null}
            {place.nextHref ? (
              <LinkButton size="sm" href={place.nextHref} prefetch={false} aria-label="Next case (J)">
                <ChevronDown aria-hidden="true" /> Next
              </LinkButton>
            ) : null}
            <LinkButton
              size="sm"
              href={`/api/cases/${organisation.id}/${detail.id}/file`}
              prefetch={false}
              download
              aria-label="Case file as PDF, to print or keep"
            >
              <FileDown aria-hidden="true" /> Case file
            </LinkButton>
          </>
        }
      />
      {work ? (
        <dl className="flex flex-wrap items-center gap-x-6 gap-y-2 text-ui">
          <Fact term="Case">
            <Badge tone={work.state === "OPEN" ? "info" : "neutral"}>{CASE_STATE_LABELS[work.state]}</Badge>
            <span className="text-ink-muted">{CASE_REASON_LABELS[work.reason]}</span>
            {work.isReferred ? <Badge tone="warning">For the lead</Badge> : null}
          </Fact>
          <Fact term="Risk">
            <QueueRisk score={work.riskScore} />
          </Fact>
          <Fact term="Time">
            <CaseClock dueAt={work.dueAt} state={work.state} nowIso={now} />
          </Fact>
          <Fact term="Assigned to">
            {work.assigneeName ? (
              <span>
                {work.assigneeName}
                {work.isMine ? <span className="text-ink-muted"> (you)</span> : null}
              </span>
            ) : (
              <span className="text-ink-muted">Nobody</span>
            )}
          </Fact>
          {tags ? (
            <Fact term="Tags">
              <TagEditor of={of} tags={tags} known={knownTags} />
            </Fact>
          ) : null}
        </dl>
      ) : (
        <p className="text-ink-muted text-ui">No person has had to look at this customer so far.</p>
      )}
    </div>
  );
}

function Fact({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <dt className="text-ink-subtle">{term}</dt>
      <dd className="flex flex-wrap items-center gap-2 text-ink">{children}</dd>
    </div>
  );
}
