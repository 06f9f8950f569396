import { AlarmClock, Archive, Hourglass, Inbox, UserRoundCheck, UsersRound } from "lucide-react";
import { EmptyState } from "@/components/ui/empty-state";
import { Instant } from "@/components/ui/instant";
import type { QueueView } from "@/lib/reviews/queue/constants";

interface QueueEmptyProps {
  view: QueueView;
  /** When the newest closed case was closed. */
  lastClosedAt: string | null;
}

const WORDS: Record<Exclude<QueueView, "open">, { icon: typeof Inbox; title: string; description: string }> = {
  mine: {
    icon: UserRoundCheck,
    title: "You have no cases",
    description: "Take next gives you the most pressing one that nobody has.",
  },
  unassigned: {
    icon: Inbox,
    title: "Every case has somebody",
    description: "New ones appear here by themselves when the automated review leaves them to a person.",
  },
  merchant: {
    icon: Hourglass,
    title: "No merchant owes an answer",
    description: "Cases stand here from a request for information to its answer. Their clocks are paused meanwhile.",
  },
  second: {
    icon: UsersRound,
    title: "No decision waits for a second eye",
    description:
      "Decisions that the organisation's settings put to a second person stand here until they are confirmed.",
  },
  snoozed: {
    icon: AlarmClock,
    title: "Nothing is put aside",
    description: "Press z on a case to put it aside until a time you choose. It comes back by itself.",
  },
  closed: {
    icon: Archive,
    title: "No case is closed yet",
    description: "Decided cases stand here, the newest first.",
  },
};

/** What an empty tab means, and what to do next. */
export function QueueEmpty({ view, lastClosedAt }: QueueEmptyProps) {
  if (view === "open") {
    return (
      <EmptyState
        icon={<Inbox />}
        title="Nothing waits"
        description={
          <>
            {lastClosedAt ? (
              <>
                The last case was closed on <Instant iso={lastClosedAt} show="datetime" />.{" "}
              </>
            ) : null}
            Cases that the automated review leaves to a person appear here by themselves.
          </>
        }
      />
    );
  }
  const { icon: Icon, title, description } = WORDS[view];
  return <EmptyState icon={<Icon />} title={title} description={description} />;
}
