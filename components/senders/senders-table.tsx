import { CopyableId } from "@/components/ui/copyable-id";
import { Instant } from "@/components/ui/instant";
import { StatusBadge } from "@/components/ui/status-badge";
import { Table } from "@/components/ui/table";
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
  return (
    <Table caption="Senders">
      <thead>
        <tr>
          <th scope="col">Nickname</th>
          <th scope="col">Account holder</th>
          <th scope="col">BSB</th>
          <th scope="col">Account number</th>
          <th scope="col">Status</th>
          <th scope="col" className="text-right">
            Linked customers
          </th>
          <th scope="col">Created</th>
          {mayWrite ? (
            <th scope="col">
              <span className="sr-only">Actions</span>
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {rows.map((sender) => (
          <tr key={sender.id}>
            <th scope="row" className="!text-ink !text-ui max-w-64 truncate">
              {sender.nickname}
            </th>
            <td className="max-w-64 truncate">{sender.holderName}</td>
            <td className="whitespace-nowrap font-mono text-mini">{formatBsb(sender.bsb)}</td>
            <td>
              <CopyableId value={sender.accountNumber} label="account number" />
            </td>
            <td>
              <StatusBadge
                look="plain"
                tone={sender.status === "ACTIVE" ? "success" : "neutral"}
                label={SENDER_STATUS_LABELS[sender.status]}
              />
              {sender.archivedReason ? (
                <span className="block max-w-56 truncate text-ink-subtle text-mini" title={sender.archivedReason}>
                  {sender.archivedReason}
                </span>
              ) : null}
            </td>
            <td className="tabular text-right">{sender.linkedCount}</td>
            <td>
              <Instant iso={sender.createdAt} timeZone={timeZone} />
            </td>
            {mayWrite ? (
              <td className="text-right">
                {sender.status === "ACTIVE" ? <ArchiveSenderButton sender={sender} /> : null}
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
