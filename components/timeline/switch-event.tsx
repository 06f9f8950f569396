import { ToggleRight } from "lucide-react";
import { AboutEvent } from "./about-event";
import type { EventProps } from "./event-frame";

/** The merchant's switch, or the end of a customer. */
export const SwitchEvent = (props: EventProps) => <AboutEvent {...props} icon={ToggleRight} label="Switch" />;
