import type { Metadata } from "next";
import { CustomerLive } from "@/components/customers/detail/customer-live";
import { CaseChecks } from "@/components/reviews/case-checks";
import { CaseData } from "@/components/reviews/case-data";
import { CaseEvidence } from "@/components/reviews/case-evidence";
import { CaseState } from "@/components/reviews/case-state";
import { CaseTimeline } from "@/components/reviews/case-timeline";
import { DecisionArea } from "@/components/reviews/decision-area";
import { CopyableId } from "@/components/ui/copyable-id";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { StatusBadge } from "@/components/ui/status-badge";
import { CUSTOMER_TYPE_LABELS, PURPOSE_LABELS, STATUS_LABELS, STATUS_TONES } from "@/lib/customers/constants";
import { loadDecisionDesk } from "@/lib/reviews/decisions/loaders";
import { loadCase } from "@/lib/reviews/queue/loaders";

export const metadata: Metadata = { title: "Case" };

export default async function CasePage({ params }: PageProps<"/review/[org]/[customer]">) {
  const { org, customer } = await params;
  const { detail, organisation, documents, barred, next } = await loadCase(org, customer);
  const desk = await loadDecisionDesk(org, customer);
  return (
    <>
      <CustomerLive customerId={detail.id} statusLabel={STATUS_LABELS[detail.status]} />
      <PageHeader
        back={{ href: "/review", label: "Cases" }}
        title={detail.name}
        badge={<StatusBadge tone={STATUS_TONES[detail.status]} label={STATUS_LABELS[detail.status]} />}
        description={
          <>
            {organisation.name} · {CUSTOMER_TYPE_LABELS[detail.type]} · {PURPOSE_LABELS[detail.purpose]} ·{" "}
            <CopyableId value={detail.id} label="Customer ID" />
          </>
        }
        actions={
          next ? (
            <LinkButton href={`/review/${next.orgId}/${next.id}`} prefetch={false}>
              Skip to the next case
            </LinkButton>
          ) : null
        }
      />
      <CaseState
        status={detail.status}
        reason={detail.statusReason}
        referred={detail.checks?.lines.filter((line) => line.result === "REFER").map((line) => line.label) ?? []}
        barred={barred}
      />
      <div className="grid grid-cols-1 items-start gap-6 xl:grid-cols-2">
        <div className="xl:sticky xl:top-6 xl:max-h-[calc(100dvh-3rem)] xl:overflow-y-auto">
          <CaseEvidence documents={documents} />
        </div>
        <div className="grid min-w-0 gap-6">
          <CaseChecks checks={detail.checks} version={detail.version} />
          <CaseData blocks={detail.blocks} />
          <DecisionArea key={detail.id} desk={desk} />
          <CaseTimeline entries={detail.timeline} />
        </div>
      </div>
    </>
  );
}
