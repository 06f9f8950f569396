import { MessageCircleQuestion } from "lucide-react";
import { AboutEvent } from "./about-event";
import type { EventProps } from "./event-frame";

/** A request for information, its answers, and secure links. */
export const RequestEvent = (props: EventProps) => (
  <AboutEvent {...props} icon={MessageCircleQuestion} label="Asked for" />
);
