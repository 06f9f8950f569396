import { Progress } from "@/components/ui/progress";
import { countWords, numberWords } from "@/lib/core/count-words";
import { percentDone } from "@/lib/customers/bulk/rules";
import type { BulkProgress as Facts } from "@/lib/customers/bulk/types";

interface BulkProgressProps {
  run: Facts;
  className?: string | undefined;
}

/** How far a run has come, as bar and words; nothing once it is over. */
export function BulkProgress({ run, className }: BulkProgressProps) {
  if (run.isOver) return null;
  const label =
    run.state === "WAITING"
      ? "Waiting for its turn"
      : run.state === "CANCELLED"
        ? "Stopping"
        : `${numberWords(run.done)} of ${countWords(run.total, "customer")}`;
  return (
    <Progress className={className} showLabel value={run.state === "WAITING" ? null : percentDone(run)} label={label} />
  );
}
