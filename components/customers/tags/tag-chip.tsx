import { X } from "lucide-react";
import { cn } from "@/lib/core/cn";

interface TagChipProps {
  tag: string;
  /** Left out = it cannot be taken off. */
  onRemove?: (() => void) | undefined;
  disabled?: boolean | undefined;
  className?: string | undefined;
}

/** One tag of a customer. */
export function TagChip({ tag, onRemove, disabled, className }: TagChipProps) {
  return (
    <span
      className={cn(
        "inline-flex max-w-full items-center gap-1 rounded-md border border-line-strong bg-sunken px-1.5 py-px text-ink text-mini",
        className,
      )}
    >
      <span className="truncate">{tag}</span>
      {onRemove ? (
        <button
          type="button"
          aria-label={`Take off ${tag}`}
          disabled={disabled}
          onClick={onRemove}
          className="-mr-1 grid size-5 shrink-0 place-items-center rounded text-ink-subtle hover:bg-hover hover:text-ink"
        >
          <X aria-hidden="true" className="size-3" />
        </button>
      ) : null}
    </span>
  );
}
