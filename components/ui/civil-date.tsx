import { cn } from "@/lib/core/cn";
import { shortCivilDate } from "./instant-format";

interface CivilDateProps {
  /** YYYY-MM-DD; a day on the calendar, in no zone. */
  value: string;
  className?: string | undefined;
}

export function CivilDate({ value, className }: CivilDateProps) {
  return (
    <time dateTime={value} className={cn("tabular whitespace-nowrap", className)}>
      {shortCivilDate(value)}
    </time>
  );
}
