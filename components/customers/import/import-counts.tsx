import { cn } from "@/lib/core/cn";
import { numberWords } from "@/lib/core/count-words";

type Count = { label: string; value: number; tone?: "success" | "warning" | "danger" | undefined };

const INK = { success: "text-success-ink", warning: "text-warning-ink", danger: "text-danger-ink" };

/** The few numbers that a check or an import comes to. */
export function ImportCounts({ counts }: { counts: readonly Count[] }) {
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line shadow-card sm:grid-cols-4">
      {counts.map(({ label, value, tone }) => (
        <div key={label} className="grid content-start bg-surface px-5 py-3">
          <dt className="text-ink-muted text-mini">{label}</dt>
          <dd className={cn("tabular font-semibold text-title", tone && value > 0 ? INK[tone] : "text-ink")}>
            {numberWords(value)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
