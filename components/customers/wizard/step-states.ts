import type { WizardStep } from "@/components/forms/wizard-steps";
import type { CustomerType } from "@/lib/customers/constants";
import { sectionOfPath } from "@/lib/customers/fields";
import type { MissingItem } from "@/lib/customers/types";
import { STEPS, stepOfSection } from "@/lib/drafts/constants";
import type { DraftAssessment } from "@/lib/drafts/types";

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
