import { cn } from "@/lib/core/cn";

/** The place of something still loading. Give it the size of what will come, so nothing moves. */
export function Skeleton({ className }: { className?: string | undefined }) {
  return <span aria-hidden="true" className={cn("skeleton animate-pulse", className)} />;
}
