import { cn } from "@/lib/core/cn";

/** A line between groups. Decorative. */
export function Separator({ className }: { className?: string | undefined }) {
  return <div aria-hidden="true" className={cn("h-px w-full bg-line", className)} />;
}
