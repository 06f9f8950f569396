"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { LinkButton } from "@/components/ui/link-button";
import { Select } from "@/components/ui/select";
import { cn } from "@/lib/core/cn";
import { NOTICE_KINDS, type NoticeKind } from "@/lib/notifications/constants";
import { noticesAddress } from "@/lib/notifications/rules";

interface NoticeFiltersProps {
  kinds: readonly NoticeKind[];
  kind: NoticeKind | null;
  isUnread: boolean;
  unread: string;
}

/** All or unread, and of which kind: both stand in the address. */
export function NoticeFilters({ kinds, kind, isUnread, unread }: NoticeFiltersProps) {
  const router = useRouter();
  const tabs = [
    { label: "All", isUnread: false, count: null },
    { label: "Unread", isUnread: true, count: unread },
  ];
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 border-b px-4 py-3">
      <nav aria-label="Notifications by state" className="flex gap-1">
        {tabs.map((tab) => (
          <LinkButton
            key={tab.label}
            href={noticesAddress({ kind, isUnread: tab.isUnread })}
            variant="ghost"
            aria-current={tab.isUnread === isUnread ? "page" : undefined}
            className={cn(tab.isUnread === isUnread && "bg-sunken text-ink")}
          >
            {tab.label}
            {tab.count === null ? null : <span className="tabular text-ink-subtle">{tab.count}</span>}
          </LinkButton>
        ))}
      </nav>
      <Select
        aria-label="Kind of notification"
        className="w-56"
        options={[
          { value: "all", label: "Every kind" },
          ...kinds.map((each) => ({ value: each, label: NOTICE_KINDS[each].label })),
        ]}
        value={kind ?? "all"}
        onValueChange={(next: NoticeKind | "all") =>
          router.push(noticesAddress({ kind: next === "all" ? null : next, isUnread }) as Route)
        }
      />
    </div>
  );
}
