import { cn } from "@/lib/core/cn";
import { StatusDot } from "./status-dot";
import { type Tone, toneBadge } from "./tone";

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
  return (
    <span
      className={cn(
        "inline-flex items-center gap-1.5 align-middle whitespace-nowrap font-medium text-mini",
        look === "pill" ? cn("rounded-full border px-2 py-px", toneBadge[tone]) : "font-normal text-ink text-ui",
        className,
      )}
    >
      <StatusDot tone={tone} />
      {label}
    </span>
  );
}
