import { Landmark } from "lucide-react";
import { AboutEvent } from "./about-event";
import type { EventProps } from "./event-frame";

/** A sender that was linked or taken off. */
export const SenderEvent = (props: EventProps) => <AboutEvent {...props} icon={Landmark} label="Sender" />;
