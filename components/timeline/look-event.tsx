import { Eye } from "lucide-react";
import { AboutEvent } from "./about-event";
import type { EventProps } from "./event-frame";

/** Somebody looked at a document or at masked values. */
export const LookEvent = (props: EventProps) => <AboutEvent {...props} icon={Eye} label="What was seen" />;
