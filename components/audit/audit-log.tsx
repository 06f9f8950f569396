import { Download, ScrollText } from "lucide-react";
import { buttonVariants } from "@/components/ui/button-variants";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { AuditLogPage } from "@/lib/audit/loaders";
import { type AuditAudience, actionOptions, auditAddress } from "@/lib/audit/rules";
import { AUDIT_FILE_MAX } from "@/lib/audit/rules-file";
import { numberWords } from "@/lib/core/count-words";
import { AuditChips } from "./audit-chips";
import { AuditFilters } from "./audit-filters";
import { AuditLine } from "./audit-line";

const FILE_PATH = "/api/audit";

interface AuditLogProps {
  page: AuditLogPage;
  path: string;
  audience: AuditAudience;
}

/** The log with its filters: one act a line, newest first. */
export function AuditLog({ page, path, audience }: AuditLogProps) {
  const { filters } = page;
  const isFirst = !filters.before;
  return (
    <Card flush>
      <AuditFilters key={auditAddress(path, filters)} path={path} filters={filters} actions={actionOptions(audience)} />
      <AuditChips path={path} filters={filters} chips={page.chips} />
      {page.rows.length > 0 ? (
        <ul className="divide-y">
          {page.rows.map((row) => (
            <li key={row.id}>
              <AuditLine
                row={row}
                path={path}
                filters={filters}
                timeZone={audience === "staff" ? undefined : page.timeZone}
              />
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState
          icon={<ScrollText />}
          title={isFirst ? "Nothing matches" : "Nothing older"}
          description={isFirst ? "Nothing with these filters was written down. Take one away to see more." : undefined}
          action={<LinkButton href={path}>Show everything</LinkButton>}
        />
      )}
      {page.rows.length > 0 ? (
        <div className="flex flex-wrap items-center gap-3 border-t px-4 py-3">
          <a
            href={auditAddress(FILE_PATH, { ...filters, before: null })}
            download
            className={buttonVariants({ size: "sm" })}
          >
            <Download aria-hidden="true" />
            Download as CSV
          </a>
          <p className="min-w-40 flex-1 text-ink-muted text-mini">
            What this search finds, the newest {numberWords(AUDIT_FILE_MAX)} entries at most.
          </p>
          {isFirst ? null : <LinkButton href={auditAddress(path, { ...filters, before: null })}>Newest</LinkButton>}
          {page.nextCursor ? (
            <LinkButton href={auditAddress(path, { ...filters, before: page.nextCursor })}>Older entries</LinkButton>
          ) : null}
        </div>
      ) : null}
    </Card>
  );
}
