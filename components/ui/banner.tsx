import type { ReactNode } from "react";
import { cn } from "@/lib/core/cn";
import { Icon } from "./icon";
import { toneBadge, toneInk } from "./tone";

interface BannerProps {
  tone?: "info" | "warning" | "danger" | "success" | undefined;
  title?: ReactNode | undefined;
  children?: ReactNode | undefined;
  actions?: ReactNode | undefined;
  /** Read out when it appears: for answers to something the person just did. */
  live?: boolean | undefined;
  className?: string | undefined;
}

export function Banner({ tone = "info", title, children, actions, live = false, className }: BannerProps) {
  const role = live ? (tone === "danger" ? "alert" : "status") : undefined;
  return (
    <div
      {...(role ? { role } : {})}
      className={cn("flex gap-3 rounded-lg border px-4 py-3 text-ui", toneBadge[tone], className)}
    >
      <Icon name={tone} className="mt-0.5" />
      <div className="min-w-0 flex-1">
        {title ? <p className={cn("font-semibold", toneInk[tone])}>{title}</p> : null}
        {children ? <div className={cn("text-ink", title && "mt-0.5")}>{children}</div> : null}
      </div>
      {actions ? <div className="flex shrink-0 items-center gap-2">{actions}</div> : null}
    </div>
  );
}
