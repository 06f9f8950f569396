import type { CustomerStatus } from "@/lib/customers/constants";
import { RECHECK_REST_HOURS } from "./constants";

type RecheckBar = "IS_UNDER_REVIEW" | "CHECKED_LATELY" | "INCOMPLETE" | "SUSPENDED";

export const RECHECK_BAR_WORDS: Readonly<Record<RecheckBar, string>> = {
  IS_UNDER_REVIEW: "It is under review already.",
  CHECKED_LATELY: `It was checked within the last ${RECHECK_REST_HOURS} hours.`,
  INCOMPLETE: "Something is missing: add it, then the review starts by itself.",
  SUSPENDED: "It is suspended, and only compliance can look at it again.",
};

/** Why a new check of a customer cannot be asked for; null when it can. Only what is approved and complete is checked again. */
export function recheckBar(
  customer: { status: CustomerStatus; missingCount: number; reviewedAt: Date | null },
  now: Date,
): RecheckBar | null {
  if (customer.status === "SUSPENDED") return "SUSPENDED";
  if (customer.status === "UNDER_REVIEW") return "IS_UNDER_REVIEW";
  if (customer.status === "PENDING_INFO" || customer.missingCount > 0) return "INCOMPLETE";
  const restsUntil = (customer.reviewedAt?.getTime() ?? 0) + RECHECK_REST_HOURS * 3_600_000;
  return restsUntil > now.getTime() ? "CHECKED_LATELY" : null;
}
