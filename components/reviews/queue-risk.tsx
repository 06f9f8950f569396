import { StatusDot } from "@/components/ui/status-dot";
import { RISK_LABELS, RISK_TONES } from "@/lib/reviews/cases/constants";
import { riskBand } from "@/lib/reviews/cases/rules";

/** A risk score as number, word and colour: never colour alone. */
export function QueueRisk({ score }: { score: number }) {
  const band = riskBand(score);
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <StatusDot tone={RISK_TONES[band]} />
      <span className="tabular min-w-5 text-right">{score}</span>
      <span className="text-ink-muted">{RISK_LABELS[band]}</span>
    </span>
  );
}
