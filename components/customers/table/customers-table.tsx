"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { Suspense, useEffect, useMemo, useState } from "react";
import { BulkSelection } from "@/components/customers/bulk/bulk-selection";
import { useCustomerSelection } from "@/components/customers/bulk/use-customer-selection";
import { ExportButton } from "@/components/customers/export/export-button";
import { useViews } from "@/components/customers/views/use-views";
import { ViewBar } from "@/components/customers/views/view-bar";
import { ClearFilters } from "@/components/data-table/clear-filters";
import { DataTable } from "@/components/data-table/data-table";
import { FilterPanel } from "@/components/data-table/filter-panel";
import { isTyping } from "@/components/data-table/is-typing";
import { KeysHelp, tableKeys } from "@/components/data-table/keys-help";
import { SearchBox } from "@/components/data-table/search-box";
import { StatusTabs } from "@/components/data-table/status-tabs";
import type { TablePreferences } from "@/components/data-table/table-preferences";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { lazyPart } from "@/components/ui/lazy-part";
import { LinkButton } from "@/components/ui/link-button";
import { allWords } from "@/lib/core/count-words";
import { knowZone, type ZoneSpans } from "@/lib/core/zone-spans";
import { STATUS_LABELS, STATUSES } from "@/lib/customers/constants";
import { PAGE_SIZES, SEARCH_MAX, SORT_COLUMNS } from "@/lib/customers/list/constants";
import { isListColumn } from "@/lib/customers/list/constants-columns";
import type { CustomerListQuery } from "@/lib/customers/list/input";
import { filterCount, impossibleDays, isFiltered, notFoundWords, rangeWords } from "@/lib/customers/list/rules";
import { DEFAULT_LIST_QUERY } from "@/lib/customers/list/rules-address";
import type { PackedPage } from "@/lib/customers/list/rules-packing";
import type { ViewShelf } from "@/lib/customers/views/types";
import { customerColumns } from "./customer-columns";
import { ListNews } from "./list-news";
import { ListPrintNote } from "./list-print-note";
import { SignInAgain } from "./sign-in-again";
import { useCustomerList } from "./use-customer-list";
import { useEnabling } from "./use-enabling";

interface CustomersTableProps {
  query: CustomerListQuery;
  page: PackedPage;
  /** The views that this person sees. */
  shelf: ViewShelf;
  canShareViews: boolean;
  timeZone: string;
  /** What the server knows of that zone. */
  zone: ZoneSpans;
  /** May edit customers at all. */
  canWrite: boolean;
  /** May take them out as a file. */
  canExport: boolean;
  /** May add one: the role allows it and the organisation has it switched on. */
  canCreate: boolean;
  preferences: TablePreferences | undefined;
  preferencesCookie: string;
}

// Only who filters pays for them.
const CustomerFilterMenu = lazyPart(() => import("./customer-filter-menu").then((file) => file.CustomerFilterMenu));
const CustomerFilterChips = lazyPart(() => import("./customer-filter-chips").then((file) => file.CustomerFilterChips));

const ALL = "all";
const { sort: _sort, pageSize: _size, page: _page, ...NOTHING_NARROWED } = DEFAULT_LIST_QUERY;
const READ_KEYS = [tableKeys];
const PICK_KEYS = {
  title: "Selecting",
  keys: [
    { keys: ["x"], label: "Select the row" },
    { keys: ["Shift"], label: "Held while clicking a box: select all rows in between" },
    { keys: ["Esc"], label: "Clear the selection" },
  ],
};
const WRITE_KEYS = [tableKeys, PICK_KEYS];
const ALL_KEYS = [tableKeys, PICK_KEYS, { title: "Customers", keys: [{ keys: ["c"], label: "Add a new customer" }] }];

