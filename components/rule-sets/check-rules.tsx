"use client";

import { fieldId } from "@/components/forms/field-id";
import { Input } from "@/components/ui/input";
import { CHECK_LABELS, type CheckName } from "@/lib/reviews/constants";
import { CHECK_EXPLANATIONS, CHECK_NAMES, modesOf, RULE_LIMITS } from "@/lib/reviews/rule-sets/constants";
import type { RuleSetForm } from "@/lib/reviews/rule-sets/rules-form";
import { ModeControl } from "./mode-control";

interface CheckRulesProps {
  checks: RuleSetForm["checks"];
  errors: Record<string, string>;
  disabled: boolean;
  onChange: (name: CheckName, part: Partial<RuleSetForm["checks"][CheckName]>) => void;
}

/** Every check in its order: what it looks for, what follows from a finding, and how many risk points it adds. */
export function CheckRules({ checks, errors, disabled, onChange }: CheckRulesProps) {
  return (
    <ul className="divide-y divide-line">
      {CHECK_NAMES.map((name) => {
        const field = `checks.${name}.points`;
        const id = fieldId(field);
        const error = errors[field];
        const label = CHECK_LABELS[name];
        return (
          <li key={name} className="grid gap-x-6 gap-y-2 px-5 py-3.5 md:grid-cols-[minmax(0,1fr)_auto]">
            <div className="min-w-0">
              <h3 className="font-medium text-ink text-ui">{label}</h3>
              {CHECK_EXPLANATIONS[name] ? (
                <p className="mt-0.5 text-ink-muted text-mini">{CHECK_EXPLANATIONS[name]}</p>
              ) : null}
            </div>
            <div className="grid justify-items-start gap-2 sm:flex sm:flex-wrap sm:items-center sm:gap-x-4 md:justify-end">
              <ModeControl
                label={label}
                modes={modesOf(name)}
                value={checks[name].onFinding}
                fixed={name === "watch_list" ? "By score, below" : "To a person, always"}
                disabled={disabled}
                onChange={(onFinding) => onChange(name, { onFinding })}
              />
              <div className="flex items-center gap-2">
                <Input
                  id={id}
                  inputMode="numeric"
                  value={checks[name].points}
                  disabled={disabled}
                  maxLength={3}
                  aria-label={`Risk points: ${label}`}
                  aria-invalid={error !== undefined}
                  aria-describedby={error ? `${id}-error` : undefined}
                  onChange={(event) => onChange(name, { points: event.target.value })}
                  className="tabular h-8 w-14 text-right"
                />
                <span aria-hidden="true" className="text-ink-muted text-mini">
                  points
                </span>
              </div>
            </div>
            {error ? (
              <p id={`${id}-error`} className="text-danger-ink text-mini md:col-span-2 md:text-right">
                {error} ({RULE_LIMITS.points.min} to {RULE_LIMITS.points.max})
              </p>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
