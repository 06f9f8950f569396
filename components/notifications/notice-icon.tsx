import {
  AtSign,
  CalendarClock,
  CircleCheckBig,
  Clock,
  Eye,
  FileQuestionMark,
  Gavel,
  ListChecks,
  type LucideIcon,
  MessageSquareReply,
  OctagonMinus,
  ScanSearch,
  UserCheck,
} from "lucide-react";
import type { NoticeKind } from "@/lib/notifications/constants";

const ICONS: Record<NoticeKind, LucideIcon> = {
  "request.received": FileQuestionMark,
  "request.answered": MessageSquareReply,
  "request.overdue": Clock,
  "status.changed": CircleCheckBig,
  "batch.finished": CircleCheckBig,
  "document.expiring": CalendarClock,
  "restriction.changed": OctagonMinus,
  "case.assigned": UserCheck,
  "case.mentioned": AtSign,
  "second_eye.wanted": Eye,
  "proposal.settled": Gavel,
  "screening.hit": ScanSearch,
  "list.imported": ListChecks,
};

/** What kind of notice it is, at a glance. The words beside it say the same. */
export function NoticeIcon({ kind }: { kind: NoticeKind }) {
  const Icon = ICONS[kind];
  return (
    <span
      aria-hidden="true"
      className="grid size-8 shrink-0 place-items-center rounded-md border border-line bg-canvas text-ink-muted"
    >
      <Icon className="size-4" />
    </span>
  );
}
