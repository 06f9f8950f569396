import type { ComponentType } from "react";
import type { TimelineKind } from "@/lib/customers/detail/types";
import { CaseEvent } from "./case-event";
import { DocumentEvent } from "./document-event";
import type { EventProps } from "./event-frame";
import { FindingEvent } from "./finding-event";
import { HitEvent } from "./hit-event";
import { LookEvent } from "./look-event";
import { NoteEvent } from "./note-event";
import { OtherEvent } from "./other-event";
import { ProfileEvent } from "./profile-event";
import { ProposalEvent } from "./proposal-event";
import { RequestEvent } from "./request-event";
import { RestrictionEvent } from "./restriction-event";
import { ReviewEvent } from "./review-event";
import { SenderEvent } from "./sender-event";
import { StatusEvent } from "./status-event";
import { SwitchEvent } from "./switch-event";

const EVENTS: Record<TimelineKind, ComponentType<EventProps>> = {
  status: StatusEvent,
  profile: ProfileEvent,
  look: LookEvent,
  document: DocumentEvent,
  sender: SenderEvent,
  switch: SwitchEvent,
  review: ReviewEvent,
  case: CaseEvent,
  note: NoteEvent,
  finding: FindingEvent,
  hit: HitEvent,
  proposal: ProposalEvent,
  request: RequestEvent,
  restriction: RestrictionEvent,
  other: OtherEvent,
};

/** One entry of a timeline, drawn by the component of its kind. */
export function TimelineEvent(props: EventProps) {
  const Event = EVENTS[props.entry.kind];
  return <Event {...props} />;
}
