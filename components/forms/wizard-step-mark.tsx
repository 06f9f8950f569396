import { Check, TriangleAlert } from "lucide-react";
import { cn } from "@/lib/core/cn";
import type { StepState } from "./wizard-steps";

interface WizardStepMarkProps {
  state: StepState;
  number: number;
}

/** The little disc before a step's name. Decorative: the words follow. */
export function WizardStepMark({ state, number }: WizardStepMarkProps) {
  return (
    <span
      aria-hidden="true"
      className={cn(
        "tabular grid size-5 shrink-0 place-items-center rounded-full border font-medium text-[11px]",
        state === "done" && "border-success-line bg-success-soft text-success-ink",
        state === "current" && "border-accent bg-accent text-accent-contrast",
        state === "attention" && "border-warning-line bg-warning-soft text-warning-ink",
        state === "todo" && "border-line-strong text-ink-subtle",
      )}
    >
      {state === "done" ? <Check className="size-3" strokeWidth={3} /> : null}
      {state === "attention" ? <TriangleAlert className="size-3" /> : null}
      {state === "current" || state === "todo" ? number : null}
    </span>
  );
}
