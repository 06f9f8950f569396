import type { Metadata } from "next";
import { CustomerLive } from "@/components/customers/detail/customer-live";
import { RequestComposer } from "@/components/requests/request-composer";
import { RequestHistory } from "@/components/requests/request-history";
import { UploadLinks } from "@/components/requests/upload-links";
import { StaffRestrictionsPanel } from "@/components/restrictions/staff-restrictions-panel";
import { CaseChecks } from "@/components/reviews/case-checks";
import { CaseHead } from "@/components/reviews/case-head";
import { CaseState } from "@/components/reviews/case-state";
import { CaseTimeline } from "@/components/reviews/case-timeline";
import { CaseTwins } from "@/components/reviews/case-twins";
import { type CaseTab, CaseWorkspace } from "@/components/reviews/case-workspace";
import { DecisionArea } from "@/components/reviews/decision-area";
import { NotesPanel } from "@/components/reviews/notes/notes-panel";
import { HitList } from "@/components/screening/hit-list";
import { STATUS_LABELS } from "@/lib/customers/constants";
import { loadCase } from "@/lib/reviews/case-page/loaders";

const OPEN_HITS: ReadonlySet<string> = new Set(["MATCH", "IN_PROGRESS"]);

export const metadata: Metadata = { title: "Case" };

export default async function CasePage({ params, searchParams }: PageProps<"/review/[org]/[customer]">) {
  const { org, customer } = await params;
  const file = await loadCase(org, customer, await searchParams);
  const { detail, organisation, documents, desk, barred, today } = file;
  const key = { orgId: organisation.id, id: detail.id };
  const at = { orgId: organisation.id, customerId: detail.id };
  const of = { ...at, name: detail.name };
  const mayAct = barred === null;
  const openChecks = file.runs[0]?.checks.filter((check) => check.result !== "PASS") ?? [];
  const openHits = file.hits.filter((hit) => hit.endedAt === null && OPEN_HITS.has(hit.state)).length;
  const tabs: CaseTab[] = [
    {
      value: "checks",
      label: "Checks",
      count: openChecks.length || undefined,
      content: <CaseChecks of={key} runs={file.runs} version={detail.version} mayRun={mayAct} />,
    },
    {
      value: "hits",
      label: "Hits and duplicates",
      count: file.twins.length + openHits || undefined,
      content: (
        <div className="grid grid-cols-1 gap-4">
          <HitList of={at} hits={file.hits} screening={file.screening} maySettle={mayAct} />
          <CaseTwins twins={file.twins} documents={documents} />
        </div>
      ),
    },
    {
      value: "requests",
      label: "Requests",
      count: file.requests.length || undefined,
      content: (
        <div className="grid grid-cols-1 gap-4">
          <RequestHistory of={of} requests={file.requests} mayCancel={mayAct} />
          <UploadLinks
            of={of}
            links={file.links}
            isAnythingWanted={detail.missing.some((item) => item.kind === "document")}
          />
          <StaffRestrictionsPanel of={of} restrictions={detail.restrictions} today={today} mayWrite={mayAct} />
        </div>
      ),
    },
    {
      value: "notes",
      label: "Notes and timeline",
      count: file.notes.length || undefined,
      content: (
        <div className="grid grid-cols-1 gap-4">
          <NotesPanel of={at} notes={file.notes} colleagues={file.colleagues} />
          <CaseTimeline entries={detail.timeline} />
        </div>
      ),
    },
  ];
  return (
    // As high as the window, so that documents and data scroll each by themselves; narrow screens stack them.
    <div className="xl:flex xl:h-[calc(100dvh-5rem)] xl:min-h-[40rem] xl:flex-col">
      <CustomerLive customerId={detail.id} statusLabel={STATUS_LABELS[detail.status]} />
      <CaseHead file={file} />
      <CaseWorkspace
        key={detail.id}
        of={key}
        reviewerName={file.reviewerName}
        mayMark={mayAct}
        blocks={file.blocks}
        documents={documents}
        empty={file.empty}
        findings={file.findings}
        upheld={file.upheld}
        notice={
          <CaseState
            status={detail.status}
            reason={detail.statusReason}
            referred={openChecks.map((check) => check.label)}
            barred={barred}
          />
        }
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
    </div>
  );
}
