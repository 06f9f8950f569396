import { Flag } from "lucide-react";
import { AboutEvent } from "./about-event";
import type { EventProps } from "./event-frame";

/** Fields or documents that a reviewer accepted or flagged. */
export const FindingEvent = (props: EventProps) => <AboutEvent {...props} icon={Flag} label="Marks" />;
