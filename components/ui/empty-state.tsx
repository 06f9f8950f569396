import type { ReactNode } from "react";
import { cn } from "@/lib/core/cn";

interface EmptyStateProps {
  icon?: ReactNode | undefined;
  title: ReactNode;
  /** What this place is for and what to do next. */
  description?: ReactNode | undefined;
  /** The next step, as one button or link. */
  action?: ReactNode | undefined;
  className?: string | undefined;
}

export function EmptyState({ icon, title, description, action, className }: EmptyStateProps) {
  return (
    <div className={cn("empty-state flex flex-col items-center text-center", className)}>
      {icon ? (
        <div
          aria-hidden="true"
          className="mb-4 grid size-10 place-items-center rounded-lg border border-line bg-surface text-ink-subtle shadow-card *:size-5"
        >
          {icon}
        </div>
      ) : null}
      <p className="max-w-full break-words font-semibold text-ink text-sm">{title}</p>
      {description ? <div className="mt-1 max-w-96 text-balance text-ink-muted text-ui">{description}</div> : null}
      {action ? <div className="mt-5 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}
