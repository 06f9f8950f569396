import { Badge } from "@/components/ui/badge";
import type { Frame } from "@/lib/people/types";

interface MembershipListProps {
  organisations: Frame["organisations"];
  current: string | null;
}

/** The organisations a person belongs to, and as what. */
export function MembershipList({ organisations, current }: MembershipListProps) {
  if (organisations.length === 0) {
    return (
      <p className="border-t px-5 py-4 text-ink-muted text-ui">
        You belong to no organisation at the moment. An owner or admin of yours can invite you.
      </p>
    );
  }
  return (
    <ul className="divide-y divide-line border-t">
      {organisations.map((organisation) => (
        <li key={organisation.value} className="flex items-center justify-between gap-4 px-5 py-3 text-ui">
          <span className="flex min-w-0 items-center gap-2 font-medium">
            <span className="truncate">{organisation.label}</span>
            {organisation.value === current ? <Badge tone="info">You are here</Badge> : null}
          </span>
          <span className="text-ink-muted">{organisation.description}</span>
        </li>
      ))}
    </ul>
  );
}
