import type { NavEntry, NavSection } from "@/components/shell/nav-sections";
import { type MerchantPermission, merchantMay } from "@/lib/auth/permissions";
import type { Frame } from "@/lib/people/types";

type Entry = NavEntry & { needs?: MerchantPermission; demoOnly?: boolean };

const MERCHANT: { label?: string; items: Entry[] }[] = [
  { items: [{ label: "Overview", href: "/overview", icon: "chart" }] },
  {
    label: "Customers",
    items: [
      { label: "All customers", href: "/customers", icon: "users" },
      { label: "Add new customer", href: "/customers/new", icon: "user-plus", needs: "customers.write" },
      { label: "Drafts", href: "/customers/drafts", icon: "draft", needs: "customers.write" },
      { label: "Bulk actions", href: "/customers/bulk", icon: "check", needs: "customers.write" },
    ],
  },
  { label: "Payins", items: [{ label: "Senders", href: "/payins/senders", icon: "in", needs: "senders.read" }] },
  {
    label: "Organisation",
    items: [
      { label: "People", href: "/people", icon: "key", needs: "people.read" },
      { label: "Settings", href: "/settings", icon: "settings", needs: "organisation.read" },
      { label: "Audit log", href: "/settings/audit", icon: "clock", needs: "audit.read" },
      { label: "Outbox", href: "/outbox", icon: "mail", needs: "people.read", demoOnly: true },
    ],
  },
];

/** The reviewers' side: a page of compliance adds its entry here. */
const REVIEW: { label: string; items: Entry[] } = {
  label: "Review",
  items: [
    { label: "Queue", href: "/review", icon: "inbox" },
    { label: "Lists", href: "/review/lists", icon: "list" },
    { label: "Rules", href: "/review/rules", icon: "scale" },
    { label: "Audit", href: "/review/audit", icon: "clock" },
  ],
};

const STAFF: Record<"operator" | "reviewer" | "lead", { label: string; items: Entry[] }[]> = {
  operator: [
    {
      label: "Platform",
      items: [
        { label: "Organisations", href: "/platform", icon: "building" },
        { label: "Outbox", href: "/platform/outbox", icon: "mail", demoOnly: true },
      ],
    },
  ],
  reviewer: [REVIEW],
  lead: [REVIEW],
};

const ACCOUNT: NavSection = {
  label: "Account",
  items: [
    { label: "Profile", href: "/account", icon: "home" },
    { label: "Security", href: "/account/security", icon: "shield" },
  ],
};

/** The navigation of a person: what their role opens, and no door that would be shut. */
export function frameSections(frame: Frame): NavSection[] {
  if (frame.mustEnrolTotp) return [ACCOUNT];
  const role = frame.merchantRole;
  const isOpen = (entry: Entry) =>
    (!entry.needs || (role !== null && merchantMay(role, entry.needs))) && (!entry.demoOnly || frame.isDemo);
  const all = [...(frame.staffRole ? STAFF[frame.staffRole] : []), ...(role ? MERCHANT : [])];
  const sections = all
    .map(({ label, items }: { label?: string; items: Entry[] }) => ({
      ...(label === undefined ? {} : { label }),
      items: items.filter(isOpen).map((entry) => ({ label: entry.label, href: entry.href, icon: entry.icon })),
    }))
    .filter((section) => section.items.length > 0);
  return sections.length > 0 ? sections : [ACCOUNT];
}
