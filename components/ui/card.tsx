import type { ReactNode } from "react";
import { cn } from "@/lib/core/cn";

interface CardProps {
  title?: ReactNode | undefined;
  description?: ReactNode | undefined;
  /** Top right: quiet actions or an edit link. */
  actions?: ReactNode | undefined;
  children?: ReactNode | undefined;
  id?: string | undefined;
  /** Heading level of the title. */
  level?: 2 | 3 | undefined;
  className?: string | undefined;
  /** No inner space, for tables and lists that reach the edges. */
  flush?: boolean | undefined;
}

export function Card({ title, description, actions, children, id, level = 2, className, flush = false }: CardProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section id={id} className={cn("rounded-lg border border-line bg-surface shadow-card", className)}>
      {title || actions ? (
        <div className={cn("flex flex-wrap items-start justify-between gap-3 px-5 pt-4", flush && "pb-3")}>
          <div className="min-w-0">
            {title ? <Heading className="font-semibold text-ink text-sm">{title}</Heading> : null}
            {description ? <p className="mt-0.5 text-ink-muted text-ui">{description}</p> : null}
          </div>
          {actions ? <div className="flex items-center gap-2">{actions}</div> : null}
        </div>
      ) : null}
      {children ? (
        <div className={flush ? "overflow-hidden rounded-b-[7px] first:rounded-t-[7px]" : "px-5 py-4"}>{children}</div>
      ) : null}
    </section>
  );
}
