import { cn } from "@/lib/core/cn";

interface MarkProps {
  /** Shows the product's name beside the sign. */
  withName?: boolean | undefined;
  className?: string | undefined;
}

/** The product's own sign: a doorway under an arch. */
export function Mark({ withName = false, className }: MarkProps) {
  return (
    <span className={cn("inline-flex items-center gap-2 font-semibold tracking-tight", className)}>
      <svg viewBox="0 0 32 32" className="size-6 shrink-0" aria-hidden="true">
        <rect width="32" height="32" rx="8" className="fill-accent" />
        <path d="M7 25V15a9 9 0 0 1 18 0v10" fill="none" stroke="#fff" strokeWidth="3" strokeLinecap="round" />
        <path d="M13 25v-9.5a3 3 0 0 1 6 0V25" fill="#fff" stroke="#fff" strokeWidth="1.5" strokeLinejoin="round" />
      </svg>
      <span className={withName ? "text-[15px] text-ink" : "sr-only"}>Portico</span>
    </span>
  );
}
