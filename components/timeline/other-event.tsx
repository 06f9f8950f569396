import { CircleDot } from "lucide-react";
import { AboutEvent } from "./about-event";
import type { EventProps } from "./event-frame";

/** Anything else that is written down. */
export const OtherEvent = (props: EventProps) => <AboutEvent {...props} icon={CircleDot} label="About" />;
