"use client";

import type { Route } from "next";
import Link from "next/link";
import { Instant } from "@/components/ui/instant";
import { cn } from "@/lib/core/cn";
import { markNoticesReadAction } from "@/lib/notifications/actions";
import { NOTICE_KINDS } from "@/lib/notifications/constants";
import type { NoticeRow } from "@/lib/notifications/types";
import { NoticeIcon } from "./notice-icon";
import { markReadHere } from "./notice-store";

interface NoticeItemProps {
  notice: NoticeRow;
  timeZone?: string | undefined;
  /** "12 min ago", where it is known in the browser. */
  ago?: string | null | undefined;
  onOpen?: (() => void) | undefined;
  /** In the small list behind the bell. */
  isCompact?: boolean | undefined;
}

/** One notice: the whole of it leads to the place it is about, and opening it marks it as read. */
export function NoticeItem({ notice, timeZone, ago, onOpen, isCompact = false }: NoticeItemProps) {
  function open() {
    if (!notice.isRead) {
      markReadHere(notice.id);
      void markNoticesReadAction({ noticeIds: [notice.id] });
    }
    onOpen?.();
  }
  const about = [NOTICE_KINDS[notice.kind].label, notice.organisation].filter(Boolean).join(" · ");
  return (
    <Link
      href={notice.href as Route}
      onClick={open}
      prefetch={false}
      className={cn(
        "flex gap-3 hover:bg-hover focus-visible:-outline-offset-2",
        isCompact ? "rounded-md px-2 py-2.5" : "px-5 py-3.5",
      )}
    >
      <NoticeIcon kind={notice.kind} />
      <span className="min-w-0 flex-1">
        <span className="flex items-start gap-2">
          <span className={cn("min-w-0 flex-1 break-words text-ink text-ui", notice.isRead ? "" : "font-semibold")}>
            {notice.title}
          </span>
          {notice.isRead ? null : (
            <>
              <span aria-hidden="true" className="mt-1.5 size-2 shrink-0 rounded-full bg-accent" />
              <span className="sr-only">, not read yet</span>
            </>
          )}
        </span>
        {notice.body ? (
          <span className={cn("mt-0.5 break-words text-ink-muted text-ui", isCompact ? "line-clamp-2" : "block")}>
            {notice.body}
          </span>
        ) : null}
        <span className="mt-1 flex flex-wrap gap-x-2 text-ink-subtle text-mini">
          <span>{about}</span>
          {ago ? (
            <time dateTime={notice.createdAt}>{ago}</time>
          ) : (
            <Instant iso={notice.createdAt} timeZone={timeZone} show="datetime" />
          )}
        </span>
      </span>
    </Link>
  );
}
