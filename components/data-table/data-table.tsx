"use client";

import type { RowData } from "@tanstack/react-table";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { type ReactNode, useCallback, useRef } from "react";
import { ErrorState } from "@/components/ui/error-state";
import { cn } from "@/lib/core/cn";
import { sizeColumns } from "./column-layout";
import type { DataColumn, TableSort } from "./columns";
import { SortSelect } from "./sort-select";
import { TableCols } from "./table-cols";
import { TableFooter, type TablePager } from "./table-footer";
import { TableHead } from "./table-head";
import { tableLabels } from "./table-labels";
import type { TablePreferences } from "./table-preferences";
import { tableRoles } from "./table-roles";
import { TableRow } from "./table-row";
import { TableSkeleton } from "./table-skeleton";
import { TableViewMenu } from "./table-view-menu";
import { tellWhole } from "./tell-whole";
import { type TableSelection, useRowSelection } from "./use-row-selection";
import { rememberOpened, useTableKeys } from "./use-table-keys";
import { type TableLookHolder, useVisibleColumns } from "./use-visible-columns";

export interface DataTableProps<TRow extends RowData> {
  /** What the table holds; read out. */
  label: string;
  /** Stable: at module scope or in a memo. */
  columns: readonly DataColumn<TRow>[];
  rows: readonly TRow[];
  rowId: (row: TRow) => string;
  /** Names a row for those who hear the page. */
  rowLabel: (row: TRow) => string;
  /** Rows that somebody changed a moment ago: marked for as long as they are in here. */
  freshIds?: ReadonlySet<string> | undefined;
  rowHref?: ((row: TRow) => string) | undefined;
  /** The column whose text is the link of the row. */
  linkColumnId?: string | undefined;
  sort: TableSort | null;
  onSortChange: (sort: TableSort) => void;
  /** In words, the order that no column gives: while `sort` is null. */
  ownOrder?: string | undefined;
  state: "ready" | "loading" | "error";
  /** A newer answer is on its way; the rows shown stay usable. */
  isPending?: boolean | undefined;
  error?:
    | {
        message?: string | undefined;
        reference?: string | undefined;
        onRetry: () => void;
        action?: ReactNode | undefined;
      }
    | undefined;
  /** No rows although filters or a search are set. */
  isFiltered?: boolean | undefined;
  emptyState: ReactNode;
  noMatchState: ReactNode;
  pager?: TablePager | undefined;
  selection?: TableSelection | undefined;
  /** Search, filters: left of the view menu. */
  toolbar?: ReactNode | undefined;
  /** Beside the view menu: what is done with the list as it stands. Is told the columns that show, in order. */
  actions?: ((shown: readonly string[]) => ReactNode) | undefined;
  /** Between toolbar and table: filter chips. */
  chips?: ReactNode | undefined;
  initialPreferences?: TablePreferences | undefined;
  /** Where the browser keeps columns and density; read it on the server with `parseTablePreferences`. */
  preferencesCookie?: string | undefined;
  /** Keeps columns and density in place of the cookie. */
  look?: TableLookHolder | undefined;
}

/** Pixels. */
const CHECKBOX_WIDTH = 40;

