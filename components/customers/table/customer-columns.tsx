import { Suspense } from "react";
import type { DataColumn } from "@/components/data-table/columns";
import { CopyableId } from "@/components/ui/copyable-id";
import { Instant } from "@/components/ui/instant";
import { lazyPart } from "@/components/ui/lazy-part";
import { StatusBadge } from "@/components/ui/status-badge";
import {
  ACCOUNT_STATE_LABELS,
  ACCOUNT_STATE_TONES,
  CUSTOMER_TYPE_LABELS,
  STATUS_LABELS,
  STATUS_TONES,
} from "@/lib/customers/constants";
import { SORT_COLUMNS } from "@/lib/customers/list/constants";
import { COLUMN_HEADERS, type ListColumnId } from "@/lib/customers/list/constants-columns";
import type { CustomerRow } from "@/lib/customers/list/types";
import { COLUMN_WIDTHS, ID_WHOLE_WIDTH, NAME_ROOMY_WIDTH } from "./column-widths";
import { moreCustomerColumns } from "./customer-columns-more";
import { EnabledSwitch } from "./enabled-switch";
import { YesNo } from "./yes-no";

// Hidden at first, and it knows the names of all countries there are.
const CountryCell = lazyPart(() => import("./country-cell").then((file) => file.CountryCell));

interface ColumnOptions {
  timeZone: string;
  canWrite: boolean;
  /** From `useEnabling`. */
  onTurn: (row: CustomerRow, isEnabled: boolean) => void;
}

type CustomerColumn = DataColumn<CustomerRow> & { id: ListColumnId };

const byLetter = { asc: "A to Z", desc: "Z to A" };
const byFlag = { asc: "No first", desc: "Yes first" };
const byTime = { asc: "Oldest first", desc: "Newest first" };
const none = <span className="text-ink-subtle">None</span>;

/** The eight columns with the headers of the reference portal, and more to choose. */
export function customerColumns({ timeZone, canWrite, onTurn }: ColumnOptions): CustomerColumn[] {
  const columns: CustomerColumn[] = [
    {
      id: "id",
      header: COLUMN_HEADERS.id,
      cell: (row) => <CopyableId value={row.id} label="customer ID" />,
      sortWords: byLetter,
      hideable: false,
      // Whole where all eight columns leave room for it.
      roomyWidth: ID_WHOLE_WIDTH,
      skeleton: "w-52",
    },
    {
      id: "type",
      header: COLUMN_HEADERS.type,
      card: "half",
      cell: (row) => CUSTOMER_TYPE_LABELS[row.type],
      sortWords: byLetter,
      skeleton: "w-16",
    },
    {
      id: "name",
      header: COLUMN_HEADERS.name,
      cell: (row) => row.name,
      sortWords: byLetter,
      hideable: false,
      roomyWidth: NAME_ROOMY_WIDTH,
      skeleton: "w-36",
    },
    {
      id: "active",
      header: COLUMN_HEADERS.active,
      card: "half",
      cell: (row) => <YesNo value={row.isActive} />,
      sortWords: byFlag,
      skeleton: "w-10",
    },
    {
      id: "status",
      header: COLUMN_HEADERS.status,
      cell: (row) => <StatusBadge tone={STATUS_TONES[row.status]} label={STATUS_LABELS[row.status]} />,
      sortWords: byLetter,
      card: "corner",
      skeleton: "w-24",
    },
    {
      id: "enabled",
      header: COLUMN_HEADERS.enabled,
      card: "half",
      cell: (row) => <EnabledSwitch row={row} canWrite={canWrite} onTurn={onTurn} />,
      sortWords: byFlag,
      skeleton: "w-14",
    },
    {
      id: "wallet",
      header: COLUMN_HEADERS.wallet,
      card: "half",
      cell: (row) => <YesNo value={row.isWalletReady} />,
      sortWords: byFlag,
      skeleton: "w-10",
    },
    {
      id: "created",
      header: COLUMN_HEADERS.created,
      card: "half",
      cell: (row) => <Instant iso={row.createdAt} timeZone={timeZone} />,
      firstSort: "desc",
      sortWords: byTime,
      skeleton: "w-20",
    },
    {
      id: "email",
      header: COLUMN_HEADERS.email,
      cell: (row) => row.email ?? none,
      sortWords: byLetter,
      initiallyHidden: true,
    },
    {
      id: "country",
      header: COLUMN_HEADERS.country,
      cell: ({ country }) =>
        country ? (
          <Suspense fallback={country}>
            <CountryCell code={country} />
          </Suspense>
        ) : (
          none
        ),
      sortWords: { asc: "By country code", desc: "By country code, reversed" },
      initiallyHidden: true,
    },
    {
      id: "external",
      header: COLUMN_HEADERS.external,
      cell: (row) => (row.externalId ? <CopyableId value={row.externalId} label="external ID" /> : none),
      sortWords: byLetter,
      initiallyHidden: true,
    },
    {
      id: "account",
      header: COLUMN_HEADERS.account,
      cell: (row) => (
        <StatusBadge
          look="plain"
          tone={ACCOUNT_STATE_TONES[row.accountState]}
          label={ACCOUNT_STATE_LABELS[row.accountState]}
        />
      ),
      sortWords: byLetter,
      initiallyHidden: true,
    },
    {
      id: "updated",
      header: COLUMN_HEADERS.updated,
      cell: (row) => <Instant iso={row.updatedAt} timeZone={timeZone} show="datetime" />,
      firstSort: "desc",
      sortWords: byTime,
      initiallyHidden: true,
    },
    ...moreCustomerColumns(timeZone),
  ];
  return columns.map((column) => ({
    ...column,
    width: COLUMN_WIDTHS[column.id],
    sortable: SORT_COLUMNS.some((each) => each === column.id),
  }));
}
