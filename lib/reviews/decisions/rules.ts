import type { CustomerStatus } from "@/lib/customers/constants";
import type { MissingItem } from "@/lib/customers/types";
import type { CaseReason } from "@/lib/reviews/cases/constants";
import { type Decision, type SecondEyePolicy, UNDO_WINDOW_MINUTES } from "./constants";

const BY_STATUS: Record<CustomerStatus, readonly Decision[]> = {
  PENDING_INFO: ["SUSPENDED"],
  UNDER_REVIEW: ["APPROVED", "SUSPENDED"],
  APPROVED: ["SUSPENDED"],
  SUSPENDED: ["UNSUSPENDED"],
};

export const decisionsFrom = (status: CustomerStatus): Decision[] => [...BY_STATUS[status]];

/** Why a case is opened for a decision where none is open. */
export function caseReasonFor(status: CustomerStatus): CaseReason {
  if (status === "SUSPENDED") return "APPEAL";
  return status === "APPROVED" ? "MONITORING" : "REVIEW";
}

export type SecondEyeFacts = { policy: SecondEyePolicy; threshold: number; riskScore: number };

/**
 * A suspension never waits for a second person: holding it up could let money go, while a wrong one can be taken back or lifted.
 * Everything that lets a customer go on may need one.
 */
export function needsSecondEye({ policy, threshold, riskScore, decision }: SecondEyeFacts & { decision: Decision }) {
  if (decision === "SUSPENDED" || policy === "NEVER") return false;
  return policy === "ALWAYS" || riskScore >= threshold;
}

/** Why a second person is needed, in words. */
export function secondEyeWords({ policy, threshold, riskScore }: SecondEyeFacts): string {
  return policy === "ALWAYS"
    ? "This organisation asks for two people for every approval."
    : `The risk is ${riskScore}, and this organisation asks for two people from ${threshold} on.`;
}

/** Lifting leads to what the evidence supports, never straight to approved: it may have aged, and the rules may have changed. */
export const statusAfterLift = (missing: readonly MissingItem[]): CustomerStatus =>
  missing.length === 0 ? "UNDER_REVIEW" : "PENDING_INFO";

export const undoUntil = (suspendedAt: Date): Date => new Date(suspendedAt.getTime() + UNDO_WINDOW_MINUTES * 60_000);

/** Who suspended may take it back for a while, and so may a lead. */
export function mayUndo(facts: {
  undoUntil: Date | null;
  now: Date;
  suspendedBy: string | null;
  by: { userId: string; role: "reviewer" | "lead" };
}): boolean {
  if (facts.undoUntil === null || facts.now > facts.undoUntil) return false;
  return facts.by.role === "lead" || facts.by.userId === facts.suspendedBy;
}

/** A new id for a decision; also works in a browser without a secure context. */
export function newDecisionId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
