import { ClipboardCheck } from "lucide-react";
import { AboutEvent } from "./about-event";
import type { EventProps } from "./event-frame";

/** A pass of the automated review. */
export const ReviewEvent = (props: EventProps) => <AboutEvent {...props} icon={ClipboardCheck} label="Checks" />;
