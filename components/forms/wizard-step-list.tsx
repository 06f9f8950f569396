"use client";

import type { Route } from "next";
import Link from "next/link";
import { cn } from "@/lib/core/cn";
import { WizardStepMark } from "./wizard-step-mark";
import { stepWords, type WizardStep } from "./wizard-steps";

interface WizardStepListProps {
  steps: readonly WizardStep[];
  currentId: string;
  /** Takes over the way to a step, for example to save before; a new tab still follows the address. */
  onStep?: ((id: string) => void) | undefined;
}

export function WizardStepList({ steps, currentId, onStep }: WizardStepListProps) {
  return (
    <ol className="grid gap-px">
      {steps.map((step, index) => {
        const here = step.id === currentId;
        const className = cn(
          "flex min-h-10 items-center gap-2.5 rounded-md px-2 py-1.5 text-ui",
          here ? "bg-sunken font-medium text-ink" : "text-ink-muted",
          step.href && !here && "hover:bg-hover hover:text-ink",
        );
        const content = (
          <>
            <WizardStepMark state={here && step.state === "todo" ? "current" : step.state} number={index + 1} />
            <span className="min-w-0">
              <span className="block">{step.label}</span>
              {step.state === "attention" ? (
                <span className="block font-normal text-mini text-warning-ink">{stepWords.attention}</span>
              ) : (
                <span className="sr-only">{here ? "" : `, ${stepWords[step.state]}`}</span>
              )}
            </span>
          </>
        );
        return (
          <li key={step.id}>
            {step.href ? (
              <Link
                href={step.href as Route}
                prefetch={false}
                aria-current={here ? "step" : undefined}
                className={className}
                onClick={(event) => {
                  if (!onStep || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
                  event.preventDefault();
                  onStep(step.id);
                }}
              >
                {content}
              </Link>
            ) : (
              <div aria-current={here ? "step" : undefined} className={className}>
                {content}
              </div>
            )}
          </li>
        );
      })}
    </ol>
  );
}
