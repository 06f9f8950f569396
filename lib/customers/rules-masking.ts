import { placedFields, valueAt } from "@/lib/customers/fields";
import type { CustomerProfile } from "@/lib/customers/input";

export type MaskKind = "identifier" | "date" | "phone";

/**
 * Hides a sensitive value. Identifiers keep the last 2 to 4 characters, fewer the shorter they are and none below 4; phones
 * keep the last 3; dates keep the year only, enough to tell two namesakes apart.
 */
export function maskValue(kind: MaskKind, value: string): string {
  if (kind === "date") return /^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value.slice(0, 4)}-••-••` : "••••";
  const characters = [...value];
  const shown = kind === "phone" ? 3 : Math.min(4, Math.floor(characters.length / 3) + 1);
  // Half of the value stays hidden in any case.
  const kept = characters.length < 4 ? 0 : Math.min(shown, Math.floor(characters.length / 2));
  return kept === 0 ? "••••" : `••••${characters.slice(-kept).join("")}`;
}

export function maskKindOf(fieldKind: string): MaskKind {
  if (fieldKind === "date") return "date";
  return fieldKind === "phone" ? "phone" : "identifier";
}

function setAt(target: unknown, path: string, value: string): void {
  const parts = path.split(".");
  const last = parts.pop();
  const holder = parts.length === 0 ? target : valueAt(target, parts.join("."));
  if (last !== undefined && typeof holder === "object" && holder !== null) Reflect.set(holder, last, value);
}

/** The dotted paths that hold a sensitive value in this profile: what "reveal" can be asked for. */
export function sensitivePaths(profile: CustomerProfile): string[] {
  return placedFields(profile.type, profile)
    .filter(({ spec, path }) => spec.sensitive && valueAt(profile, path) !== undefined)
    .map(({ path }) => path);
}

/**
 * A copy for the browser with every sensitive value masked. It does not pass the input schema: a masked value can never be
 * saved over the real one.
 */
export function maskProfile<T extends CustomerProfile>(profile: T): T {
  const copy = structuredClone(profile);
  for (const { path, spec } of placedFields(profile.type, profile)) {
    if (!spec.sensitive) continue;
    const value = valueAt(profile, path);
    if (typeof value !== "string") continue;
    const masked = maskValue(maskKindOf(spec.kind), value);
    setAt(copy, path, masked);
    if (spec.kind === "phone" && valueAt(profile, `${path}_e164`) !== undefined) setAt(copy, `${path}_e164`, masked);
  }
  return copy;
}
