import { cn } from "@/lib/core/cn";
import { fullInstant, shortInstant } from "./instant-format";

interface InstantProps {
  /** ISO 8601 instant. */
  iso: string;
  /** IANA zone of whoever reads. */
  timeZone?: string | undefined;
  show?: "date" | "datetime" | undefined;
  className?: string | undefined;
}

/** A point in time: short in the text, whole with its zone on hover. The same on server and browser. */
export function Instant({ iso, timeZone = "UTC", show = "date", className }: InstantProps) {
  return (
    <time
      dateTime={iso}
      title={fullInstant(iso, timeZone)}
      className={className ? cn("instant", className) : "instant"}
    >
      {shortInstant(iso, timeZone, show)}
    </time>
  );
}
