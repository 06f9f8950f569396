import type { ComponentProps } from "react";
import { cn } from "@/lib/core/cn";
import { fieldClass } from "./field-class";

export function Input({ className, type = "text", ...props }: ComponentProps<"input">) {
  return <input type={type} className={cn(fieldClass, "input", className)} {...props} />;
}
