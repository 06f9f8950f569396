import type { ComponentProps } from "react";
import { cn } from "@/lib/core/cn";
import { fieldClass } from "./field-class";

export function Textarea({ className, rows = 4, ...props }: ComponentProps<"textarea">) {
  return <textarea rows={rows} className={cn(fieldClass, "textarea", className)} {...props} />;
}
