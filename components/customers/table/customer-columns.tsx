import type { DataColumn } from "@/components/data-table/columns";
import { CopyableId } from "@/components/ui/copyable-id";
import { Instant } from "@/components/ui/instant";
import { StatusBadge } from "@/components/ui/status-badge";
import { countryName } from "@/lib/core/geo";
import {
  ACCOUNT_STATE_LABELS,
  ACCOUNT_STATE_TONES,
  CUSTOMER_TYPE_LABELS,
  STATUS_LABELS,
  STATUS_TONES,
} from "@/lib/customers/constants";
import type { SortColumn } from "@/lib/customers/list/constants";
import type { CustomerRow } from "@/lib/customers/list/types";
import { EnabledSwitch } from "./enabled-switch";
import { YesNo } from "./yes-no";

interface ColumnOptions {
  timeZone: string;
  canWrite: boolean;
  onPatch: (id: string, part: Partial<CustomerRow>) => void;
}

type CustomerColumn = DataColumn<CustomerRow> & { id: SortColumn };

const byLetter = { asc: "A to Z", desc: "Z to A" };
const byFlag = { asc: "No first", desc: "Yes first" };
const byTime = { asc: "Oldest first", desc: "Newest first" };
const none = <span className="text-ink-subtle">None</span>;

/** The eight columns with the headers of the reference portal, and five more to choose. */
export function customerColumns({ timeZone, canWrite, onPatch }: ColumnOptions): CustomerColumn[] {
  const columns: CustomerColumn[] = [
    {
      id: "id",
      header: "Customer ID",
      cell: (row) => <CopyableId value={row.id} label="customer ID" />,
      sortWords: byLetter,
      hideable: false,
      // Whole where all eight columns leave room for it.
      className: "max-w-36 min-[90rem]:min-w-70",
      skeleton: "w-52",
    },
    {
      id: "type",
      header: "Customer Type",
      cell: (row) => CUSTOMER_TYPE_LABELS[row.type],
      sortWords: byLetter,
      skeleton: "w-16",
    },
    {
      id: "name",
      header: "Customer Name",
      cell: (row) => row.name,
      sortWords: byLetter,
      hideable: false,
      className: "min-w-36 max-w-40 truncate min-[90rem]:min-w-40 min-[90rem]:max-w-48",
      skeleton: "w-36",
    },
    {
      id: "active",
      header: "Is Active",
      cell: (row) => <YesNo value={row.isActive} />,
      sortWords: byFlag,
      skeleton: "w-10",
    },
    {
      id: "status",
      header: "Status",
      cell: (row) => <StatusBadge tone={STATUS_TONES[row.status]} label={STATUS_LABELS[row.status]} />,
      sortWords: byLetter,
      card: "corner",
      skeleton: "w-24",
    },
    {
      id: "enabled",
      header: "Is Enabled",
      cell: (row) => <EnabledSwitch row={row} canWrite={canWrite} onPatch={onPatch} />,
      sortWords: byFlag,
      skeleton: "w-14",
    },
    {
      id: "wallet",
      header: "Is Wallet Ready",
      cell: (row) => <YesNo value={row.isWalletReady} />,
      sortWords: byFlag,
      skeleton: "w-10",
    },
    {
      id: "created",
      header: "Created At",
      cell: (row) => <Instant iso={row.createdAt} timeZone={timeZone} />,
      firstSort: "desc",
      sortWords: byTime,
      skeleton: "w-20",
    },
    {
      id: "email",
      header: "E-mail",
      cell: (row) => row.email ?? none,
      sortWords: byLetter,
      initiallyHidden: true,
      className: "max-w-72 truncate",
    },
    {
      id: "country",
      header: "Country",
      cell: (row) => (row.country ? countryName(row.country) : none),
      sortWords: { asc: "By country code", desc: "By country code, reversed" },
      initiallyHidden: true,
    },
    {
      id: "external",
      header: "External ID",
      cell: (row) => (row.externalId ? <CopyableId value={row.externalId} label="external ID" /> : none),
      sortWords: byLetter,
      initiallyHidden: true,
    },
    {
      id: "account",
      header: "Account State",
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
      header: "Updated At",
      cell: (row) => <Instant iso={row.updatedAt} timeZone={timeZone} show="datetime" />,
      firstSort: "desc",
      sortWords: byTime,
      initiallyHidden: true,
    },
  ];
  return columns.map((column) => ({ ...column, sortable: true }));
}
