import { ChevronRight } from "lucide-react";
import { CopyableId } from "@/components/ui/copyable-id";
import { DescriptionList } from "@/components/ui/description-list";
import { Instant } from "@/components/ui/instant";
import { TextLink } from "@/components/ui/text-link";
import { type AuditAddress, auditAddress } from "@/lib/audit/rules";
import type { AuditRow } from "@/lib/audit/types";
import { AuditIcon } from "./audit-icon";
import { AuditState } from "./audit-state";

interface AuditLineProps {
  row: AuditRow;
  path: string;
  filters: AuditAddress;
  timeZone: string | undefined;
}

/** The ways to narrow the log down to what this row is about. */
function narrower({ row, path, filters }: AuditLineProps) {
  const to = (more: AuditAddress) => auditAddress(path, { ...filters, ...more, before: null });
  return [
    ...(row.actor.id && !filters.person
      ? [{ label: `Only by ${row.actor.name}`, href: to({ person: row.actor.id }) }]
      : []),
    ...(row.customer && !filters.customer
      ? [{ label: `Only about ${row.customer.name}`, href: to({ customer: row.customer.id }) }]
      : []),
    ...(row.organisation && !filters.org
      ? [{ label: `Only in ${row.organisation.name}`, href: to({ org: row.organisation.id }) }]
      : []),
    ...(filters.action === row.action ? [] : [{ label: "Only this act", href: to({ action: row.action }) }]),
  ];
}

/** One act in a sentence; opened, everything that was written down about it. */
export function AuditLine(props: AuditLineProps) {
  const { row, timeZone } = props;
  return (
    <details className="group/line">
      <summary className="flex cursor-pointer list-none items-start gap-3 px-4 py-3 hover:bg-hover focus-visible:-outline-offset-2 [&::-webkit-details-marker]:hidden">
        <AuditIcon action={row.action} />
        <span className="min-w-0 flex-1 text-ui">
          <span className="break-words">
            <span className="font-medium text-ink">{row.actor.name}</span>{" "}
            <span className="text-ink-muted">{row.words}</span>
            {row.customer ? (
              <>
                {" · "}
                <span className="text-ink">{row.customer.name}</span>
              </>
            ) : null}
          </span>
          <span className="mt-0.5 flex flex-wrap gap-x-3 text-mini">
            <Instant iso={row.at} timeZone={timeZone} show="datetime" className="text-ink-subtle" />
            {row.organisation ? <span className="text-ink-subtle">{row.organisation.name}</span> : null}
            {row.state ? <AuditState state={row.state} /> : null}
          </span>
        </span>
        <ChevronRight
          aria-hidden="true"
          className="mt-0.5 size-4 shrink-0 text-ink-subtle transition-transform group-open/line:rotate-90"
        />
      </summary>
      <div className="grid gap-4 border-t bg-canvas px-4 py-4 sm:pl-11">
        <DescriptionList
          items={[
            ...row.facts.map((fact) => ({
              term: fact.label,
              detail: <span className="whitespace-pre-wrap break-words">{fact.value}</span>,
            })),
            ...(row.customer
              ? [{ term: "Customer", detail: <TextLink href={row.customer.href}>{row.customer.name}</TextLink> }]
              : []),
            { term: "Entry", detail: <CopyableId value={row.id} label="entry ID" /> },
            ...(row.reference
              ? [{ term: "Reference", detail: <CopyableId value={row.reference} label="reference number" /> }]
              : []),
          ]}
        />
        <ul aria-label="Narrow the log down" className="flex flex-wrap gap-x-4 gap-y-1 text-ui">
          {narrower(props).map((link) => (
            <li key={link.href}>
              <TextLink href={link.href}>{link.label}</TextLink>
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}
