import type { Metadata } from "next";
import { BulkItems } from "@/components/customers/bulk/bulk-items";
import { BulkRunActions } from "@/components/customers/bulk/bulk-run-actions";
import { BulkRunFacts } from "@/components/customers/bulk/bulk-run-facts";
import { BulkStateBadge } from "@/components/customers/bulk/bulk-state-badge";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { RefreshWhile } from "@/components/ui/refresh-while";
import { loadBulkRun } from "@/lib/customers/bulk/loaders";
import { runTitle } from "@/lib/customers/bulk/rules";

export const metadata: Metadata = { title: "Bulk action" };

export default async function BulkRunPage({ params, searchParams }: PageProps<"/customers/bulk/[id]">) {
  const { run, query, items, timeZone } = await loadBulkRun((await params).id, await searchParams);
  const { id, mayCancel, mayUndo, changed, done, total } = run;
  return (
    <>
      <RefreshWhile isRunning={!run.isOver} />
      <PageHeader
        title={runTitle(run)}
        badge={<BulkStateBadge state={run.state} />}
        back={{ href: "/customers/bulk", label: "Bulk actions" }}
        actions={<BulkRunActions run={{ id, mayCancel, mayUndo, changed, done, total }} />}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <BulkRunFacts run={run} timeZone={timeZone} />
        <Card flush>
          <BulkItems run={run} query={query} page={items} />
        </Card>
      </div>
    </>
  );
}
