import { addDays, type CivilDate, compareCivilDates } from "@/lib/core/civil-date";
import {
  MERCHANT_RESTRICTIONS,
  type PlacedByKind,
  RESTRICTION_LIMITS,
  RESTRICTION_WORDS,
  type RestrictionName,
} from "./constants";
import type { RestrictionSide } from "./types";

export function mayPlace(side: RestrictionSide, name: RestrictionName): boolean {
  return side === "staff" || MERCHANT_RESTRICTIONS.some((each) => each === name);
}

/** A merchant lifts only its own; compliance lifts its own and, with a reason, a merchant's. */
export function mayLift(side: RestrictionSide, placedBy: PlacedByKind): boolean {
  return side === "staff" || placedBy === "MERCHANT";
}

/** In words, why this side may not lift it. */
export function whoLifts(placedBy: PlacedByKind): string {
  return placedBy === "MERCHANT"
    ? "Your organisation placed it and can lift it; compliance can too, with a reason."
    : "Compliance placed it, and only compliance can lift it.";
}

/** The problem with a day to announce for; null when it is fine. Takes effect at once when there is none. */
export function dueOnProblem(dueOn: CivilDate, today: CivilDate): string | null {
  if (compareCivilDates(dueOn, today) <= 0) return "Choose a day after today, or let it take effect at once";
  if (compareCivilDates(dueOn, addDays(today, RESTRICTION_LIMITS.announceDays)) > 0)
    return "Choose a day within the next twelve months";
  return null;
}

/** Due in the organisation's own day. */
export const isDue = (dueOn: CivilDate, today: CivilDate) => compareCivilDates(dueOn, today) <= 0;

type Placed = { name: RestrictionName; placedByKind: PlacedByKind; appliedAt: string | null; dueOn: CivilDate | null };

const labels = (rows: readonly Placed[]) => rows.map(({ name }) => RESTRICTION_WORDS[name].label.toLowerCase());

const sideWords = (rows: readonly Placed[]) => {
  const own = rows.some((row) => row.placedByKind === "MERCHANT");
  const theirs = rows.some((row) => row.placedByKind !== "MERCHANT");
  return own && theirs ? "your organisation and compliance" : own ? "your organisation" : "compliance";
};

/** The sentence on what is restricted now, for the top of the merchant's page; null when nothing is. */
export function inForceSentence(rows: readonly Placed[]): string | null {
  const active = rows.filter((row) => row.appliedAt !== null);
  if (active.length === 0) return null;
  if (active.some((row) => row.name === "ALL_TRANSACTIONS"))
    return `All transactions are blocked by ${sideWords(active)}.`;
  return `Restricted by ${sideWords(active)}: ${labels(active).join(", ")}.`;
}
