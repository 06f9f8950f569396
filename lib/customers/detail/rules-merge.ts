import { valueAt } from "@/lib/customers/fields";
import type { CustomerProfile } from "@/lib/customers/input";
import { toFormValues } from "@/lib/customers/rules-form-values";
import { baseOf } from "./rules-labels";
import type { EditConflict } from "./types";

type Json = Record<string, unknown>;

/** What is chosen as a whole when two people edited: a field with its twin, or a list with all its rows. */
export type EditClash = {
  unit: string;
  /** Where nobody here typed into it, the other person's value is simply taken over. */
  isMineTouched: boolean;
};

const WHOLE = new Set(["tax_info", "directors", "ultimate_beneficial_owners", "metadata", "source_of_fund_ids"]);

/** The unit that a stored path belongs to. */
export function unitOf(path: string): string {
  const first = path.split(".")[0] ?? path;
  return WHOLE.has(first) ? first : baseOf(path);
}

/** The form paths that make up a unit; twins that the field does not have stay without a value. */
export function pathsOfUnit(unit: string): string[] {
  if (WHOLE.has(unit)) return [unit];
  if (!unit.endsWith("phone_number")) return [unit, `${unit}_en`];
  return [unit.replace(/phone_number$/, "phone_country_code"), unit, `${unit}_e164`];
}

function putAt(target: object, path: string, value: unknown): void {
  const parts = path.split(".");
  const last = parts.pop() ?? "";
  let holder: object = target;
  for (const [index, part] of parts.entries()) {
    const next: unknown = Reflect.get(holder, part);
    const child = typeof next === "object" && next !== null ? next : isRow(parts[index + 1] ?? last) ? [] : {};
    Reflect.set(holder, part, child);
    holder = child;
  }
  if (value === null) Reflect.deleteProperty(holder, last);
  else Reflect.set(holder, last, value);
}

const isRow = (part: string) => /^\d+$/.test(part);

/** Deleting leaves leaves holes: rows and values that are gone are dropped. */
function withoutHoles(node: unknown): unknown {
  if (Array.isArray(node))
    return node
      .filter((row) => row !== undefined && !(typeof row === "object" && Object.keys(row ?? {}).length === 0))
      .map(withoutHoles);
  if (typeof node !== "object" || node === null) return node;
  return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, withoutHoles(child)]));
}

/** The other person's whole profile as form values, from the one that both began with and what they changed. */
export function theirValues(base: CustomerProfile, changed: EditConflict["changed"]): Json {
  const profile = structuredClone(base);
  for (const { path, theirs } of changed) putAt(profile, path, theirs);
  return toFormValues(withoutHoles(profile) as CustomerProfile);
}

function isEmpty(value: unknown): boolean {
  if (typeof value === "object" && value !== null) return Object.values(value).every(isEmpty);
  return value === undefined || value === null || value === "";
}

/** Do two form values say the same? Empty text, an empty list and nothing are one. */
export function isSameValue(left: unknown, right: unknown): boolean {
  if (isEmpty(left) || isEmpty(right)) return isEmpty(left) && isEmpty(right);
  if (typeof left !== "object" || typeof right !== "object") return left === right;
  const keys = new Set([...Object.keys(left ?? {}), ...Object.keys(right ?? {})]);
  return [...keys].every((key) => isSameValue(valueAt(left, key), valueAt(right, key)));
}

const sameUnit = (left: Json, right: Json, unit: string) =>
  pathsOfUnit(unit).every(
    // The international form follows from the number; a form keeps it as it was stored.
    (path) => path.endsWith("_e164") || isSameValue(valueAt(left, path), valueAt(right, path)),
  );

/** The units that the other person changed and that differ from what stands in this form, in order. */
export function editClashes(base: Json, mine: Json, theirs: Json, changed: EditConflict["changed"]): EditClash[] {
  const units = [...new Set(changed.map(({ path }) => unitOf(path)))];
  return units
    .filter((unit) => !sameUnit(mine, theirs, unit))
    .map((unit) => ({ unit, isMineTouched: !sameUnit(mine, base, unit) }));
}

/** What has to be put into the form to take units from the other person. Keys that neither has are left alone: they may be none. */
export function takenValues(mine: Json, theirs: Json, units: readonly string[]): [path: string, value: unknown][] {
  return units.flatMap(pathsOfUnit).flatMap((path): [string, unknown][] => {
    const [own, other] = [valueAt(mine, path), valueAt(theirs, path)];
    if (other !== undefined) return [[path, other]];
    return own === undefined ? [] : [[path, Array.isArray(own) ? [] : ""]];
  });
}
