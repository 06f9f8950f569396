"use client";

import { CircleCheck } from "lucide-react";
import type { MissingItem } from "@/lib/customers/types";

interface MissingListProps {
  missing: readonly MissingItem[];
  /** Leads to the field or the upload slot. */
  onGo: (item: MissingItem) => void;
  hrefOf: (item: MissingItem) => string;
  /** The rest is counted. */
  limit?: number | undefined;
}

// Every address has a country and a postcode: alone, the word would not say whose.
function addressOf({ key }: MissingItem): string {
  const kind = /(^|\.)(registered_|operating_)?address_/.exec(key);
  if (!kind) return "";
  return kind[2] === "registered_" ? " (registered address)" : kind[2] ? " (operating address)" : " (home address)";
}

/** What the purpose still asks for, each with the way to it. */
export function MissingList({ missing, onGo, hrefOf, limit = missing.length }: MissingListProps) {
  if (missing.length === 0) {
    return (
      <p className="flex items-center gap-2 text-success-ink text-ui">
        <CircleCheck aria-hidden="true" className="size-4 shrink-0" />
        Nothing is missing
      </p>
    );
  }
  const rest = missing.length - limit;
  return (
    <ul className="grid gap-1.5">
      {missing.slice(0, limit).map((item) => (
        <li key={item.key}>
          <a
            href={hrefOf(item)}
            className="rounded-sm text-ink underline decoration-line-strong underline-offset-2 hover:decoration-ink"
            onClick={(event) => {
              event.preventDefault();
              onGo(item);
            }}
          >
            {item.label}
          </a>
          {addressOf(item)}
          {item.reason === "MISSING" ? null : <span className="block text-mini text-warning-ink">{item.message}</span>}
        </li>
      ))}
      {rest > 0 ? <li className="text-ink-subtle">and {rest} more, on the review step</li> : null}
    </ul>
  );
}
