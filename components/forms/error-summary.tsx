"use client";

import { CircleAlert } from "lucide-react";
import { useEffect, useRef } from "react";
import { fieldId, focusField } from "./field-id";
import type { FormError } from "./flatten-errors";

interface ErrorSummaryProps {
  errors: readonly FormError[];
  /** Words for a field's path, put before its message. */
  labelOf?: ((name: string) => string | undefined) | undefined;
  /** Changes with each attempt (formState.submitCount): the summary then takes the focus. */
  attempt: number;
  title?: string | undefined;
  /** Leads to a field that is on another page or step; without it the field is on this one. */
  onGo?: ((name: string) => void) | undefined;
}

/** All errors of a form at its top, each leading to its field. */
export function ErrorSummary({ errors, labelOf, attempt, title, onGo }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const seen = useRef(attempt);
  const count = errors.length;

  useEffect(() => {
    if (attempt !== seen.current && count > 0) {
      seen.current = attempt;
      box.current?.focus();
    }
  }, [attempt, count]);

  if (count === 0) {
    return null;
  }
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="flex gap-3 rounded-lg border border-danger-line bg-danger-soft px-4 py-3 text-ui"
    >
      <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-danger-ink" />
      <div className="min-w-0">
        <p className="font-semibold text-danger-ink">
          {title ?? (count === 1 ? "One thing needs your attention" : `${count} things need your attention`)}
        </p>
        <ul className="mt-1 grid">
          {errors.map((error) => {
            const label = labelOf?.(error.name);
            return (
              <li key={`${error.name} ${error.message}`}>
                <a
                  href={`#${fieldId(error.name)}`}
                  className="inline-block rounded-sm py-0.5 text-ink underline underline-offset-2"
                  onClick={(event) => {
                    event.preventDefault();
                    if (onGo) onGo(error.name);
                    else focusField(error.name);
                  }}
                >
                  {label ? `${label}: ${error.message}` : error.message}
                </a>
              </li>
            );
          })}
        </ul>
      </div>
    </div>
  );
}
