import type { NavIconName } from "@/components/shell/nav-icon";
import type { NavSection } from "@/components/shell/nav-sections";
import { type MerchantPermission, merchantMay } from "@/lib/auth/permissions";
import type { Frame } from "@/lib/people/types";

/** A page or an action that leads to one. */
export type PaletteEntry = {
  label: string;
  href: string;
  icon: NavIconName;
  /** Where it stands in the navigation, or what else one may call it; found by, and shown beside. */
  hint: string;
  /** More words that it is found by. */
  words?: string;
};

export type PaletteEntries = {
  pages: PaletteEntry[];
  actions: PaletteEntry[];
  /** What the server can be asked for: customers and senders, cases, or nothing. */
  finds: "customers" | "cases" | "nothing";
};

const ACTIONS: (PaletteEntry & { needs: MerchantPermission })[] = [
  {
    label: "Add a customer",
    href: "/customers/new",
    icon: "user-plus",
    hint: "Customers",
    words: "new create",
    needs: "customers.write",
  },
  {
    label: "Import customers",
    href: "/customers/import",
    icon: "in",
    hint: "Customers",
    words: "csv file upload",
    needs: "customers.import",
  },
  {
    label: "Exports of customers",
    href: "/customers/exports",
    icon: "out",
    hint: "Customers",
    words: "csv xlsx excel download",
    needs: "customers.export",
  },
  {
    label: "Create a sender",
    href: "/payins/senders/new",
    icon: "landmark",
    hint: "Payins",
    words: "new add bank account bsb",
    needs: "senders.write",
  },
];

const ACCOUNT: PaletteEntry[] = [
  { label: "Profile", href: "/account", icon: "home", hint: "Account", words: "name keys" },
  {
    label: "Security",
    href: "/account/security",
    icon: "shield",
    hint: "Account",
    words: "password two-step sessions",
  },
];

const NOTICES: PaletteEntry = {
  label: "Notifications",
  href: "/account/notifications",
  icon: "inbox",
  hint: "Account",
  words: "news bell",
};

/** What the palette offers a person: the pages of their navigation and what their role may do. */
export function paletteEntries(frame: Frame, sections: readonly NavSection[]): PaletteEntries {
  const role = frame.mustEnrolTotp ? null : frame.merchantRole;
  const actions = ACTIONS.filter(({ needs }) => role !== null && merchantMay(role, needs)).map(
    ({ needs: _, ...entry }) => entry,
  );
  const taken = new Set(actions.map(({ href }) => href));
  const ofNavigation = sections.flatMap(({ label, items }) =>
    items.map((item) => ({ label: item.label, href: item.href, icon: item.icon, hint: label ?? "" })),
  );
  const isStaffOfCases = frame.staffRole === "reviewer" || frame.staffRole === "lead";
  const account = isStaffOfCases || role !== null ? [...ACCOUNT, NOTICES] : ACCOUNT;
  const known = new Set(ofNavigation.map(({ href }) => href));
  return {
    pages: [...ofNavigation, ...account.filter(({ href }) => !known.has(href))].filter(({ href }) => !taken.has(href)),
    actions,
    finds: isStaffOfCases ? "cases" : role !== null ? "customers" : "nothing",
  };
}
