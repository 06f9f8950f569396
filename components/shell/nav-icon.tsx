import {
  ArrowDownToLine,
  ArrowUpFromLine,
  Building2,
  ChartNoAxesColumn,
  ClipboardCheck,
  Clock,
  House,
  Inbox,
  KeyRound,
  Landmark,
  List,
  type LucideIcon,
  Mail,
  PenLine,
  Scale,
  Settings,
  ShieldCheck,
  UserPlus,
  Users,
} from "lucide-react";

const icons = {
  building: Building2,
  chart: ChartNoAxesColumn,
  check: ClipboardCheck,
  clock: Clock,
  draft: PenLine,
  home: House,
  in: ArrowDownToLine,
  inbox: Inbox,
  key: KeyRound,
  landmark: Landmark,
  list: List,
  mail: Mail,
  out: ArrowUpFromLine,
  scale: Scale,
  settings: Settings,
  shield: ShieldCheck,
  "user-plus": UserPlus,
  users: Users,
} satisfies Record<string, LucideIcon>;

/** Icons travel from server to client by name: a component cannot. */
export type NavIconName = keyof typeof icons;

export function NavIcon({ name }: { name: NavIconName }) {
  const Icon = icons[name];
  return <Icon aria-hidden="true" className="size-4 shrink-0" />;
}
