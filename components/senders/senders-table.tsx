import { type ListColumn, ListTable } from "@/components/data-table/list-table";
import { CopyableId } from "@/components/ui/copyable-id";
import { Instant } from "@/components/ui/instant";
import { StatusBadge } from "@/components/ui/status-badge";
import { SENDER_STATUS_LABELS } from "@/lib/senders/constants";
import { formatBsb } from "@/lib/senders/rules";
import type { SenderRow } from "@/lib/senders/types";
import { ArchiveSenderButton } from "./archive-sender-button";

interface SendersTableProps {
  rows: readonly SenderRow[];
  timeZone: string;
  mayWrite: boolean;
}

export function SendersTable({ rows, timeZone, mayWrite }: SendersTableProps) {
  const columns: ListColumn<SenderRow>[] = [
    {
      id: "nickname",
      header: "Nickname",
      className: "sm:max-w-64 sm:truncate",
      cell: (sender) => sender.nickname,
    },
    {
      id: "holder",
      header: "Account holder",
      className: "sm:max-w-64 sm:truncate",
      cell: (sender) => sender.holderName,
    },
    {
      id: "bsb",
      header: "BSB",
      cell: (sender) => <span className="whitespace-nowrap font-mono text-mini">{formatBsb(sender.bsb)}</span>,
    },
    {
      id: "account",
      header: "Account number",
      cell: (sender) => <CopyableId value={sender.accountNumber} label="account number" />,
    },
    {
      id: "status",
      header: "Status",
      cell: (sender) => (
        <div className="min-w-0">
          <StatusBadge
            look="plain"
            tone={sender.status === "ACTIVE" ? "success" : "neutral"}
            label={SENDER_STATUS_LABELS[sender.status]}
          />
          {sender.archivedReason ? (
            <span className="block text-ink-subtle text-mini sm:max-w-56 sm:truncate" title={sender.archivedReason}>
              {sender.archivedReason}
            </span>
          ) : null}
        </div>
      ),
    },
    { id: "linked", header: "Linked customers", align: "end", cell: (sender) => sender.linkedCount },
    {
      id: "created",
      header: "Created",
      cell: (sender) => <Instant iso={sender.createdAt} timeZone={timeZone} />,
    },
  ];
  if (mayWrite) {
    columns.push({
      id: "actions",
      header: "Actions",
      isHeaderHidden: true,
      card: "block",
      align: "end",
      cell: (sender) => (sender.status === "ACTIVE" ? <ArchiveSenderButton sender={sender} /> : null),
    });
  }
  return <ListTable caption="Senders" columns={columns} rows={rows} rowId={(sender) => sender.id} />;
}
