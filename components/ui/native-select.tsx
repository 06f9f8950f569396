import { cn } from "@/lib/core/cn";
import { fieldClass } from "./field-class";
import type { Option } from "./option";

interface NativeSelectProps {
  options: readonly Option[];
  value: string;
  onValueChange: (value: string) => void;
  className?: string | undefined;
  "aria-label": string;
}

/** The browser's own list, for a few plain words: a table page loads nothing for it, and phones show their wheel. */
export function NativeSelect({ options, value, onValueChange, className, ...aria }: NativeSelectProps) {
  return (
    <select
      value={value}
      onChange={(event) => onValueChange(event.currentTarget.value)}
      className={cn(fieldClass, "select", className)}
      {...aria}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
