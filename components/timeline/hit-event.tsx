import { ScanSearch } from "lucide-react";
import { AboutEvent } from "./about-event";
import type { EventProps } from "./event-frame";

/** Screening, and what staff made of a hit. */
export const HitEvent = (props: EventProps) => <AboutEvent {...props} icon={ScanSearch} label="Hit" />;
