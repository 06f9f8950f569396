import { countryName } from "@/lib/core/geo";
import { CHECK_LABELS } from "@/lib/reviews/constants";
import { CHECK_NAMES, MODE_LABELS } from "./constants";
import type { RuleSetContent } from "./types";

const points = (count: number) => `${count} ${count === 1 ? "point" : "points"}`;
const score = (from: number | null) => (from === null ? "never" : `from ${from}`);

function changed<T>(label: string, before: T, after: T, words: (value: T) => string): string[] {
  return before === after ? [] : [`${label}: ${words(after)} instead of ${words(before)}`];
}

const listed = (label: string, codes: string[]) =>
  codes.length === 0 ? [] : [`${label}: ${codes.map(countryName).join(", ")}`];

/** What differs, one sentence each; empty when nothing does. */
export function describeChanges(before: RuleSetContent, after: RuleSetContent): string[] {
  const checks = CHECK_NAMES.flatMap((name) => {
    const [was, is] = [before.checks[name], after.checks[name]];
    return [
      ...changed(CHECK_LABELS[name], was.onFinding, is.onFinding, (mode) => MODE_LABELS[mode].toLowerCase()),
      ...changed(`${CHECK_LABELS[name]}, risk`, was.points, is.points, points),
    ];
  });
  return [
    ...checks,
    ...changed("Minimum age", before.minimumAge, after.minimumAge, (years) => `${years}`),
    ...changed("Address proof not older than", before.addressProofMonths, after.addressProofMonths, (count) =>
      count === 1 ? "1 month" : `${count} months`,
    ),
    ...listed(
      "Now high-risk",
      after.highRiskCountries.filter((code) => !before.highRiskCountries.includes(code)),
    ),
    ...listed(
      "No longer high-risk",
      before.highRiskCountries.filter((code) => !after.highRiskCountries.includes(code)),
    ),
    ...changed("Hits go to a person", before.screening.referFrom, after.screening.referFrom, score),
    ...changed("Hits with the same birth date suspend", before.screening.failFrom, after.screening.failFrom, score),
    ...changed(
      "Second person for new organisations",
      before.secondEyeRisk,
      after.secondEyeRisk,
      (risk) => `from risk ${risk}`,
    ),
  ];
}
