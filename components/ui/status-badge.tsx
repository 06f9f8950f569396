import { cn } from "@/lib/core/cn";
import type { Tone } from "./tone";

interface StatusBadgeProps {
  tone: Tone;
  /** The status in words. */
  label: string;
  /** `plain` = dot and word without the pill: quieter, for dense tables. */
  look?: "pill" | "plain" | undefined;
  className?: string | undefined;
}

/** A status as dot and word; the caller maps its own status words to a tone. */
export function StatusBadge({ tone, label, look = "pill", className }: StatusBadgeProps) {
  const own = look === "pill" ? `status tone-${tone}` : `status-plain tone-${tone}`;
  return <span className={className ? cn(own, className) : own}>{label}</span>;
}
