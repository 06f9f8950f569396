import { X } from "lucide-react";
import { LinkButton } from "@/components/ui/link-button";
import { type AuditAddress, auditAddress } from "@/lib/audit/rules";
import type { AuditChip } from "@/lib/audit/types";

const WORDS: Record<AuditChip["key"], string> = {
  person: "Done by",
  customer: "About",
  organisation: "In",
};
const PARAMS = { person: "person", customer: "customer", organisation: "org" } as const;

interface AuditChipsProps {
  path: string;
  filters: AuditAddress;
  chips: readonly AuditChip[];
}

/** The filters that name somebody or something, each with a way to drop it. */
export function AuditChips({ path, filters, chips }: AuditChipsProps) {
  if (chips.length === 0) return null;
  return (
    <ul aria-label="Filters" className="flex flex-wrap gap-2 border-b px-4 py-2.5">
      {chips.map((chip) => (
        <li key={chip.key}>
          <LinkButton
            size="sm"
            href={auditAddress(path, { ...filters, [PARAMS[chip.key]]: null, before: null })}
            aria-label={`${WORDS[chip.key]} ${chip.label}: remove this filter`}
          >
            {WORDS[chip.key]} {chip.label}
            <X aria-hidden="true" />
          </LinkButton>
        </li>
      ))}
    </ul>
  );
}
