import { MessageSquareText } from "lucide-react";
import { EventFrame, type EventProps } from "./event-frame";

/** What somebody of staff wrote. */
export function NoteEvent(props: EventProps) {
  return (
    <EventFrame {...props} icon={MessageSquareText}>
      <blockquote className="my-1 whitespace-pre-line break-words border-line-strong border-l-2 pl-3 text-ink-muted">
        {props.entry.quote}
      </blockquote>
    </EventFrame>
  );
}
