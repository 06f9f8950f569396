import { AlarmClock, Building2, Flag, User } from "lucide-react";
import type { DataColumn } from "@/components/data-table/columns";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Instant } from "@/components/ui/instant";
import { fullInstant, shortInstant } from "@/components/ui/instant-format";
import { StatusBadge } from "@/components/ui/status-badge";
import { countryName } from "@/lib/core/geo";
import { CUSTOMER_TYPE_LABELS } from "@/lib/customers/constants";
import { CASE_REASON_LABELS, CASE_STATE_LABELS, CASE_STATE_TONES } from "@/lib/reviews/cases/constants";
import { spanWords } from "@/lib/reviews/cases/rules";
import type { QueueRow } from "@/lib/reviews/queue/types-list";
import { QueueRisk } from "./queue-risk";
import { type QueueAct, QueueRowMenu } from "./queue-row-menu";
import { QueueSla } from "./queue-sla";

interface ColumnOptions {
  now: Date;
  isClosedView: boolean;
  onAct: (act: QueueAct, row: QueueRow) => void;
}

const TAGS_SHOWN = 1;

function CustomerCell({ row }: { row: QueueRow }) {
  const Icon = row.type === "COMPANY" ? Building2 : User;
  return (
    <span className="inline-flex max-w-full items-center gap-2 align-bottom">
      <Icon aria-hidden="true" className="size-3.5 shrink-0 text-ink-subtle" />
      <span className="truncate">{row.name}</span>
    </span>
  );
}

function StateCell({ row }: { row: QueueRow }) {
  if (row.snoozedUntil) {
    return (
      <span
        title={`Until ${fullInstant(row.snoozedUntil, "UTC")}. ${row.snoozeReason ?? ""}`}
        className="inline-flex items-center gap-1.5 whitespace-nowrap align-middle text-ink-muted"
      >
        <AlarmClock aria-hidden="true" className="size-3.5" />
        Snoozed to{" "}
        <time dateTime={row.snoozedUntil}>{shortInstant(row.snoozedUntil, "UTC", "date").replace(/ \d{4}$/, "")}</time>
      </span>
    );
  }
  return (
    <span className="inline-flex items-center gap-2">
      <StatusBadge look="plain" tone={CASE_STATE_TONES[row.state]} label={CASE_STATE_LABELS[row.state]} />
      {row.isReferred ? (
        <Badge tone="accent">
          <Flag aria-hidden="true" className="size-3" />
          For a lead
        </Badge>
      ) : null}
    </span>
  );
}

function AssigneeCell({ row }: { row: QueueRow }) {
  if (!row.assignee) return <span className="text-ink-subtle">Nobody</span>;
  return (
    <span className="inline-flex max-w-full items-center gap-2 align-bottom">
      <Avatar name={row.assignee.name} size="xs" />
      <span className="truncate">{row.assignee.isSelf ? "You" : row.assignee.name}</span>
    </span>
  );
}

function TagsCell({ tags }: { tags: string[] }) {
  if (tags.length === 0) return null;
  return (
    <span className="inline-flex items-center gap-1" title={tags.join(", ")}>
      {tags.slice(0, TAGS_SHOWN).map((tag) => (
        <Badge key={tag} className="max-w-20 truncate">
          {tag}
        </Badge>
      ))}
      {tags.length > TAGS_SHOWN ? <span className="text-ink-subtle text-mini">+{tags.length - TAGS_SHOWN}</span> : null}
    </span>
  );
}

/** What the queue shows of a case. Order and sorting words; the menu at the end acts on the row. */
export function queueColumns({ now, isClosedView, onAct }: ColumnOptions): DataColumn<QueueRow>[] {
  const since = (row: QueueRow) => spanWords(now.getTime() - new Date(row.waitingSince).getTime());
  return [
    {
      id: "customer",
      header: "Customer",
      cell: (row) => <CustomerCell row={row} />,
      hideable: false,
      width: 176,
      skeleton: "w-36",
    },
    {
      id: "sla",
      header: isClosedView ? "Closed" : "Time left",
      width: 100,
      cell: (row) =>
        row.closedAt ? (
          <Instant iso={row.closedAt} show="date" />
        ) : (
          <QueueSla dueAt={row.dueAt} state={row.state} now={now} />
        ),
      sortable: !isClosedView,
      sortWords: { asc: "Least left first", desc: "Most left first" },
      card: "corner",
      skeleton: "w-20",
    },
    {
      id: "risk",
      header: "Risk",
      width: 112,
      cell: (row) => <QueueRisk score={row.riskScore} />,
      sortable: true,
      firstSort: "desc",
      sortWords: { asc: "Lowest first", desc: "Highest first" },
      skeleton: "w-20",
    },
    {
      id: "organisation",
      header: "Organisation",
      width: 104,
      cell: (row) => row.orgName,
      skeleton: "w-20",
    },
    {
      id: "reason",
      header: "Reason",
      width: 112,
      cell: (row) => CASE_REASON_LABELS[row.reason],
      card: "hidden",
      skeleton: "w-20",
    },
    {
      id: "age",
      header: "Waiting",
      width: 80,
      cell: (row) => (
        <time dateTime={row.waitingSince} title={`Since ${fullInstant(row.waitingSince, "UTC")}`} className="tabular">
          {since(row)}
        </time>
      ),
      sortable: true,
      firstSort: "desc",
      sortWords: { asc: "Newest first", desc: "Longest wait first" },
      skeleton: "w-12",
    },
    {
      id: "assignee",
      header: "Assigned to",
      width: 124,
      cell: (row) => <AssigneeCell row={row} />,
      skeleton: "w-24",
    },
    { id: "state", header: "State", width: 164, cell: (row) => <StateCell row={row} />, skeleton: "w-28" },
    {
      id: "tags",
      header: "Tags",
      width: 108,
      cell: (row) => <TagsCell tags={row.tags} />,
      card: "hidden",
      skeleton: "w-16",
    },
    {
      id: "type",
      header: "Type",
      width: 112,
      cell: (row) => CUSTOMER_TYPE_LABELS[row.type],
      initiallyHidden: true,
      card: "hidden",
    },
    {
      id: "country",
      header: "Country",
      width: 128,
      cell: (row) => (row.country ? countryName(row.country) : <span className="text-ink-subtle">Not given</span>),
      initiallyHidden: true,
      card: "hidden",
    },
    {
      id: "opened",
      header: "Opened",
      width: 196,
      cell: (row) => <Instant iso={row.openedAt} show="datetime" />,
      initiallyHidden: true,
      card: "hidden",
    },
    {
      id: "actions",
      header: "Actions",
      cell: (row) => (row.closedAt ? null : <QueueRowMenu row={row} onAct={onAct} />),
      isLast: true,
      width: 60,
      align: "end",
      className: "sm:pl-0",
      card: "line",
    },
  ];
}
