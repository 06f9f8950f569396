import type { CustomerStatus } from "@/lib/customers/constants";
import type { CaseState } from "./constants";

const HOUR_MS = 3_600_000;

/** For whom a case waits. */
export function caseState(facts: {
  closedAt: Date | string | null;
  hasOpenProposal: boolean;
  status: CustomerStatus;
}): CaseState {
  if (facts.closedAt !== null) return "CLOSED";
  if (facts.hasOpenProposal) return "WAITING_SECOND";
  return facts.status === "PENDING_INFO" ? "WAITING_MERCHANT" : "OPEN";
}

/** When compliance has to be done with what came to it at `since`. */
export const dueAfter = (since: Date, slaHours: number): Date => new Date(since.getTime() + slaHours * HOUR_MS);
