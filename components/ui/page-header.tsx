import type { ReactNode } from "react";
import { cn } from "@/lib/core/cn";
import { Icon } from "./icon";
import { SoftLink } from "./soft-link";

interface PageHeaderProps {
  title: ReactNode;
  description?: ReactNode | undefined;
  /** Beside the title: a status. */
  badge?: ReactNode | undefined;
  /** Top right; at most one primary button. */
  actions?: ReactNode | undefined;
  /** The page above this one. */
  back?: { href: string; label: string } | undefined;
  className?: string | undefined;
}

export function PageHeader({ title, description, badge, actions, back, className }: PageHeaderProps) {
  return (
    <header className={cn("page-header", className)}>
      {back ? (
        <SoftLink
          href={back.href}
          data-print="hide"
          className="-ml-1 mb-2 inline-flex items-center gap-0.5 rounded text-ink-muted text-ui hover:text-ink"
        >
          <Icon name="back" />
          {back.label}
        </SoftLink>
      ) : null}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="min-w-0 break-words font-semibold text-ink text-title tracking-tight">{title}</h1>
            {badge}
          </div>
          {description ? <div className="mt-1 max-w-prose text-ink-muted text-sm">{description}</div> : null}
        </div>
        {actions ? (
          <div data-print="hide" className="flex flex-wrap items-center gap-2">
            {actions}
          </div>
        ) : null}
      </div>
    </header>
  );
}
