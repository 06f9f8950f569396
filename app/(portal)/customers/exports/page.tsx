import { Download } from "lucide-react";
import type { Metadata } from "next";
import { ExportList } from "@/components/customers/export/export-list";
import { Banner } from "@/components/ui/banner";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { RefreshWhile } from "@/components/ui/refresh-while";
import { EXPORT_LIMITS } from "@/lib/customers/export/constants";
import { loadExports } from "@/lib/customers/export/loaders";

export const metadata: Metadata = { title: "Exports" };

export default async function ExportsPage({ searchParams }: PageProps<"/customers/exports">) {
  const { exports, timeZone } = await loadExports();
  const { ended, lost } = await searchParams;
  return (
    <>
      <RefreshWhile isRunning={exports.some(({ state }) => state === "WAITING" || state === "RUNNING")} />
      <PageHeader
        title="Exports"
        description={`Files of customers that you asked for. Only you can download them, for ${EXPORT_LIMITS.lifeHours} hours.`}
        back={{ href: "/customers", label: "All customers" }}
      />
      {ended ? (
        <Banner tone="warning" className="mb-5" title="That file is not there">
          A file is kept for {EXPORT_LIMITS.lifeHours} hours once it is ready. Export the customers again to have a new
          one.
        </Banner>
      ) : null}
      {lost ? (
        <Banner tone="danger" className="mb-5" title="That file cannot be read any more">
          It was changed or removed where it is stored, so we do not hand it out. Export the customers again to have a
          new one, and tell your contact if that happens twice.
        </Banner>
      ) : null}
      <Card flush>
        {exports.length > 0 ? (
          <ExportList exports={exports} timeZone={timeZone} />
        ) : (
          <EmptyState
            icon={<Download />}
            title="No export yet"
            description="Filter and order the list of customers as you need it, then choose Export above it."
            action={<LinkButton href="/customers">Open all customers</LinkButton>}
          />
        )}
      </Card>
    </>
  );
}
