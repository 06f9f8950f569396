import type { Metadata } from "next";
import { CustomerLive } from "@/components/customers/detail/customer-live";
import { RequestComposer } from "@/components/requests/request-composer";
import { RequestHistory } from "@/components/requests/request-history";
import { StaffRestrictionsPanel } from "@/components/restrictions/staff-restrictions-panel";
import { CaseChecks } from "@/components/reviews/case-checks";
import { CaseHead } from "@/components/reviews/case-head";
import { CaseState } from "@/components/reviews/case-state";
import { CaseTimeline } from "@/components/reviews/case-timeline";
import { CaseTwins } from "@/components/reviews/case-twins";
import { type CaseTab, CaseWorkspace } from "@/components/reviews/case-workspace";
import { DecisionArea } from "@/components/reviews/decision-area";
import { NotesPanel } from "@/components/reviews/notes/notes-panel";
import { STATUS_LABELS } from "@/lib/customers/constants";
import { loadCase } from "@/lib/reviews/case-page/loaders";

export const metadata: Metadata = { title: "Case" };

export default async function CasePage({ params, searchParams }: PageProps<"/review/[org]/[customer]">) {
  const { org, customer } = await params;
  const file = await loadCase(org, customer, await searchParams);
  const { detail, organisation, documents, desk, barred, today, timeZone } = file;
  const key = { orgId: organisation.id, id: detail.id };
  const of = { orgId: organisation.id, customerId: detail.id, name: detail.name };
  const mayAct = barred === null;
  const openChecks = file.runs[0]?.checks.filter((check) => check.result !== "PASS") ?? [];
  const tabs: CaseTab[] = [
    {
      value: "checks",
      label: "Checks",
      count: openChecks.length,
      content: <CaseChecks of={key} runs={file.runs} version={detail.version} mayRun={mayAct} />,
    },
    {
      value: "hits",
      label: "Hits and duplicates",
      count: file.twins.length,
      content: (
        <div className="grid gap-4">
          <CaseTwins twins={file.twins} documents={documents} />
        </div>
      ),
    },
    {
      value: "requests",
      label: "Requests",
      count: file.requests.length,
      content: (
        <div className="grid gap-4">
          <RequestHistory of={of} requests={file.requests} timeZone={timeZone} mayCancel={mayAct} />
          <StaffRestrictionsPanel
            of={of}
            restrictions={detail.restrictions}
            timeZone={timeZone}
            today={today}
            mayWrite={mayAct}
          />
        </div>
      ),
    },
    {
      value: "notes",
      label: "Notes and timeline",
      count: file.notes.length,
      content: (
        <div className="grid gap-4">
          <NotesPanel
            of={{ orgId: organisation.id, customerId: detail.id }}
            notes={file.notes}
            colleagues={file.colleagues}
          />
          <CaseTimeline entries={detail.timeline} />
        </div>
      ),
    },
  ];
  return (
    <>
      <CustomerLive customerId={detail.id} statusLabel={STATUS_LABELS[detail.status]} />
      <CaseHead file={file} />
      <CaseState
        status={detail.status}
        reason={detail.statusReason}
        referred={openChecks.map((check) => check.label)}
        barred={barred}
      />
      <CaseWorkspace
        key={detail.id}
        of={key}
        reviewerName={file.reviewerName}
        mayMark={mayAct}
        blocks={file.blocks}
        documents={documents}
        empty={file.empty}
        findings={file.findings}
        tabs={tabs}
        previousHref={file.place.previousHref}
        nextHref={file.place.nextHref}
        decision={
          <DecisionArea
            key={detail.id}
            desk={desk}
            request={
              <RequestComposer
                of={of}
                version={detail.version}
                evidence={documents}
                targets={file.targets}
                drafts={file.drafts}
                today={today}
              />
            }
          />
        }
      />
    </>
  );
}
