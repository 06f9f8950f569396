"use client";

import type { RuleSetForm } from "@/lib/reviews/rule-sets/rules-form";
import { NumberField } from "./number-field";

interface ThresholdFieldsProps {
  form: RuleSetForm;
  errors: Record<string, string>;
  disabled: boolean;
  onChange: (part: Partial<RuleSetForm>) => void;
}

/** Ages, months, scores and the risk that needs a second person. */
export function ThresholdFields({ form, errors, disabled, onChange }: ThresholdFieldsProps) {
  return (
    <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
      <NumberField
        name="minimumAge"
        label="Minimum age in years"
        help="Of everybody in a profile. Profiles under 18 are not accepted at all."
        value={form.minimumAge}
        error={errors.minimumAge}
        disabled={disabled}
        onChange={(minimumAge) => onChange({ minimumAge })}
      />
      <NumberField
        name="addressProofMonths"
        label="Age of an address proof in months"
        help="Issued longer ago is a finding. Uploads older than three months are asked for again anyway."
        value={form.addressProofMonths}
        error={errors.addressProofMonths}
        disabled={disabled}
        onChange={(addressProofMonths) => onChange({ addressProofMonths })}
      />
      <NumberField
        name="referFrom"
        label="Watch-list score that goes to a person"
        help="0 to 100. Hits below it do not count in the review; each organisation's own threshold decides what becomes a hit."
        value={form.referFrom}
        error={errors.referFrom}
        disabled={disabled}
        onChange={(referFrom) => onChange({ referFrom })}
      />
      <NumberField
        name="failFrom"
        label="Watch-list score that suspends"
        help="Only with the same birth date: a name alone never suspends anybody. Left empty, a person decides every hit."
        value={form.failFrom}
        error={errors.failFrom}
        disabled={disabled}
        placeholder="Never"
        onChange={(failFrom) => onChange({ failFrom })}
      />
      <NumberField
        name="secondEyeRisk"
        label="Risk that needs a second person"
        help="What a new organisation starts with, 0 to 100. Existing organisations keep their own setting."
        value={form.secondEyeRisk}
        error={errors.secondEyeRisk}
        disabled={disabled}
        onChange={(secondEyeRisk) => onChange({ secondEyeRisk })}
      />
    </div>
  );
}
