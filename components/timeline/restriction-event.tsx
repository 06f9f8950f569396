import { Lock } from "lucide-react";
import { AboutEvent } from "./about-event";
import type { EventProps } from "./event-frame";

/** A restriction that was announced, placed or lifted. */
export const RestrictionEvent = (props: EventProps) => <AboutEvent {...props} icon={Lock} label="Restriction" />;
