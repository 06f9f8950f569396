import type { ComponentProps } from "react";
import { cn } from "@/lib/core/cn";

interface LabelProps extends ComponentProps<"label"> {
  htmlFor: string;
}

export function Label({ className, children, htmlFor, ...props }: LabelProps) {
  return (
    <label htmlFor={htmlFor} className={cn("font-medium text-ink text-ui", className)} {...props}>
      {children}
    </label>
  );
}
