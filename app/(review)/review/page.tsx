import { Inbox } from "lucide-react";
import type { Metadata } from "next";
import { QueueLive } from "@/components/reviews/queue-live";
import { QueueTable } from "@/components/reviews/queue-table";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { loadQueue } from "@/lib/reviews/queue/loaders";

export const metadata: Metadata = { title: "Cases" };

export default async function QueuePage({ searchParams }: PageProps<"/review">) {
  const { after } = await searchParams;
  const { cases, total, next } = await loadQueue(typeof after === "string" ? after : null);
  const [first] = cases;
  return (
    <>
      <QueueLive />
      <PageHeader
        title="Cases"
        description={`${total} ${total === 1 ? "customer waits" : "customers wait"} for a person, the longest wait first.`}
        actions={
          first ? (
            <LinkButton href={`/review/${first.orgId}/${first.id}`} prefetch={false} variant="primary">
              Open the first
            </LinkButton>
          ) : null
        }
      />
      <Card flush>
        {first ? (
          <QueueTable cases={cases} />
        ) : (
          <EmptyState
            icon={<Inbox />}
            title="Nothing waits for you"
            description="Cases that the automated review leaves to a person appear here by themselves."
            action={total > 0 ? <LinkButton href="/review">Back to the first page</LinkButton> : undefined}
          />
        )}
        {next ? (
          <div className="border-t px-4 py-3">
            <LinkButton href={`/review?after=${next}`}>Next page</LinkButton>
          </div>
        ) : null}
      </Card>
    </>
  );
}
