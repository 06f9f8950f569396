import { CircleCheck, CircleHelp, CircleX } from "lucide-react";
import { Instant } from "@/components/ui/instant";
import type { CheckLine, CustomerDetail } from "@/lib/customers/detail/types";
import { RESULT_LABELS } from "@/lib/reviews/constants";

interface ReviewChecksProps {
  detail: Pick<CustomerDetail, "checks" | "status" | "version">;
  timeZone: string;
}

const LOOKS: Readonly<Record<CheckLine["result"], { Icon: typeof CircleCheck; ink: string }>> = {
  PASS: { Icon: CircleCheck, ink: "text-success-ink" },
  REFER: { Icon: CircleHelp, ink: "text-warning-ink" },
  FAIL: { Icon: CircleX, ink: "text-danger-ink" },
};

/** What the automated review looked at last, each check with its result in words. */
export function ReviewChecks({ detail: { checks, status, version }, timeZone }: ReviewChecksProps) {
  if (!checks) {
    return (
      <p className="text-ink-muted text-ui">
        {status === "UNDER_REVIEW"
          ? "The checks are running. They appear here by themselves."
          : "No check has run yet. The review starts once everything is there."}
      </p>
    );
  }
  return (
    <>
      <p className="mb-3 text-ink-muted text-mini">
        Last run <Instant iso={checks.at} timeZone={timeZone} show="datetime" />
        {checks.version === version ? null : ", on an earlier version of the profile"}
      </p>
      <ul className="grid gap-3">
        {checks.lines.map((line) => {
          const { Icon, ink } = LOOKS[line.result];
          return (
            <li key={line.name} className="flex gap-2.5 text-ui">
              <Icon aria-hidden="true" className={`mt-0.5 size-4 shrink-0 ${ink}`} />
              <div className="min-w-0">
                <p className="font-medium text-ink">
                  {line.label} <span className={`font-normal ${ink}`}>· {RESULT_LABELS[line.result]}</span>
                </p>
                <p className="text-ink-muted text-mini">{line.explanation}</p>
              </div>
            </li>
          );
        })}
      </ul>
    </>
  );
}
