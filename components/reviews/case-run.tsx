import { CircleCheck, CircleX, UserRoundSearch } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import type { CheckRun } from "@/lib/reviews/case-page/types";
import { type CheckResult, RESULT_LABELS } from "@/lib/reviews/constants";

const LOOKS: Record<CheckResult, { icon: typeof CircleCheck; tone: Tone }> = {
  PASS: { icon: CircleCheck, tone: "success" },
  FAIL: { icon: CircleX, tone: "danger" },
  REFER: { icon: UserRoundSearch, tone: "warning" },
};
/** What needs a person stands first. */
const ORDER: CheckResult[] = ["FAIL", "REFER", "PASS"];

/** The checks of one run, each with its result in a word, what it found and what it looked at. */
export function CaseRun({ run }: { run: CheckRun }) {
  const lines = ORDER.flatMap((result) => run.checks.filter((check) => check.result === result));
  return (
    <ul className="divide-y divide-line">
      {lines.map((line) => {
        const { icon: Icon, tone } = LOOKS[line.result];
        return (
          <li key={line.name} className="grid gap-1 py-2.5 text-ui">
            <span className="flex flex-wrap items-center justify-between gap-2">
              <span className="font-medium text-ink">
                {line.label} <span className="font-normal text-ink-subtle text-mini">version {line.version}</span>
              </span>
              <Badge tone={tone}>
                <Icon aria-hidden="true" className="size-3.5" />
                {RESULT_LABELS[line.result]}
              </Badge>
            </span>
            <span className="break-words text-ink">{line.explanation}</span>
            {line.inputSummary ? (
              <span className="text-ink-muted text-mini">Looked at: {line.inputSummary}</span>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
