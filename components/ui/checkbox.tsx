"use client";

import { cn } from "@/lib/core/cn";

interface CheckboxProps {
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  indeterminate?: boolean | undefined;
  id?: string | undefined;
  name?: string | undefined;
  disabled?: boolean | undefined;
  onBlur?: (() => void) | undefined;
  className?: string | undefined;
  "aria-label"?: string | undefined;
  "aria-labelledby"?: string | undefined;
  "aria-describedby"?: string | undefined;
  "aria-invalid"?: boolean | undefined;
}

/** The browser's own, drawn by parts.css: a table has one in each row. */
export function Checkbox({ indeterminate = false, onCheckedChange, className, ...props }: CheckboxProps) {
  return (
    <input
      type="checkbox"
      ref={(element) => {
        // The browser has no attribute for it.
        if (element) element.indeterminate = indeterminate;
      }}
      onChange={(event) => onCheckedChange(event.currentTarget.checked)}
      className={className ? cn("check", className) : "check"}
      {...props}
    />
  );
}
