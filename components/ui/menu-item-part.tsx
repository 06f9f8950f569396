"use client";

import { Menu as Base } from "@base-ui/react/menu";
import type { ReactNode } from "react";
import { cn } from "@/lib/core/cn";
import { itemClass } from "./field-class";
import { SoftLink } from "./soft-link";

interface MenuItemProps {
  children: ReactNode;
  icon?: ReactNode | undefined;
  /** A key or short note at the right edge. */
  hint?: ReactNode | undefined;
  /** A link instead of an act. */
  href?: string | undefined;
  onSelect?: (() => void) | undefined;
  tone?: "default" | "danger" | undefined;
  disabled?: boolean | undefined;
}

export function MenuItemPart({ children, icon, hint, href, onSelect, tone = "default", disabled }: MenuItemProps) {
  const className = cn(itemClass, tone === "danger" ? "text-danger-ink" : "text-ink");
  const content = (
    <>
      {icon ? <span className="text-ink-subtle">{icon}</span> : null}
      <span className="min-w-0 flex-1">{children}</span>
      {hint ? <span className="text-ink-subtle text-mini">{hint}</span> : null}
    </>
  );
  if (href !== undefined) {
    return (
      <Base.LinkItem render={<SoftLink href={href} />} className={className} closeOnClick>
        {content}
      </Base.LinkItem>
    );
  }
  return (
    <Base.Item className={className} disabled={disabled} onClick={() => onSelect?.()}>
      {content}
    </Base.Item>
  );
}
