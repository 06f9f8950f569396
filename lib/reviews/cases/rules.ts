import type { CustomerStatus } from "@/lib/customers/constants";
import { type CaseState, RISK_BANDS, RISK_FROM, type RiskBand, SOON_HOURS } from "./constants";

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

/** The word for a score of 0 to 100. */
export function riskBand(score: number): RiskBand {
  return RISK_BANDS.findLast((band) => score >= RISK_FROM[band]) ?? "LOW";
}

/** A span in its greatest unit, whole, rounded down: "45 min", "3 h", "2 d". Hours go on to two days. */
export function spanWords(milliseconds: number): string {
  const minutes = Math.floor(Math.abs(milliseconds) / 60_000);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} d`;
}

export type SlaClock = { words: string; tone: "neutral" | "warning" | "danger"; isLate: boolean };

/** The clock of an open case: "3 h left", "2 h late". While the merchant has to act it stands. */
export function slaClock(facts: { dueAt: Date | string; state: CaseState }, now: Date): SlaClock {
  if (facts.state === "CLOSED") return { words: "Done", tone: "neutral", isLate: false };
  if (facts.state === "WAITING_MERCHANT") return { words: "Paused", tone: "neutral", isLate: false };
  const left = new Date(facts.dueAt).getTime() - now.getTime();
  if (left <= 0) {
    const isNow = left > -60_000;
    return { words: isNow ? "Due now" : `${spanWords(left)} late`, tone: "danger", isLate: true };
  }
  if (left < 60_000) return { words: "Due now", tone: "warning", isLate: false };
  return { words: `${spanWords(left)} left`, tone: left < SOON_HOURS * HOUR_MS ? "warning" : "neutral", isLate: false };
}
