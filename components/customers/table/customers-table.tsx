"use client";

import { Users } from "lucide-react";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useEffect, useMemo, useState } from "react";
import { ExportButton } from "@/components/customers/export/export-button";
import { DataTable } from "@/components/data-table/data-table";
import { FilterChips } from "@/components/data-table/filter-chips";
import { FilterPanel } from "@/components/data-table/filter-panel";
import { isTyping } from "@/components/data-table/is-typing";
import { KeysHelp, tableKeys } from "@/components/data-table/keys-help";
import { SearchBox } from "@/components/data-table/search-box";
import { StatusTabs } from "@/components/data-table/status-tabs";
import type { TablePreferences } from "@/components/data-table/table-preferences";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { STATUS_LABELS, STATUSES } from "@/lib/customers/constants";
import { PAGE_SIZES, SORT_COLUMNS } from "@/lib/customers/list/constants";
import { isListColumn } from "@/lib/customers/list/constants-columns";
import type { CustomerListQuery } from "@/lib/customers/list/input";
import { filterCount, isFiltered, rangeWords } from "@/lib/customers/list/rules";
import type { PackedPage } from "@/lib/customers/list/rules-packing";
import { customerColumns } from "./customer-columns";
import { customerFilterChips, customerFilterFields, NO_FILTERS, NOTHING_NARROWED } from "./customer-filters";
import { ListNews } from "./list-news";
import { useCustomerList } from "./use-customer-list";
import { useEnabling } from "./use-enabling";

interface CustomersTableProps {
  query: CustomerListQuery;
  page: PackedPage;
  timeZone: string;
  /** May edit customers at all. */
  canWrite: boolean;
  /** May take them out as a file. */
  canExport: boolean;
  /** May add one: the role allows it and the organisation has it switched on. */
  canCreate: boolean;
  preferences: TablePreferences | undefined;
  preferencesCookie: string;
}

const ALL = "all";
const READ_KEYS = [tableKeys];
const ALL_KEYS = [tableKeys, { title: "Customers", keys: [{ keys: ["c"], label: "Add a new customer" }] }];

/** All Customers: the rows that the address asks for, and every way to change what it asks. */
export function CustomersTable(props: CustomersTableProps) {
  const { timeZone, canWrite, canCreate, canExport } = props;
  const { query, page, state, isPending, error, change, retry, patchRow, live } = useCustomerList(props);
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
          We could not use {ignored.join(", and ")}. The rest of the list is as you asked.
        </Banner>
      ) : null}
      <StatusTabs
        label="Status"
        tabs={tabs}
        value={tab}
        onValueChange={(value) => change({ statuses: STATUSES.filter((status) => status === value) })}
      />
      <ListNews words={live.news} isPending={isPending} onShow={retry} />
      <DataTable
        label="All customers"
        columns={columns}
        rows={page.rows}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        freshIds={live.freshIds}
        rowHref={(row) => `/customers/${row.id}`}
        linkColumnId="name"
        sort={{ id: query.sort.column, dir: query.sort.direction }}
        onSortChange={({ id, dir }) => {
          const column = SORT_COLUMNS.find((each) => each === id);
          if (column) change({ sort: { column, direction: dir } });
        }}
        state={state}
        isPending={isPending}
        error={{ message: error, onRetry: retry }}
        isFiltered={isFiltered(query)}
        initialPreferences={props.preferences}
        preferencesCookie={props.preferencesCookie}
        toolbar={
          <>
            <SearchBox
              label="Search name, e-mail or ID"
              value={query.search}
              onSearch={(search) => change({ search: search.trim().slice(0, 100) }, "replace")}
              delayMs={200}
              isPending={isPending}
            />
            <FilterPanel
              fields={customerFilterFields(query, change)}
              count={filterCount(query) + (query.statuses.length > 1 ? 1 : 0)}
              onClear={() => change(NO_FILTERS)}
            />
          </>
        }
        actions={(shown) =>
          canExport ? (
            <ExportButton
              isShortOnPhones
              selection={{ kind: "query", query }}
              count={page.count.n}
              isMore={page.count.isMore}
              columns={shown.filter(isListColumn)}
            />
          ) : null
        }
        chips={<FilterChips chips={customerFilterChips(query, change)} onClear={() => change(NO_FILTERS)} />}
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
            icon={<Users />}
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
            icon={<Users />}
            title={query.search ? `No customer matches "${query.search}"` : "No customer matches these filters"}
            description="A search finds how names, IDs and e-mail addresses begin."
            action={<Button onClick={() => change(NOTHING_NARROWED)}>Clear filters</Button>}
          />
        }
      />
      {extras}
      <KeysHelp groups={canCreate ? ALL_KEYS : READ_KEYS} />
    </>
  );
}
