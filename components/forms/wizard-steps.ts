export type StepState = "done" | "current" | "attention" | "todo";

export interface WizardStep {
  id: string;
  label: string;
  state: StepState;
  /** Steps without an address cannot be entered yet. */
  href?: string | undefined;
}

/** The state in words, for those who hear the page and those who do not see colour. */
export const stepWords: Record<StepState, string> = {
  done: "Done",
  current: "Current step",
  attention: "Needs attention",
  todo: "To do",
};
