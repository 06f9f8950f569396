import type { Option } from "@/components/ui/option";
import { COUNTRIES } from "@/lib/core/geo";
import type { FieldSpec } from "@/lib/customers/types";

export const COUNTRY_OPTIONS: readonly Option[] = COUNTRIES.map(({ code, name }) => ({ value: code, label: name }));

/** More than these are found by typing. */
export const SELECT_MAX = 12;

const made = new WeakMap<NonNullable<FieldSpec["options"]>, readonly Option[]>();

/** The options of a field as controls take them. Codes stand beside their words, so that typing either finds them. */
export function optionsOf(spec: FieldSpec): readonly Option[] {
  if (!spec.options) return [];
  const ready = made.get(spec.options);
  if (ready) return ready;
  const isCoded = spec.path === "nature_of_business";
  const options = spec.options.map(({ value, label }) => ({
    value: String(value),
    label: isCoded ? `${label} (${value})` : label,
  }));
  made.set(spec.options, options);
  return options;
}
