"use client";

import { Menu as Base } from "@base-ui/react/menu";
import type { ReactNode } from "react";

interface MenuSectionProps {
  label?: ReactNode | undefined;
  children: ReactNode;
}

/** A group of menu entries with a quiet heading. */
export function MenuSectionPart({ label, children }: MenuSectionProps) {
  return (
    <Base.Group className="border-line not-first:mt-1 not-first:border-t not-first:pt-1">
      {label ? <Base.GroupLabel className="px-2 py-1.5 text-ink-subtle text-mini">{label}</Base.GroupLabel> : null}
      {children}
    </Base.Group>
  );
}
