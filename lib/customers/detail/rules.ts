import { countryName } from "@/lib/core/geo";
import { placedFields, sectionsOf, siblingPath, valueAt } from "@/lib/customers/fields";
import type { CustomerProfile } from "@/lib/customers/input";
import { maskKindOf, maskValue } from "@/lib/customers/rules-masking";
import type { FieldSpec } from "@/lib/customers/types";
import type { ProfileBlock, ProfileLine } from "./types";

type NameOf = { subdivision: (code: string) => string };

function optionLabel(spec: FieldSpec, value: unknown): string {
  return spec.options?.find((option) => option.value === value)?.label ?? String(value);
}

/** A stored value in words; null when it is not given. */
export function displayValue(spec: FieldSpec, value: unknown, names: NameOf): string | null {
  if (value === undefined || value === null || value === "") return null;
  switch (spec.kind) {
    case "country":
      return countryName(String(value));
    case "subdivision":
      return names.subdivision(String(value));
    case "checkbox":
      return value === true ? "Yes" : "No";
    case "multiselect":
      return Array.isArray(value) ? value.map((one: unknown) => optionLabel(spec, one)).join(", ") : null;
    case "keyvalue":
      return Object.entries(value as Record<string, string>)
        .map(([key, entry]) => `${key}: ${entry}`)
        .join("\n");
    case "number":
      return typeof value === "number" ? value.toLocaleString("en") : String(value);
    default:
      return optionLabel(spec, value);
  }
}

/** The profile in the catalogue's blocks and words. With `reveal` false sensitive values are masked. */
export function profileBlocks(profile: CustomerProfile, names: NameOf, reveal: boolean): ProfileBlock[] {
  const placed = placedFields(profile.type, profile);
  return sectionsOf(profile.type).map((section) => ({
    id: section.id,
    title: section.title,
    lines: placed
      .filter((field) => field.section.id === section.id)
      .flatMap(({ path, label, spec }) => {
        const raw = valueAt(profile, path);
        const shown = displayValue(spec, raw, names);
        const isMasked = spec.sensitive === true && shown !== null && !reveal;
        const value = isMasked ? maskValue(maskKindOf(spec.kind), String(raw)) : shown;
        const line: ProfileLine = { path, label, value, isMasked };
        return [line, ...twinLine(profile, path, label, spec)];
      }),
  }));
}

function twinLine(profile: CustomerProfile, path: string, label: string, spec: FieldSpec): ProfileLine[] {
  if (!spec.latinTwin) return [];
  const twinPath = siblingPath(path, spec.latinTwin);
  const value = valueAt(profile, twinPath);
  return typeof value === "string"
    ? [{ path: twinPath, label: `${label} in Latin letters`, value, isMasked: false }]
    : [];
}
