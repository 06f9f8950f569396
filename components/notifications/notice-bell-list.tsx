"use client";

import { BellOff } from "lucide-react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { toast } from "@/components/ui/toast";
import { unanswered } from "@/lib/core/outcome";
import { markAllNoticesReadAction } from "@/lib/notifications/actions";
import { NOTICE_PREFERENCES_PATH, NOTICES_PATH } from "@/lib/notifications/constants-bell";
import type { NoticeBell } from "@/lib/notifications/types";
import { NoticeItem } from "./notice-item";
import { markReadHere, refreshNotices } from "./notice-store";
import { timeAgo } from "./time-ago";

interface NoticeBellListProps {
  bell: NoticeBell | null;
  hasFailed: boolean;
  onClose: () => void;
}

/** The newest notices, with the ways to all of them and to what one wants to hear of. */
export function NoticeBellList({ bell, hasFailed, onClose }: NoticeBellListProps) {
  async function markAll() {
    markReadHere(null);
    const outcome = await markAllNoticesReadAction({}).catch(unanswered);
    if (!outcome.ok) toast.error("Your notifications are still unread", { description: outcome.message });
    refreshNotices();
  }
  const now = Date.now();
  return (
    <>
      <div className="flex items-center justify-between gap-3 border-b px-4 py-2.5">
        <h2 className="font-semibold text-ink text-sm">Notifications</h2>
        <Button variant="ghost" size="sm" disabled={!bell?.unread} onClick={() => void markAll()}>
          Mark all as read
        </Button>
      </div>
      <div className="max-h-[min(28rem,60dvh)] overflow-y-auto p-2">
        {bell === null && !hasFailed ? (
          <div role="status" aria-label="Loading notifications" className="grid gap-2 p-2">
            {["first", "second", "third"].map((line) => (
              <Skeleton key={line} className="h-12 w-full" />
            ))}
          </div>
        ) : null}
        {bell === null && hasFailed ? (
          <EmptyState
            className="py-8"
            title="We could not load your notifications"
            action={<Button onClick={refreshNotices}>Try again</Button>}
          />
        ) : null}
        {bell?.rows.length === 0 ? (
          <EmptyState
            className="py-8"
            icon={<BellOff />}
            title="Nothing yet"
            description="What concerns you appears here."
          />
        ) : null}
        {bell && bell.rows.length > 0 ? (
          <ul className="grid gap-px">
            {bell.rows.map((notice) => (
              <li key={notice.id}>
                <NoticeItem notice={notice} ago={timeAgo(notice.createdAt, now)} onOpen={onClose} isCompact />
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      <div className="flex justify-between gap-3 border-t px-4 py-2.5 text-ui">
        <TextLink href={NOTICES_PATH} onClick={onClose}>
          All notifications
        </TextLink>
        <TextLink href={NOTICE_PREFERENCES_PATH} onClick={onClose}>
          Preferences
        </TextLink>
      </div>
    </>
  );
}
