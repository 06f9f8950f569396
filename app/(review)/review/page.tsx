import type { Metadata } from "next";
import { cookies } from "next/headers";
import { parseTablePreferences } from "@/components/data-table/table-preferences";
import { QueueGlance } from "@/components/reviews/queue-glance";
import { QueueLive } from "@/components/reviews/queue-live";
import { QueueTable } from "@/components/reviews/queue-table";
import { QueueTakeNext } from "@/components/reviews/queue-take-next";
import { Banner } from "@/components/ui/banner";
import { PageHeader } from "@/components/ui/page-header";
import { queueParamsOf } from "@/lib/reviews/queue/input";
import { loadQueue } from "@/lib/reviews/queue/loaders";

export const metadata: Metadata = { title: "Queue" };

const PREFERENCES = "portico.queue-table";

export default async function QueuePage({ searchParams }: PageProps<"/review">) {
  const { page, staff, choices, now } = await loadQueue(queueParamsOf(await searchParams));
  const preferences = parseTablePreferences((await cookies()).get(PREFERENCES)?.value);
  return (
    <>
      <QueueLive />
      <PageHeader title="Queue" actions={<QueueTakeNext />} />
      {page.ignored.length > 0 ? (
        <Banner tone="warning" className="mb-4" title="A part of the address was left out">
          We could not use {page.ignored.join(", and ")}. The rest of the queue is as you asked.
        </Banner>
      ) : null}
      <QueueGlance glance={page.glance} now={now} />
      <QueueTable
        page={page}
        staff={staff}
        choices={choices}
        now={now}
        preferences={preferences}
        preferencesCookie={PREFERENCES}
      />
    </>
  );
}
