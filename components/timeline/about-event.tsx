import type { LucideIcon } from "lucide-react";
import { EventFrame, type EventProps } from "./event-frame";

interface AboutEventProps extends EventProps {
  icon: LucideIcon;
  /** What the names are: "Fields". */
  label: string;
}

/** An event about things with names: each stands as a chip. */
export function AboutEvent({ label, ...props }: AboutEventProps) {
  const { about } = props.entry;
  return (
    <EventFrame {...props}>
      {about.length > 0 ? (
        <ul aria-label={label} className="my-1 flex flex-wrap gap-1">
          {about.map((name) => (
            <li key={name} className="rounded-sm border border-line bg-sunken px-1.5 text-ink-muted text-mini">
              {name}
            </li>
          ))}
        </ul>
      ) : null}
    </EventFrame>
  );
}
