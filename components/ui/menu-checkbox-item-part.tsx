"use client";

import { Menu as Base } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/lib/core/cn";
import { itemClass } from "./field-class";

export interface MenuCheckboxItemProps {
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  disabled?: boolean | undefined;
  children: ReactNode;
}

/** Stays open on choice, so several can be switched in a row. */
export function MenuCheckboxItemPart({ checked, onCheckedChange, disabled, children }: MenuCheckboxItemProps) {
  return (
    <Base.CheckboxItem
      checked={checked}
      onCheckedChange={(next) => onCheckedChange(next)}
      disabled={disabled}
      closeOnClick={false}
      className={itemClass}
    >
      <span
        aria-hidden="true"
        className={cn(
          "grid size-4 shrink-0 place-items-center rounded border border-control [&_svg]:size-3",
          checked && "border-accent bg-accent text-accent-contrast",
        )}
      >
        {checked ? <Check strokeWidth={3} /> : null}
      </span>
      <span className="flex-1">{children}</span>
    </Base.CheckboxItem>
  );
}
