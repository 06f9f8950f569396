"use client";

import { useRouter } from "next/navigation";
import { useCallback, useMemo, useRef, useState } from "react";
import { defaultPlaces, resolvePlaces } from "@/components/data-table/column-layout";
import {
  DEFAULT_PREFERENCES,
  type TablePreferences,
  writeTablePreferences,
} from "@/components/data-table/table-preferences";
import type { AddressHistory } from "@/components/ui/address";
import { useAddress } from "@/components/ui/use-address";
import { type ColumnPlace, formatColumns, parseColumns, parseDensity, type TableDensity } from "@/lib/core/table-look";
import type { ListColumnId } from "@/lib/customers/list/constants-columns";
import type { CustomerListQuery } from "@/lib/customers/list/input";
import { LIST_PARAMS, readListParams, writeListParams } from "@/lib/customers/list/rules-address";
import { PLAIN_LIST } from "@/lib/customers/views/constants";
import { beside, openedView, overlay, viewAddress, viewParams } from "@/lib/customers/views/rules";
import type { CustomerView, ViewShelf } from "@/lib/customers/views/types";
import { customerColumns } from "../table/customer-columns";

const LOOK_PARAMS = ["view", "columns", "density"] as const;
type AddressParam = (typeof LIST_PARAMS)[number] | (typeof LOOK_PARAMS)[number];

const names: readonly AddressParam[] = [...LIST_PARAMS, ...LOOK_PARAMS];
const nothing = Object.fromEntries(names.map((name) => [name, null])) as Record<AddressParam, null>;

/** For their order and widths alone. */
const COLUMNS = customerColumns({ timeZone: "UTC", canWrite: false, onTurn: () => {} });

/** The columns of a list as text; null = as the table comes. */
const columnsText = (places: readonly ColumnPlace[] | null) => formatColumns(resolvePlaces(COLUMNS, places));
const textOf = (view: CustomerView) => columnsText(parseColumns(view.columns) ?? null);

/** What a view keeps: what is asked for and how it looks. */
type ViewContent = { query: string; columns: string; density: TableDensity };

interface ViewsOptions {
  shelf: ViewShelf;
  /** Of the plain list, which keeps them in a cookie. */
  preferences: TablePreferences | undefined;
  cookie: string;
}

/**
 * Which view is open, told by the address alone: a view says what is asked for and how it looks, and what stands beside it in the address
 * wins. Without a view the looks are the person's own, from the cookie.
 */
export function useViews({ shelf: initial, preferences, cookie }: ViewsOptions) {
  const router = useRouter();
  const [params, setParams] = useAddress(names);
  const [held, setHeld] = useState({ from: initial, shelf: initial });
  // A newer answer of the server replaces what was changed here, before anything is drawn of the older.
  if (held.from !== initial) setHeld({ from: initial, shelf: initial });
  const { shelf } = held;
  const [own, setOwn] = useState<TablePreferences>(() => preferences ?? DEFAULT_PREFERENCES);

  const { view, isGone } = openedView(shelf, params.view, params);
  const base = useMemo(() => (view ? viewParams(view.query) : {}), [view]);
  const query = useMemo(() => readListParams(overlay(base, params)).query, [base, params]);
  const look: TablePreferences = useMemo(() => {
    if (!view) return own;
    const columns = parseColumns(params.columns ?? "") ?? parseColumns(view.columns) ?? null;
    return { columns, density: parseDensity(params.density ?? "") ?? view.density };
  }, [view, own, params.columns, params.density]);

  const content: ViewContent = {
    query: viewAddress(query),
    columns: columnsText(look.columns),
    density: look.density,
  };
  const isChanged = view
    ? content.query !== view.query || content.columns !== textOf(view) || content.density !== view.density
    : content.query !== "" || look.columns !== null || look.density !== DEFAULT_PREFERENCES.density;

  /** What `view` is in the address while this one is open. */
  const named = useCallback(
    (one: CustomerView | null) => one?.id ?? (shelf.defaultId === null ? null : PLAIN_LIST),
    [shelf.defaultId],
  );
  const latest = useRef({ view, named, params });
  latest.current = { view, named, params };

  /** The open view by name: without it, what stands beside it would be asked of the plain list. */
  const pin = useCallback(
    (history: AddressHistory) => setParams({ view: latest.current.named(latest.current.view) }, history),
    [setParams],
  );

  const setLook = useCallback(
    (next: TablePreferences) => {
      const { view: open, named: nameOf } = latest.current;
      if (!open) {
        setOwn(next);
        writeTablePreferences(cookie, next);
        return;
      }
      const columns = formatColumns(next.columns ?? defaultPlaces(COLUMNS));
      setParams(
        {
          view: nameOf(open),
          columns: columns === textOf(open) ? null : columns,
          density: next.density === open.density ? null : next.density,
        },
        "replace",
      );
    },
    [cookie, setParams],
  );

  const open = (one: CustomerView | null, history: AddressHistory = "push") =>
    setParams({ ...nothing, view: named(one) }, history);

  /** Keeps what is on the screen while the view under it becomes another. */
  function reopen(one: CustomerView, wanted: CustomerListQuery) {
    const columns = content.columns === textOf(one) ? null : content.columns;
    const density = content.density === one.density ? null : content.density;
    const extra = beside(viewParams(one.query), writeListParams(wanted));
    setParams({ ...nothing, ...extra, view: one.id, columns, density }, "replace");
  }

  /** Goes on without the open view, which is gone, and asks for what it asked for. */
  const leave = (wanted: CustomerListQuery) =>
    setParams({ ...nothing, ...writeListParams(wanted), view: named(null) }, "replace");

  const changeShelf = (change: (now: ViewShelf) => ViewShelf) =>
    setHeld((now) => ({ from: now.from, shelf: change(now.shelf) }));

  return {
    shelf,
    changeShelf,
    view,
    isGone,
    base,
    query,
    content,
    isChanged,
    look: { value: look, onChange: setLook },
    /** The columns that show, in order. */
    columnIds: resolvePlaces(COLUMNS, look.columns).map(({ id }) => id as ListColumnId),
    pin,
    open,
    reopen,
    leave,
    /** Asks the server which views there are. */
    refresh: () => router.refresh(),
  };
}

export type Views = ReturnType<typeof useViews>;
