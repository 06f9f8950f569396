import { FileText } from "lucide-react";
import { AboutEvent } from "./about-event";
import type { EventProps } from "./event-frame";

/** A document that came, went or was corrected. */
export const DocumentEvent = (props: EventProps) => <AboutEvent {...props} icon={FileText} label="Document" />;
