import { ClipboardCheck, Landmark, User } from "lucide-react";
import { StatusBadge } from "@/components/ui/status-badge";
import type { CustomerStatus } from "@/lib/customers/constants";
import { STATUS_LABELS, STATUS_TONES } from "@/lib/customers/constants";
import type { PaletteFinds } from "@/lib/palette/types";
import { CASE_STATE_LABELS, CASE_STATE_TONES } from "@/lib/reviews/cases/constants";
import type { PaletteItem, PaletteSection } from "./palette-item";
import type { Recent } from "./use-recent-rows";

const customerItem = (of: { id: string; name: string; status: CustomerStatus }): PaletteItem => ({
  id: of.id,
  href: `/customers/${of.id}`,
  icon: <User />,
  label: of.name,
  end: <StatusBadge look="plain" tone={STATUS_TONES[of.status]} label={STATUS_LABELS[of.status]} />,
});

/** What the server found, in sections. */
export function foundSections({ customers, senders, cases }: PaletteFinds): PaletteSection[] {
  const shortId = (id: string) => <span className="font-mono">{id}</span>;
  return [
    {
      label: "Customers",
      items: customers.map((of) => ({
        ...customerItem(of),
        hint: shortId(of.externalId ?? of.id),
        isFound: true,
        isExact: of.isExact,
      })),
    },
    {
      label: "Cases",
      items: cases.map((of) => ({
        id: of.id,
        href: `/review/${of.orgId}/${of.id}`,
        icon: <ClipboardCheck />,
        label: of.name,
        hint: of.orgName,
        end: <StatusBadge look="plain" tone={CASE_STATE_TONES[of.state]} label={CASE_STATE_LABELS[of.state]} />,
        isFound: true,
        isExact: of.isExact,
      })),
    },
    {
      label: "Senders",
      items: senders.map((of) => ({
        id: of.id,
        href: `/payins/senders?${new URLSearchParams({ q: of.nickname })}`,
        icon: <Landmark />,
        label: of.nickname,
        hint: (
          <span className="tabular font-mono">
            {of.bsb} •••• {of.accountEnd}
          </span>
        ),
        isFound: true,
      })),
    },
  ];
}

/** The customers opened last. */
export const recentSection = (recent: readonly Recent[]): PaletteSection => ({
  label: "Opened lately",
  items: recent.map(({ id, row }) =>
    row ? customerItem(row) : { id, href: `/customers/${id}`, icon: null, label: "Customer", isComing: true },
  ),
});
