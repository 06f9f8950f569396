import { ListChecks } from "lucide-react";
import type { Metadata } from "next";
import { BulkRunList } from "@/components/customers/bulk/bulk-run-list";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { RefreshWhile } from "@/components/ui/refresh-while";
import { loadBulkRuns } from "@/lib/customers/bulk/loaders";

export const metadata: Metadata = { title: "Bulk actions" };

export default async function BulkRunsPage({ searchParams }: PageProps<"/customers/bulk">) {
  const { before } = await searchParams;
  const { page, timeZone } = await loadBulkRuns(typeof before === "string" ? before : null);
  return (
    <>
      <RefreshWhile isRunning={page.rows.some((run) => !run.isOver)} />
      <PageHeader
        title="Bulk actions"
        description="What your organisation did to many customers at once, with the result for each of them."
        back={{ href: "/customers", label: "All customers" }}
      />
      <Card flush>
        {page.rows.length > 0 ? (
          <BulkRunList runs={page.rows} timeZone={timeZone} />
        ) : (
          <EmptyState
            icon={<ListChecks />}
            title={before ? "Nothing older" : "No bulk action yet"}
            description="Select customers in the list, then choose what to do at the bottom of the page."
            action={<LinkButton href="/customers">Open all customers</LinkButton>}
          />
        )}
        {page.next ? (
          <div className="border-t px-5 py-3">
            <LinkButton href={`/customers/bulk?before=${page.next}`}>Older bulk actions</LinkButton>
          </div>
        ) : null}
      </Card>
    </>
  );
}
