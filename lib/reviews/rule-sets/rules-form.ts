import type { CheckName } from "@/lib/reviews/constants";
import { CHECK_NAMES } from "./constants";
import { ruleSetContentInput } from "./input-content";
import type { CheckMode, RuleSetContent } from "./types";

/** A rule set while it is typed: numbers are text, and may be none yet. */
export type RuleSetForm = {
  checks: Record<CheckName, { onFinding: CheckMode; points: string }>;
  minimumAge: string;
  addressProofMonths: string;
  highRiskCountries: string[];
  referFrom: string;
  /** Empty = never. */
  failFrom: string;
  secondEyeRisk: string;
};

export function toForm(content: RuleSetContent): RuleSetForm {
  return {
    checks: Object.fromEntries(
      CHECK_NAMES.map((name) => [name, { ...content.checks[name], points: String(content.checks[name].points) }]),
    ) as RuleSetForm["checks"],
    minimumAge: String(content.minimumAge),
    addressProofMonths: String(content.addressProofMonths),
    highRiskCountries: content.highRiskCountries,
    referFrom: String(content.screening.referFrom),
    failFrom: content.screening.failFrom === null ? "" : String(content.screening.failFrom),
    secondEyeRisk: String(content.secondEyeRisk),
  };
}

const numberIn = (text: string) => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : Number.NaN);

/** What was typed as a rule set, or the message of each field by its name in the form. */
export function readForm(
  form: RuleSetForm,
): { ok: true; content: RuleSetContent } | { ok: false; fields: Record<string, string> } {
  const parsed = ruleSetContentInput.safeParse({
    checks: Object.fromEntries(
      CHECK_NAMES.map((name) => [name, { ...form.checks[name], points: numberIn(form.checks[name].points) }]),
    ),
    minimumAge: numberIn(form.minimumAge),
    addressProofMonths: numberIn(form.addressProofMonths),
    highRiskCountries: form.highRiskCountries,
    screening: {
      referFrom: numberIn(form.referFrom),
      failFrom: form.failFrom.trim() === "" ? null : numberIn(form.failFrom),
    },
    secondEyeRisk: numberIn(form.secondEyeRisk),
  });
  if (parsed.success) return { ok: true, content: parsed.data };
  const entries = parsed.error.issues.map((issue) => [fieldOf(issue.path.map(String)), issue.message] as const);
  return { ok: false, fields: Object.fromEntries(entries.reverse()) };
}

/** `checks.age.points` stays as it is; `screening.failFrom` is `failFrom`. */
const fieldOf = (path: string[]) => (path[0] === "screening" ? (path[1] ?? "") : path.join("."));
