import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Instant } from "@/components/ui/instant";
import type { TimelineEntry } from "@/lib/customers/detail/types";

export interface EventProps {
  entry: TimelineEntry;
  /** Of the organisation that reads; left out for staff. */
  timeZone?: string | undefined;
}

interface EventFrameProps extends EventProps {
  icon: LucideIcon;
  /** After the words, on the same line. */
  beside?: ReactNode;
  children?: ReactNode;
}

/** Who did what and when, with a mark for its kind. What more there is stands below. */
export function EventFrame({ entry, timeZone, icon: Icon, beside, children }: EventFrameProps) {
  return (
    <li className="relative text-ui">
      <span
        aria-hidden="true"
        className="absolute top-0 -left-7 grid size-5 place-items-center rounded-full border border-line bg-surface text-ink-subtle"
      >
        <Icon className="size-3" />
      </span>
      <p className="text-ink">
        <span className="font-medium">{entry.actor.name}</span> {entry.words}
        {beside}
      </p>
      {children}
      {entry.notes.map((note) => (
        <p key={note} className="whitespace-pre-line break-words text-ink-muted text-mini">
          {note}
        </p>
      ))}
      {entry.internal ? (
        <p className="whitespace-pre-line break-words text-ink-muted text-mini">
          <span className="font-medium">For staff:</span> {entry.internal}
        </p>
      ) : null}
      <p className="text-ink-subtle text-mini">
        <Instant iso={entry.at} timeZone={timeZone} show="datetime" />
        {timeZone ? ` ${timeZone}` : null}
      </p>
    </li>
  );
}
