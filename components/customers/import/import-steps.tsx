import { WizardStepMark } from "@/components/forms/wizard-step-mark";
import { type StepState, stepWords } from "@/components/forms/wizard-steps";
import { cn } from "@/lib/core/cn";
import type { ImportState } from "@/lib/customers/import/constants";

const STEPS = ["Upload", "Match columns", "Check", "Import", "Done"] as const;

/** The step that a state is in; of an import that ended early, the one it came to. */
function placeOf(state: ImportState, hasStarted: boolean): number {
  switch (state) {
    case "UPLOADED":
      return 1;
    case "CHECKING":
    case "CHECKED":
      return 2;
    case "RUNNING":
      return 3;
    case "DONE":
      return 4;
    default:
      return hasStarted ? 3 : 2;
  }
}

interface ImportStepsProps {
  state: ImportState;
  hasStarted: boolean;
}

/** Where an import stands. On a phone only the step of the moment is named. */
export function ImportSteps({ state, hasStarted }: ImportStepsProps) {
  const here = placeOf(state, hasStarted);
  const isBroken = state === "FAILED" || state === "CANCELLED";
  const stateOf = (index: number): StepState => {
    if (index < here || state === "DONE") return "done";
    return index > here ? "todo" : isBroken ? "attention" : "current";
  };
  return (
    <ol aria-label="Steps of the import" className="mb-6 flex flex-wrap items-center gap-x-2 gap-y-2 text-ui">
      {STEPS.map((label, index) => (
        <li
          key={label}
          aria-current={index === here ? "step" : undefined}
          className={cn("flex items-center gap-2", index === here ? "font-medium text-ink" : "text-ink-muted")}
        >
          {index > 0 ? <span aria-hidden="true" className="h-px w-3 bg-line-strong sm:w-6" /> : null}
          <WizardStepMark state={stateOf(index)} number={index + 1} />
          <span className={index === here ? undefined : "max-sm:sr-only"}>
            {label}
            <span className="sr-only">, {stepWords[stateOf(index)]}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
