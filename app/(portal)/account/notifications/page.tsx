import { BellOff } from "lucide-react";
import type { Metadata } from "next";
import { MarkAllReadButton } from "@/components/notifications/mark-all-read-button";
import { NoticeFilters } from "@/components/notifications/notice-filters";
import { NoticeItem } from "@/components/notifications/notice-item";
import { NoticeListLive } from "@/components/notifications/notice-list-live";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { NOTICE_COUNT_MAX, NOTICE_PREFERENCES_PATH, NOTICES_PATH } from "@/lib/notifications/constants-bell";
import { loadNotices } from "@/lib/notifications/loaders";
import { noticesAddress } from "@/lib/notifications/rules";

export const metadata: Metadata = { title: "Notifications" };

const single = (value: string | string[] | undefined) => (typeof value === "string" ? value.slice(0, 100) : "");

export default async function NotificationsPage({ searchParams }: PageProps<"/account/notifications">) {
  const query = await searchParams;
  const page = await loadNotices({
    kind: single(query.kind),
    unread: single(query.unread),
    before: single(query.before),
  });
  const { kind, isUnread } = page;
  const hasFilter = isUnread || kind !== null;
  return (
    <div className="max-w-3xl">
      <NoticeListLive />
      <PageHeader
        title="Notifications"
        description="What concerns you, newest first."
        actions={
          <>
            <LinkButton href={NOTICE_PREFERENCES_PATH}>Preferences</LinkButton>
            <MarkAllReadButton disabled={page.unread === 0} />
          </>
        }
      />
      <Card flush>
        <NoticeFilters
          kinds={page.kinds}
          kind={kind}
          isUnread={isUnread}
          unread={page.unread > NOTICE_COUNT_MAX ? `${NOTICE_COUNT_MAX}+` : String(page.unread)}
        />
        {page.rows.length > 0 ? (
          <ul className="divide-y">
            {page.rows.map((notice) => (
              <li key={notice.id}>
                <NoticeItem notice={notice} timeZone={page.timeZone} />
              </li>
            ))}
          </ul>
        ) : (
          <EmptyState
            icon={<BellOff />}
            title={hasFilter ? "No notification matches" : page.isFirst ? "Nothing yet" : "Nothing older"}
            description={hasFilter ? undefined : "When something concerns you, it appears here."}
            action={hasFilter ? <LinkButton href={NOTICES_PATH}>Show all</LinkButton> : undefined}
          />
        )}
        {page.nextCursor || !page.isFirst ? (
          <div className="flex justify-between gap-3 border-t px-4 py-3">
            {page.isFirst ? <span /> : <LinkButton href={noticesAddress({ kind, isUnread })}>Newest</LinkButton>}
            {page.nextCursor ? (
              <LinkButton href={noticesAddress({ kind, isUnread, before: page.nextCursor })}>
                Older notifications
              </LinkButton>
            ) : null}
          </div>
        ) : null}
      </Card>
    </div>
  );
}
