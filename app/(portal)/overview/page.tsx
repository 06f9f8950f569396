import type { Metadata } from "next";
import { CreationOff } from "@/components/customers/table/creation-off";
import { ApprovalTimes } from "@/components/overview/approval-times";
import { DraftsPanel } from "@/components/overview/drafts-panel";
import { ExpiringPanel } from "@/components/overview/expiring-panel";
import { FirstSteps } from "@/components/overview/first-steps";
import { RangeLinks } from "@/components/overview/range-links";
import { StatusHistory } from "@/components/overview/status-history";
import { StatusNumbers } from "@/components/overview/status-numbers";
import { WaitingPanel } from "@/components/overview/waiting-panel";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { readRange } from "@/lib/overview/input";
import { loadOverview } from "@/lib/overview/loaders";

export const metadata: Metadata = { title: "Overview" };

export default async function OverviewPage({ searchParams }: PageProps<"/overview">) {
  const range = readRange([(await searchParams).range].flat()[0]);
  const view = await loadOverview(range);
  const { organisation, byStatus } = view;
  const canCreate = view.canWrite && organisation.canCreateCustomers;
  const drafts =
    view.draftCount > 0 ? <DraftsPanel drafts={view.drafts} count={view.draftCount} now={view.now} /> : null;
  return (
    <>
      <PageHeader
        title="Overview"
        description="What waits for whom, and how it has gone."
        actions={
          canCreate ? (
            <LinkButton href="/customers/new" variant="primary">
              Add new customer
            </LinkButton>
          ) : null
        }
      />
      {organisation.canCreateCustomers ? null : <CreationOff organisation={organisation} />}
      {view.isEmpty ? (
        <div className="grid max-w-2xl gap-5">
          <FirstSteps canCreate={canCreate} canImport={view.canImport} canInvite={view.canInvite} />
          {drafts}
        </div>
      ) : (
        <div className="grid grid-cols-1 gap-5">
          <StatusNumbers byStatus={byStatus} compared={view.compared} />
          <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
            <div className="grid grid-cols-1 gap-5">
              <WaitingPanel
                byStatus={byStatus}
                waiting={view.waiting}
                timeZone={organisation.timeZone}
                now={view.now}
              />
              {drafts}
            </div>
            <ExpiringPanel expiring={view.expiring} today={organisation.today} />
          </div>
          <div className="mt-3 flex flex-wrap items-center justify-between gap-3">
            <h2 className="font-semibold text-base text-ink">How it has gone</h2>
            <RangeLinks range={range} />
          </div>
          <StatusHistory byStatus={byStatus} points={view.points} reachesBack={view.reachesBack} range={range} />
          <ApprovalTimes periods={view.periods} approvals={view.approvals} range={range} />
        </div>
      )}
    </>
  );
}
