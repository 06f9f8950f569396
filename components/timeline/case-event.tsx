import { Inbox } from "lucide-react";
import { AboutEvent } from "./about-event";
import type { EventProps } from "./event-frame";

/** A case that was opened, handed on, put aside or closed. */
export const CaseEvent = (props: EventProps) => <AboutEvent {...props} icon={Inbox} label="Case" />;
