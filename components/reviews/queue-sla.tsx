import { CirclePause, Clock, ClockAlert } from "lucide-react";
import { fullInstant } from "@/components/ui/instant-format";
import { toneInk } from "@/components/ui/tone";
import { cn } from "@/lib/core/cn";
import type { CaseState } from "@/lib/reviews/cases/constants";
import { slaClock } from "@/lib/reviews/cases/rules";

const icons = { neutral: Clock, warning: Clock, danger: ClockAlert };

/** The clock of a case in words, "3 h left" or "2 h late"; the exact instant on hover. */
export function QueueSla({ dueAt, state, now }: { dueAt: string; state: CaseState; now: Date }) {
  const { words, tone } = slaClock({ dueAt, state }, now);
  const isRunning = state === "OPEN" || state === "WAITING_SECOND";
  const Icon = state === "WAITING_MERCHANT" ? CirclePause : icons[tone];
  const title =
    state === "WAITING_MERCHANT"
      ? "The clock starts anew when the merchant answers"
      : `Due ${fullInstant(dueAt, "UTC")}`;
  return (
    <span
      title={title}
      className={cn(
        "tabular inline-flex items-center gap-1.5 whitespace-nowrap align-middle",
        isRunning && toneInk[tone],
      )}
    >
      <Icon aria-hidden="true" className="size-3.5 shrink-0" />
      {isRunning ? <time dateTime={dueAt}>{words}</time> : words}
    </span>
  );
}
