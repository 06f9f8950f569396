import { Check, Minus } from "lucide-react";

/** A flag as word and icon. */
export function YesNo({ value }: { value: boolean }) {
  const Icon = value ? Check : Minus;
  return (
    <span
      className={
        value
          ? "inline-flex items-center gap-1.5 align-middle"
          : "inline-flex items-center gap-1.5 align-middle text-ink-muted"
      }
    >
      <Icon aria-hidden="true" className={value ? "size-3.5 text-success-ink" : "size-3.5 text-ink-subtle"} />
      {value ? "Yes" : "No"}
    </span>
  );
}
