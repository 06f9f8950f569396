"use client";

import { Inbox } from "lucide-react";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { ClearFilters } from "@/components/data-table/clear-filters";
import { DataTable } from "@/components/data-table/data-table";
import { FilterChips } from "@/components/data-table/filter-chips";
import { FilterPanel } from "@/components/data-table/filter-panel";
import { isTyping } from "@/components/data-table/is-typing";
import { KeysHelp, tableKeys } from "@/components/data-table/keys-help";
import { SearchBox } from "@/components/data-table/search-box";
import { StatusTabs } from "@/components/data-table/status-tabs";
import type { TablePreferences } from "@/components/data-table/table-preferences";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { lazyPart } from "@/components/ui/lazy-part";
import { toast } from "@/components/ui/toast";
import { type Outcome, unanswered } from "@/lib/core/outcome";
import { assignCaseAction, handBackAction, wakeCaseAction } from "@/lib/reviews/cases/actions";
import {
  QUEUE_PAGE_SIZES,
  QUEUE_SEARCH_MAX,
  QUEUE_SORTS,
  QUEUE_VIEW_LABELS,
  QUEUE_VIEWS,
} from "@/lib/reviews/queue/constants";
import { casePath, DEFAULT_QUEUE, NO_QUEUE_FILTERS } from "@/lib/reviews/queue/input";
import type { QueueChoices, QueuePage, QueueRow, StaffMember } from "@/lib/reviews/queue/types-list";
import { QueueAssignDialog } from "./queue-assign-dialog";
import { queueColumns } from "./queue-columns";
import { QueueEmpty } from "./queue-empty";
import { queueFilterChips, queueFilterCount, queueFilterFields } from "./queue-filters";
import { QueueOthers } from "./queue-others";
import type { QueueAct } from "./queue-row-menu";
import { QueueSnoozeDialog } from "./queue-snooze-dialog";
import { useNow } from "./use-now";
import { useQueue } from "./use-queue";

// Fetched when it is first opened: no table waits for it.
const FilterMenu = lazyPart(() => import("@/components/data-table/filter-menu").then((file) => file.FilterMenu));

interface QueueTableProps {
  page: QueuePage;
  staff: readonly StaffMember[];
  choices: QueueChoices;
  now: string;
  preferences: TablePreferences | undefined;
  preferencesCookie: string;
}

const queueKeys = {
  title: "Queue",
  keys: [
    { keys: ["t"], label: "Take the next case" },
    { keys: ["a"], label: "Assign the case of the row" },
    { keys: ["z"], label: "Snooze it, or take it up again" },
  ],
};
const QUEUE_KEYS = [tableKeys, queueKeys];

