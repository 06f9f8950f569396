import { ANNOUNCER_ID } from "./announce";

/** The page's one status line for `announce`. Place once, in the root layout; what it says is none of React's. */
export function Announcer() {
  return <p id={ANNOUNCER_ID} role="status" className="sr-only" />;
}
