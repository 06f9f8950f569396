"use client";

import type { Route } from "next";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { type MouseEvent, useRef } from "react";
import { useTableKeys } from "@/components/data-table/use-table-keys";
import { Instant } from "@/components/ui/instant";
import { Table } from "@/components/ui/table";
import { countryName } from "@/lib/core/geo";
import { CUSTOMER_TYPE_LABELS } from "@/lib/customers/constants";
import type { CaseRow } from "@/lib/reviews/queue/types";

const pathOf = (row: CaseRow) => `/review/${row.orgId}/${row.id}` as Route;

/** The cases that wait. A row opens by click and by Enter; `j` and `k` move. */
export function QueueTable({ cases }: { cases: readonly CaseRow[] }) {
  const router = useRouter();
  const body = useRef<HTMLTableSectionElement>(null);
  const open = (row: CaseRow | undefined) => (row ? router.push(pathOf(row)) : undefined);
  useTableKeys({ body, open: (index) => open(cases[index]) });

  function openRow(event: MouseEvent, row: CaseRow) {
    // The link speaks for itself; text that is being marked is no click.
    if (event.target instanceof Element && event.target.closest("a")) return;
    if (!window.getSelection()?.toString()) open(row);
  }

  return (
    <Table caption="Cases">
      <thead className="max-sm:sr-only">
        <tr>
          <th scope="col">Customer</th>
          <th scope="col">Organisation</th>
          <th scope="col">Type</th>
          <th scope="col">Country</th>
          <th scope="col">Waiting since (UTC)</th>
        </tr>
      </thead>
      <tbody ref={body}>
        {cases.map((row) => (
          <tr
            key={row.id}
            data-row=""
            tabIndex={-1}
            onClick={(event) => openRow(event, row)}
            className="cursor-pointer hover:bg-hover focus:bg-hover max-sm:grid max-sm:gap-0.5 max-sm:px-4 max-sm:py-3 max-sm:[&>td]:h-auto max-sm:[&>td]:p-0"
          >
            <td className="font-medium">
              {/* Opening a case is written down, so it must not happen ahead of the click. */}
              <Link href={pathOf(row)} prefetch={false} className="rounded-sm text-ink hover:underline">
                {row.name}
              </Link>
            </td>
            <td>{row.orgName}</td>
            <td>{CUSTOMER_TYPE_LABELS[row.type]}</td>
            <td>{row.country ? countryName(row.country) : <span className="text-ink-subtle">Not given</span>}</td>
            <td>
              <span className="text-ink-subtle sm:hidden">Waiting since (UTC) </span>
              <Instant iso={row.waitingSince} show="datetime" />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
