import { Clock, ShieldAlert, ShieldCheck } from "lucide-react";
import type { AuditRow } from "@/lib/audit/types";

/** Whether a row is in the chain and still as it was written. */
export function AuditState({ state }: { state: NonNullable<AuditRow["state"]> }) {
  if (!state.isGenuine) {
    return (
      <span className="inline-flex items-center gap-1 font-medium text-danger-ink">
        <ShieldAlert aria-hidden="true" className="size-3.5" />
        Not as it was written
      </span>
    );
  }
  const Icon = state.link === null ? Clock : ShieldCheck;
  return (
    <span className="tabular inline-flex items-center gap-1 text-ink-subtle">
      <Icon aria-hidden="true" className="size-3.5" />
      {state.link === null ? "Not sealed yet" : `Sealed, link ${state.link}`}
    </span>
  );
}
