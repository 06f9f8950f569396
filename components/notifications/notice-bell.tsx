"use client";

import { Suspense, useState, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { lazyPart } from "@/components/ui/lazy-part";
import { Popover } from "@/components/ui/popover";
import { NOTICE_COUNT_MAX } from "@/lib/notifications/constants-bell";
import { noNotices, noticeState, refreshNotices, subscribeNotices } from "./notice-store";

// Only who opens it pays for it.
const NoticeBellList = lazyPart(() => import("./notice-bell-list").then((file) => file.NoticeBellList));

interface NoticeBellProps {
  /** Counted when the page was made; afterwards the bell hears of changes by itself. */
  unread: number;
}

/** What has happened: a bell with the number of unread notices, and the newest behind it. */
export function NoticeBell({ unread: unreadAtFirst }: NoticeBellProps) {
  const [isOpen, setOpen] = useState(false);
  const { bell, hasFailed } = useSyncExternalStore(subscribeNotices, noticeState, noNotices);
  const unread = bell?.unread ?? unreadAtFirst;
  const shown = unread > NOTICE_COUNT_MAX ? `${NOTICE_COUNT_MAX}+` : String(unread);

  function onOpenChange(next: boolean) {
    setOpen(next);
    if (next) refreshNotices();
  }

  return (
    <Popover
      open={isOpen}
      onOpenChange={onOpenChange}
      className="w-96 p-0"
      trigger={
        <Button
          variant="ghost"
          size="icon"
          aria-label={unread > 0 ? `Notifications, ${shown} unread` : "Notifications"}
          className="relative max-lg:size-10"
        >
          <Icon name="bell" />
          {unread > 0 ? (
            <span
              aria-hidden="true"
              className="tabular absolute top-0 right-0 grid h-4 min-w-4 place-items-center rounded-full bg-accent px-1 font-semibold text-[10px] text-accent-contrast leading-none"
            >
              {shown}
            </span>
          ) : null}
        </Button>
      }
    >
      <Suspense fallback={<div aria-busy="true" className="h-60" />}>
        <NoticeBellList bell={bell} hasFailed={hasFailed} onClose={() => setOpen(false)} />
      </Suspense>
    </Popover>
  );
}
