"use client";

import { Checkbox as Base } from "@base-ui/react/checkbox";
import { Check, Minus } from "lucide-react";
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

export function Checkbox({ indeterminate = false, onCheckedChange, className, ...props }: CheckboxProps) {
  return (
    <Base.Root
      indeterminate={indeterminate}
      onCheckedChange={(checked) => onCheckedChange(checked)}
      className={cn(
        "grid size-4 shrink-0 place-items-center rounded border border-control bg-surface text-accent-contrast data-checked:border-accent data-indeterminate:border-accent data-checked:bg-accent data-indeterminate:bg-accent data-disabled:opacity-55 focus-visible:outline-2 focus-visible:outline-accent-ink focus-visible:outline-offset-2 aria-invalid:border-danger-solid",
        className,
      )}
      {...props}
    >
      <Base.Indicator className="grid place-items-center data-unchecked:hidden">
        {indeterminate ? (
          <Minus aria-hidden="true" className="size-3" strokeWidth={3} />
        ) : (
          <Check aria-hidden="true" className="size-3" strokeWidth={3} />
        )}
      </Base.Indicator>
    </Base.Root>
  );
}