/** A table whose rows, order and pages come from the server; it only shows them and says what was asked for. */
export function DataTable<TRow extends RowData>(props: DataTableProps<TRow>) {
  const { label, columns, rowId, rowLabel, rowHref, linkColumnId, sort, onSortChange, state, pager, selection } = props;
  const { isPending = false, isFiltered = false } = props;
  const router = useRouter();
  const body = useRef<HTMLTableSectionElement>(null);
  const before = selection ? CHECKBOX_WIDTH : 0;
  const view = useVisibleColumns({
    columns,
    rows: props.rows,
    rowId,
    initial: props.initialPreferences,
    cookie: props.preferencesCookie,
    look: props.look,
    before,
  });

  function open(index: number) {
    const row = view.rows[index];
    if (row && rowHref) {
      rememberOpened(row.id);
      router.push(rowHref(row.original) as Route);
    }
  }

  const ids = view.rows.map((row) => row.id);
  const picking = useRowSelection(ids, selection);
  useTableKeys({ body, ids, open, select: selection ? picking.selectAt : undefined });
  // Stable for the rows, and always the newest behind it.
  const latest = useRef(open);
  latest.current = selection?.isPicking ? picking.selectAt : open;
  const openAt = useCallback((index: number) => latest.current(index), []);

  const loading = state === "loading";
  const empty = state === "ready" && ids.length === 0;

  return (
    <div data-selecting={selection?.isPicking || undefined}>
      <div data-print="hide" className="mb-3 flex flex-wrap items-start gap-2">
        <div className="flex min-w-0 flex-1 flex-wrap items-center gap-2 max-sm:contents">{props.toolbar}</div>
        {props.actions?.(view.places.map(({ id }) => id))}
        <SortSelect columns={columns} sort={sort} ownOrder={props.ownOrder} onSortChange={onSortChange} />
        <TableViewMenu
          columns={columns.filter((column) => !column.isLast)}
          places={view.free}
          widths={view.widths}
          onChange={view.setPlaces}
          isDefault={view.isDefault}
          onReset={view.resetColumns}
          density={view.density}
          onDensityChange={view.setDensity}
        />
      </div>
      {props.chips}
      <div className="overflow-hidden rounded-lg border border-line bg-surface shadow-card max-sm:rounded-none max-sm:border-0 max-sm:bg-transparent max-sm:shadow-none">
        {state === "error" ? (
          <ErrorState
            description={props.error?.message}
            reference={props.error?.reference}
            onRetry={props.error?.onRetry}
            retrying={isPending}
            action={props.error?.action}
          />
        ) : null}
        {empty ? (isFiltered ? props.noMatchState : props.emptyState) : null}
        {state !== "error" && !empty ? (
          <div
            className={cn(
              "@container relative scroll-pt-10 sm:max-h-[max(24rem,calc(100dvh-var(--table-offset,27rem)))] lg:max-h-[max(24rem,calc(100dvh-var(--table-offset,23rem)))] sm:overflow-auto",
              isPending && "pending-bar",
            )}
          >
            <table
              {...tableRoles.table}
              aria-busy={loading || isPending}
              data-pinned={view.frame.pinned}
              data-sized={view.frame.isSized || undefined}
              data-compact={view.density === "compact" || undefined}
              style={{ ...view.frame.style, ...tableLabels(view.visible, linkColumnId, selection ? 1 : 0) }}
              className="data-table cards"
            >
              <caption className="sr-only">{label}</caption>
              <TableCols cols={view.cols} before={before} />
              <TableHead
                columns={view.visible}
                widths={view.widths}
                before={before}
                onResize={(widths) =>
                  view.setPlaces(
                    sizeColumns(view.places, new Map(view.places.map(({ id }, at) => [id, widths[at] ?? null]))),
                  )
                }
                onResetWidth={(id) => view.setPlaces(sizeColumns(view.places, new Map([[id, null]])))}
                sort={sort}
                onSortChange={onSortChange}
                selection={picking.head}
              />
              <tbody
                {...tableRoles.group}
                {...(selection ? picking.listeners : {})}
                onPointerOver={tellWhole}
                ref={body}
                className="max-sm:grid max-sm:gap-2 sm:[&>tr:last-child>td]:border-b-0"
              >
                {loading ? (
                  <TableSkeleton
                    columns={view.visible}
                    rows={Math.min(pager?.pageSize ?? 10, 12)}
                    density={view.density}
                    withSelection={selection !== undefined}
                  />
                ) : (
                  view.rows.map((row, index) => (
                    <TableRow
                      key={row.id}
                      row={row.original}
                      id={row.id}
                      index={index}
                      columns={view.visible}
                      href={rowHref?.(row.original)}
                      linkColumnId={linkColumnId}
                      label={rowLabel(row.original)}
                      isFresh={props.freshIds?.has(row.id)}
                      isSelected={selection?.selectedIds.has(row.id)}
                      onSelect={picking.select}
                      onOpen={openAt}
                    />
                  ))
                )}
              </tbody>
            </table>
          </div>
        ) : null}
        {pager && state !== "error" && !empty ? (
          <div data-print="hide" className="border-t max-sm:mt-2 max-sm:border-0">
            <TableFooter pager={pager} isPending={isPending || loading} />
          </div>
        ) : null}
      </div>
      <p role="status" className="sr-only">
        {loading || isPending || state === "error" ? "" : empty ? "No rows" : (pager?.range ?? "")}
      </p>
    </div>
  );
}
