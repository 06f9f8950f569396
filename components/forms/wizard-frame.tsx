import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { WizardStepList } from "./wizard-step-list";
import { WizardStepMark } from "./wizard-step-mark";
import type { WizardStep } from "./wizard-steps";

interface WizardFrameProps {
  /** What the whole wizard makes: the page's title. */
  title: ReactNode;
  steps: readonly WizardStep[];
  currentId: string;
  /** Takes over the way to a step; see `WizardStepList`. */
  onStep?: ((id: string) => void) | undefined;
  /** Title of the current step; defaults to its label. */
  stepTitle?: ReactNode | undefined;
  stepDescription?: ReactNode | undefined;
  children: ReactNode;
  /** Back on the left, continue on the right. */
  footer?: ReactNode | undefined;
  /** Quiet summary, right on wide screens, under the form elsewhere. */
  aside?: ReactNode | undefined;
  /** `SaveState`. */
  saveState?: ReactNode | undefined;
  /** Top right: discard, leave. */
  actions?: ReactNode | undefined;
}

/** Steps on the left, one 640 px column of fields, a summary beside. On phones the steps fold into a bar. */
export function WizardFrame(props: WizardFrameProps) {
  const { title, steps, currentId, onStep, stepTitle, stepDescription, children, footer, aside, saveState, actions } =
    props;
  const index = Math.max(
    0,
    steps.findIndex((step) => step.id === currentId),
  );
  const current = steps[index];
  return (
    <div>
      <header className="mb-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <h1 className="font-semibold text-title tracking-tight">{title}</h1>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          {saveState}
          {actions}
        </div>
      </header>
      <div className="grid gap-x-10 gap-y-6 lg:grid-cols-[12.5rem_minmax(0,40rem)] xl:grid-cols-[12.5rem_minmax(0,40rem)_minmax(14rem,18rem)]">
        <nav aria-label="Steps" className="lg:sticky lg:top-6 lg:self-start">
          <details className="group rounded-lg border border-line bg-surface shadow-card lg:hidden">
            <summary className="flex list-none items-center gap-3 rounded-lg px-4 py-3 [&::-webkit-details-marker]:hidden">
              <WizardStepMark state="current" number={index + 1} />
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium text-ui">{current?.label}</span>
                <span className="tabular block text-ink-subtle text-mini">
                  Step {index + 1} of {steps.length}
                </span>
              </span>
              <ChevronDown
                aria-hidden="true"
                className="size-4 text-ink-subtle transition-transform group-open:rotate-180"
              />
            </summary>
            <div className="border-t p-2">
              <WizardStepList steps={steps} currentId={currentId} onStep={onStep} />
            </div>
          </details>
          <div className="hidden lg:block">
            <WizardStepList steps={steps} currentId={currentId} onStep={onStep} />
          </div>
        </nav>
        <div className="min-w-0 max-w-[40rem]">
          <h2 className="font-semibold text-lg tracking-tight">{stepTitle ?? current?.label}</h2>
          {stepDescription ? <div className="mt-1 text-ink-muted text-sm">{stepDescription}</div> : null}
          <div className="mt-6 grid gap-5">{children}</div>
          {footer ? (
            <div className="mt-8 flex flex-wrap items-center justify-between gap-3 border-t pt-5">{footer}</div>
          ) : null}
        </div>
        {aside ? (
          <aside
            aria-label="Summary"
            className="min-w-0 max-w-[40rem] text-ui lg:col-start-2 xl:sticky xl:top-6 xl:col-start-3 xl:self-start"
          >
            {aside}
          </aside>
        ) : null}
      </div>
    </div>
  );
}
