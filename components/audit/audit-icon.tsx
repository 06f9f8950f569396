import {
  BookOpenCheck,
  Building2,
  Eye,
  FileText,
  Flag,
  FolderOpen,
  KeyRound,
  Landmark,
  Link as LinkIcon,
  type LucideIcon,
  MessageSquareText,
  OctagonMinus,
  PenLine,
  Scale,
  ScanSearch,
  UserRound,
  Users,
} from "lucide-react";

/** By the first word of the action. */
const ICONS: Record<string, LucideIcon> = {
  session: KeyRound,
  password: KeyRound,
  totp: KeyRound,
  recovery_codes: KeyRound,
  recovery_code: KeyRound,
  invitation: Users,
  member: Users,
  user: Users,
  staff: Users,
  organisation: Building2,
  customer: UserRound,
  draft: PenLine,
  document: FileText,
  sender: Landmark,
  review: BookOpenCheck,
  case: FolderOpen,
  finding: Flag,
  note: MessageSquareText,
  request: MessageSquareText,
  link: LinkIcon,
  restriction: OctagonMinus,
  hit: ScanSearch,
  screening: ScanSearch,
  list: ScanSearch,
  proposal: Scale,
  rule_set: Scale,
};

const LOOKS = new Set(["customer.identifier_revealed", "document.viewed"]);

/** What kind of act a row tells of; the words beside it say the same. */
export function AuditIcon({ action }: { action: string }) {
  const Icon = LOOKS.has(action) ? Eye : (ICONS[action.split(".")[0] ?? ""] ?? BookOpenCheck);
  return <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-ink-subtle" />;
}
