import { CircleCheck, CircleX, UserRoundSearch } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Instant } from "@/components/ui/instant";
import type { Tone } from "@/components/ui/tone";
import type { CustomerDetail } from "@/lib/customers/detail/types";
import { type CheckResult, RESULT_LABELS } from "@/lib/reviews/constants";

const LOOKS: Record<CheckResult, { icon: typeof CircleCheck; tone: Tone }> = {
  PASS: { icon: CircleCheck, tone: "success" },
  FAIL: { icon: CircleX, tone: "danger" },
  REFER: { icon: UserRoundSearch, tone: "warning" },
};
/** What needs a person stands first. */
const ORDER: CheckResult[] = ["FAIL", "REFER", "PASS"];

interface CaseChecksProps {
  checks: CustomerDetail["checks"];
  /** Of the customer now: the checks may have looked at an older one. */
  version: number;
}

/** What the automated review looked at and found, each check with its result in a word. */
export function CaseChecks({ checks, version }: CaseChecksProps) {
  if (!checks) {
    return <Card title="Checks" description="The automated review has not run yet. It normally takes two seconds." />;
  }
  const lines = ORDER.flatMap((result) => checks.lines.filter((line) => line.result === result));
  return (
    <Card
      title="Checks"
      description={
        <>
          {checks.version === version
            ? "Of this version"
            : `Of version ${checks.version}; the profile is now version ${version}`}
          , <Instant iso={checks.at} show="datetime" /> UTC
        </>
      }
    >
      <ul className="divide-y divide-line">
        {lines.map((line) => {
          const { icon: Icon, tone } = LOOKS[line.result];
          return (
            <li key={line.name} className="grid gap-1 py-2.5 text-ui">
              <span className="flex flex-wrap items-center justify-between gap-2">
                <span className="font-medium text-ink">{line.label}</span>
                <Badge tone={tone}>
                  <Icon aria-hidden="true" className="size-3.5" />
                  {RESULT_LABELS[line.result]}
                </Badge>
              </span>
              <span className="text-ink">{line.explanation}</span>
              {line.inputSummary ? (
                <span className="text-ink-muted text-mini">Looked at: {line.inputSummary}</span>
              ) : null}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
