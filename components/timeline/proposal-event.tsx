import { Users } from "lucide-react";
import { AboutEvent } from "./about-event";
import type { EventProps } from "./event-frame";

/** A decision that waits for a second person, or came back from one. */
export const ProposalEvent = (props: EventProps) => <AboutEvent {...props} icon={Users} label="Proposal" />;