/** All Customers: the rows that the address asks for, and every way to change what it asks. */
export function CustomersTable(props: CustomersTableProps) {
  const { timeZone, canWrite, canCreate, canExport } = props;
  // Before the first time is written.
  useState(() => knowZone(props.zone));
  const views = useViews({ shelf: props.shelf, preferences: props.preferences, cookie: props.preferencesCookie });
  const list = useCustomerList({ ...props, base: views.base, onChange: views.pin });
  const { query, page, state, isPending, error, change, retry, patchRow, live } = list;
  const picked = useCustomerSelection({ query, rows: page.rows, count: page.count });
  const [isNoticeRead, setNoticeRead] = useState(false);
  const router = useRouter();
  const { onTurn, extras } = useEnabling({ canWrite, rows: page.rows, onPatch: patchRow });
  const columns = useMemo(() => customerColumns({ timeZone, canWrite, onTurn }), [timeZone, canWrite, onTurn]);

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.key === "c" && canCreate && !isTyping(event)) {
        event.preventDefault();
        router.push("/customers/new" as Route);
      }
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [canCreate, router]);

  const tabs = [
    { value: ALL, label: "All", count: page.total },
    ...STATUSES.map((status) => ({ value: status, label: STATUS_LABELS[status], count: page.byStatus[status] })),
  ];
  const [onlyStatus] = query.statuses;
  const tab = onlyStatus === undefined ? ALL : query.statuses.length === 1 ? onlyStatus : "";
  const count = filterCount(query) + (query.statuses.length > 1 ? 1 : 0);
  const filters = { query, change, timeZone, count, importFile: page.importFile };
  // A chip that is being changed to nothing stays until that is done.
  const [wasFiltered, setFiltered] = useState(filters.count > 0);
  if (filters.count > 0 && !wasFiltered) setFiltered(true);
  const impossible = impossibleDays(query);
  const ignored = isNoticeRead ? [] : page.ignored;

  return (
    <>
      {ignored.length > 0 ? (
        <Banner
          tone="warning"
          className="mb-4"
          title="A part of the address was left out"
          actions={
            <Button size="sm" onClick={() => setNoticeRead(true)}>
              Close
            </Button>
          }
        >
          We could not use {allWords(ignored)}. The rest of the list is as you asked.
        </Banner>
      ) : null}
      <ListPrintNote query={query} page={page} timeZone={timeZone} />
      <div data-print="hide">
        <ViewBar views={views} mayShare={props.canShareViews}>
          <StatusTabs
            label="Status"
            tabs={tabs}
            value={tab}
            onValueChange={(value) => change({ statuses: STATUSES.filter((status) => status === value) })}
          />
        </ViewBar>
      </div>
      <ListNews words={picked.count > 0 ? null : live.news} isPending={isPending} onShow={retry} />
      <DataTable
        label="All customers"
        columns={columns}
        rows={page.rows}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        freshIds={live.freshIds}
        rowHref={(row) => `/customers/${row.id}`}
        linkColumnId="name"
        selection={canWrite ? picked.table : undefined}
        sort={{ id: query.sort.column, dir: query.sort.direction }}
        onSortChange={({ id, dir }) => {
          const column = SORT_COLUMNS.find((each) => each === id);
          if (column) change({ sort: { column, direction: dir } });
        }}
        state={state}
        isPending={isPending}
        error={{
          message: error?.message,
          onRetry: retry,
          action: error?.code === "unauthenticated" ? <SignInAgain /> : undefined,
        }}
        isFiltered={isFiltered(query)}
        look={views.look}
        toolbar={
          <>
            <SearchBox
              label="Search name, e-mail or ID"
              value={query.search}
              onSearch={(search) => change({ search }, "replace")}
              longest={SEARCH_MAX}
              elsewhere="For many customers at once: Filter, A list of customers."
              delayMs={200}
              isPending={isPending}
            />
            <FilterPanel count={filters.count}>
              <CustomerFilterMenu {...filters} />
            </FilterPanel>
            {canWrite ? (
              <Button
                className="sm:hidden"
                aria-pressed={picked.isPicking}
                onClick={() => (picked.isPicking ? picked.clear() : picked.setPicking(true))}
              >
                {picked.isPicking ? "Done" : "Select"}
              </Button>
            ) : null}
          </>
        }
        actions={(shown) => {
          const columns = shown.filter(isListColumn);
          const { selection, count, isMore } = picked;
          return (
            <>
              {canExport ? (
                <ExportButton
                  isShortOnPhones
                  selection={{ kind: "query", query }}
                  count={page.count.n}
                  isMore={page.count.isMore}
                  columns={columns}
                />
              ) : null}
              {canWrite ? (
                <BulkSelection
                  {...{ selection, count, isMore }}
                  matching={page.count}
                  onSelectAll={picked.selectAll}
                  onClear={picked.clear}
                  exporting={
                    canExport ? <ExportButton isShortOnPhones {...{ selection, count, isMore, columns }} /> : undefined
                  }
                />
              ) : null}
            </>
          );
        }}
        chips={
          <>
            {wasFiltered ? (
              <Suspense>
                <CustomerFilterChips {...filters} />
              </Suspense>
            ) : null}
            {page.notFound.length > 0 ? (
              <p role="status" className="mb-3 break-words text-ink-muted text-ui">
                {notFoundWords(query.ids.length, page.notFound)}
              </p>
            ) : null}
          </>
        }
        pager={{
          hasPrevious: page.previous !== null,
          hasNext: page.next !== null,
          onFirst: () => change({ page: { at: "first" } }),
          onPrevious: () => page.previous && change({ page: { at: "before", cursor: page.previous } }),
          onNext: () => page.next && change({ page: { at: "after", cursor: page.next } }),
          onLast: () => change({ page: { at: "last" } }),
          range: rangeWords({ rows: page.rows.length, position: page.position, count: page.count }),
          pageSize: query.pageSize,
          pageSizes: PAGE_SIZES,
          onPageSizeChange: (size) => {
            const pageSize = PAGE_SIZES.find((each) => each === size);
            if (pageSize) change({ pageSize });
          },
        }}
        emptyState={
          <EmptyState
            icon={<Icon name="users" />}
            title="No customers yet"
            description={
              canCreate
                ? "Customers you add are reviewed, usually in under a minute, and then stand here with their status."
                : "Customers that your organisation adds will stand here with their status."
            }
            action={
              canCreate ? (
                <LinkButton href="/customers/new" variant="secondary">
                  Add your first customer
                </LinkButton>
              ) : undefined
            }
          />
        }
        noMatchState={
          <EmptyState
            icon={<Icon name="users" />}
            title={
              impossible ? (
                "No customer can be in these days"
              ) : query.search ? (
                <>
                  No customer matches "<bdi>{query.search}</bdi>"
                </>
              ) : (
                "No customer matches these filters"
              )
            }
            description={
              impossible ??
              (query.search
                ? "A search finds how names, IDs and e-mail addresses begin."
                : "Take off a filter above, or all of them.")
            }
            action={<ClearFilters onClear={() => change(NOTHING_NARROWED)} />}
          />
        }
      />
      {extras}
      {/* The last rows can be scrolled out from under the bar of the selection. */}
      {picked.count > 0 ? <div aria-hidden="true" className="h-20 print:hidden" /> : null}
      <KeysHelp groups={canCreate ? ALL_KEYS : canWrite ? WRITE_KEYS : READ_KEYS} />
    </>
  );
}