/** The cases that the address asks for, and what can be done to each. */
export function QueueTable({ page, staff, choices, now: initialNow, preferences, preferencesCookie }: QueueTableProps) {
  const router = useRouter();
  const { query, change, isPending } = useQueue();
  const now = useNow(initialNow);
  const [dialog, setDialog] = useState<{ kind: "assign" | "snooze"; row: QueueRow }>();
  const frame = useRef<HTMLDivElement>(null);
  const rows = useRef(page.rows);
  rows.current = page.rows;
  const selfId = staff.find((person) => person.isSelf)?.id;

  const act = useCallback(
    async (kind: QueueAct, row: QueueRow) => {
      if (kind === "assign" || kind === "snooze") {
        setDialog({ kind, row });
        return;
      }
      const handle = { orgId: row.orgId, caseId: row.caseId, version: row.version };
      const doing: Promise<Outcome<unknown>> =
        kind === "take"
          ? assignCaseAction({ ...handle, assigneeId: selfId ?? "" })
          : kind === "handBack"
            ? handBackAction(handle)
            : wakeCaseAction(handle);
      const outcome = await doing.catch(unanswered);
      if (outcome.ok) {
        const done = {
          take: `The case of ${row.name} is yours`,
          handBack: `The case of ${row.name} is free again`,
          wake: `The case of ${row.name} is back in the queue`,
        };
        toast.success(done[kind]);
      } else toast.error(`Nothing changed for ${row.name}`, { description: outcome.message });
      router.refresh();
    },
    [router, selfId],
  );
  const onAct = useCallback((kind: QueueAct, row: QueueRow) => void act(kind, row), [act]);

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if ((event.key !== "a" && event.key !== "z") || isTyping(event)) return;
      const drawn = Array.from(frame.current?.querySelectorAll("[data-row]") ?? []);
      const row = rows.current[drawn.findIndex((each) => each.contains(document.activeElement))];
      if (!row || row.closedAt) return;
      event.preventDefault();
      onAct(event.key === "a" ? "assign" : row.snoozedUntil ? "wake" : "snooze", row);
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [onAct]);

  const isClosedView = query.view === "closed";
  const columns = useMemo(() => queueColumns({ now, isClosedView, onAct }), [now, isClosedView, onAct]);
  const beside = { choices, staff };
  const filterCount = queueFilterCount(query);
  const isNarrowed = query.search !== "" || filterCount > 0;
  const total = page.counts[query.view];
  const last = page.position + page.rows.length - 1;

  function close() {
    setDialog(undefined);
  }
  function done() {
    close();
    router.refresh();
  }

  return (
    <div ref={frame}>
      <StatusTabs
        label="Part of the queue"
        tabs={QUEUE_VIEWS.map((value) => ({ value, label: QUEUE_VIEW_LABELS[value], count: page.counts[value] }))}
        value={query.view}
        onValueChange={(value) => {
          const view = QUEUE_VIEWS.find((each) => each === value);
          if (view) change({ view });
        }}
      />
      <DataTable
        label="Cases"
        columns={columns}
        rows={page.rows}
        rowId={(row) => row.caseId}
        rowLabel={(row) => row.name}
        rowHref={(row) => casePath(row, query)}
        linkColumnId="customer"
        sort={query.sort.by === "priority" ? null : { id: query.sort.by, dir: query.sort.direction }}
        ownOrder={isClosedView ? "Newest first" : "Most pressing first"}
        onSortChange={({ id, dir }) => {
          const by = QUEUE_SORTS.find((each) => each === id);
          if (by) change({ sort: { by, direction: dir } });
        }}
        state="ready"
        isPending={isPending}
        isFiltered={isNarrowed}
        initialPreferences={preferences}
        preferencesCookie={preferencesCookie}
        toolbar={
          <>
            <SearchBox
              label="Search any customer by name or ID"
              value={query.search}
              onSearch={(search) => change({ search }, "replace")}
              longest={QUEUE_SEARCH_MAX}
              isPending={isPending}
            />
            <FilterPanel count={filterCount}>
              <FilterMenu
                fields={queueFilterFields(query, change, beside)}
                count={filterCount}
                onClear={() => change({ ...NO_QUEUE_FILTERS, search: query.search })}
              />
            </FilterPanel>
            {query.sort.by === "priority" ? null : (
              <Button variant="ghost" onClick={() => change({ sort: DEFAULT_QUEUE.sort })}>
                {isClosedView ? "Newest first" : "Most pressing first"}
              </Button>
            )}
          </>
        }
        chips={
          <FilterChips
            chips={queueFilterChips(query, change, beside)}
            onClear={() => change({ ...NO_QUEUE_FILTERS, search: query.search })}
          />
        }
        pager={{
          hasPrevious: page.previous !== null,
          hasNext: page.next !== null,
          onFirst: () => change({ page: { at: "first" } }),
          onPrevious: () => page.previous && change({ page: { at: "before", cursor: page.previous } }),
          onNext: () => page.next && change({ page: { at: "after", cursor: page.next } }),
          range: page.rows.length === 0 ? "No cases" : `${page.position} to ${last} of ${total}`,
          pageSize: query.pageSize,
          pageSizes: QUEUE_PAGE_SIZES,
          onPageSizeChange: (size) => {
            const pageSize = QUEUE_PAGE_SIZES.find((each) => each === size);
            if (pageSize) change({ pageSize });
          },
        }}
        emptyState={<QueueEmpty view={query.view} lastClosedAt={page.lastClosedAt} />}
        noMatchState={
          <EmptyState
            icon={<Inbox />}
            title={query.search ? `No case matches "${query.search}"` : "No case matches these filters"}
            description={
              page.others.length > 0
                ? "Customers without an open case are listed below."
                : "A search finds how names, e-mail addresses and IDs begin."
            }
            action={<ClearFilters onClear={() => change(NO_QUEUE_FILTERS)} />}
          />
        }
      />
      <QueueOthers others={page.others} />
      <KeysHelp groups={QUEUE_KEYS} />
      {dialog?.kind === "assign" ? (
        <QueueAssignDialog row={dialog.row} staff={staff} onClose={close} onDone={done} />
      ) : null}
      {dialog?.kind === "snooze" ? <QueueSnoozeDialog row={dialog.row} onClose={close} onDone={done} /> : null}
    </div>
  );
}
