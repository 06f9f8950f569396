import type { WizardStep } from "@/components/forms/wizard-steps";
import type { CustomerType } from "@/lib/customers/constants";
import { fieldAnchor, placedFields, sectionOfPath, valueAt } from "@/lib/customers/fields";
import type { MissingItem } from "@/lib/customers/types";
import { STEPS, stepOfSection } from "@/lib/drafts/constants";
import type { DraftAssessment, DraftValues } from "@/lib/drafts/types";

/** The step where a path of the profile is filled in. */
export function stepOfPath(type: CustomerType, path: string): string {
  return stepOfSection(type, sectionOfPath(type, path)?.id ?? "");
}

export const missingIn = (type: CustomerType, step: string, missing: readonly MissingItem[]): MissingItem[] =>
  missing.filter((item) => stepOfSection(type, item.section) === step);

/** The paths of a step that hold a value which cannot be accepted. */
export const problemsIn = (
  type: CustomerType,
  step: string,
  problems: DraftAssessment["problems"],
): [path: string, message: string][] => Object.entries(problems).filter(([path]) => stepOfPath(type, path) === step);

/** Each step with its state: a step that was never left is to do, whatever is missing in it. */
export function stepStates(input: {
  type: CustomerType;
  draftId: string;
  visited: readonly string[];
  assessment: DraftAssessment;
}): WizardStep[] {
  const { type, draftId, visited, assessment } = input;
  return STEPS[type].map(({ id, label }) => {
    const isOpen =
      problemsIn(type, id, assessment.problems).length > 0 || missingIn(type, id, assessment.missing).length > 0;
    const state = id === "review" || !visited.includes(id) ? "todo" : isOpen ? "attention" : "done";
    return { id, label, state, href: `/customers/new/${draftId}?step=${id}` };
  });
}

/** All that has to be done, values to correct first; a name not typed yet counts as missing, not as wrong. */
export function neededItems(type: CustomerType, values: DraftValues, assessment: DraftAssessment): MissingItem[] {
  const labels = new Map(placedFields(type, values).map((field) => [field.path, field.label]));
  const problems = Object.entries(assessment.problems).map(([path, message]): MissingItem => {
    const value = valueAt(values, path);
    return {
      kind: "field",
      key: path,
      label: labels.get(path) ?? message,
      section: sectionOfPath(type, path)?.id ?? "",
      href: `#${fieldAnchor(path)}`,
      reason: value === undefined || value === "" ? "MISSING" : "INVALID",
      message,
    };
  });
  // A mandatory field with a wrong value is both: one line says it.
  const missing = assessment.missing.filter((item) => !(item.key in assessment.problems));
  return [...problems, ...missing];
}
