import { PencilLine } from "lucide-react";
import { AboutEvent } from "./about-event";
import type { EventProps } from "./event-frame";

/** A changed profile, with the fields that changed. */
export const ProfileEvent = (props: EventProps) => <AboutEvent {...props} icon={PencilLine} label="Fields" />;
