import { cn } from "@/lib/core/cn";
import { fullInstant, shortInstant } from "./instant-format";

interface InstantProps {
  /** ISO 8601 instant. */
  iso: string;
  /** IANA zone of the organisation that reads; left out for staff, who read UTC and are told so. */
  timeZone?: string | undefined;
  show?: "date" | "datetime" | undefined;
  className?: string | undefined;
}

/** A point in time: short in the text, whole with its zone on hover. The same on server and browser. */
export function Instant({ iso, timeZone, show = "date", className }: InstantProps) {
  const zone = timeZone ?? "UTC";
  const zoneWord = timeZone === undefined && show === "datetime" ? " UTC" : "";
  return (
    <time dateTime={iso} title={fullInstant(iso, zone)} className={className ? cn("instant", className) : "instant"}>
      {shortInstant(iso, zone, show) + zoneWord}
    </time>
  );
}
