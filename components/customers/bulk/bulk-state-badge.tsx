import { StatusBadge } from "@/components/ui/status-badge";
import type { Tone } from "@/components/ui/tone";
import { BULK_STATE_LABELS, type BulkState } from "@/lib/customers/bulk/constants";

const TONES: Readonly<Record<BulkState, Tone>> = {
  WAITING: "neutral",
  RUNNING: "info",
  DONE: "success",
  CANCELLED: "warning",
};

/** How a run stands. */
export function BulkStateBadge({ state }: { state: BulkState }) {
  return <StatusBadge tone={TONES[state]} label={BULK_STATE_LABELS[state]} />;
}
