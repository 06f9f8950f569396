import type { CustomerType } from "@/lib/customers/constants";
import { COMPANY_SECTIONS } from "@/lib/customers/fields-company";
import { INDIVIDUAL_SECTIONS } from "@/lib/customers/fields-individual";
import type { FieldSpec, GroupSpec, Holder, SectionSpec } from "@/lib/customers/types";

/** All sections of a type in the order of the wizard. Form, profile view and review screen are drawn from here. */
export function sectionsOf(type: CustomerType): readonly SectionSpec[] {
  return type === "INDIVIDUAL" ? INDIVIDUAL_SECTIONS : COMPANY_SECTIONS;
}

/** The section that holds documents is not part of the catalogue: every type has it, with this id. */
export const DOCUMENTS_SECTION = "documents";

/** The DOM id of a field: `directors.0.first_name` -> `field-directors-0-first_name`. */
export function fieldAnchor(path: string): string {
  return `field-${path.replaceAll(".", "-")}`;
}

/** The DOM id of a document slot: `ID_PROOF` of `director:abc123` -> `document-id_proof-director-abc123`. */
export function documentAnchor(slot: string, subject: string): string {
  return `document-${slot.toLowerCase()}-${subject.replace(":", "-")}`;
}

/** The full path of a field in a row of a group. */
export function rowPath(group: string, index: number, key: string): string {
  return `${group}.${index}.${key}`;
}

function isHolder(value: unknown): value is Holder {
  return typeof value === "object" && value !== null;
}

/** The value at a dotted path; undefined where something on the way is absent. */
export function valueAt(values: unknown, path: string): unknown {
  let current: unknown = values;
  for (const part of path.split(".")) {
    if (!isHolder(current)) return undefined;
    current = current[part];
  }
  return current;
}

/** Until when the ID of the customer, the authorised user or a person of the company is valid, as typed in the profile. */
export function idExpiryOf(values: unknown, subject: string): string | undefined {
  const [who, key] = subject.split(":");
  const rows = valueAt(values, who === "director" ? "directors" : "ultimate_beneficial_owners");
  const row = Array.isArray(rows) ? rows.find((one) => valueAt(one, "key") === key) : undefined;
  const holder = who === "customer" ? values : who === "authorized_user" ? valueAt(values, who) : row;
  const date = valueAt(holder, "identification_expiry_date");
  return typeof date === "string" && date !== "" ? date : undefined;
}

/** The object that the last key of the path is in: the profile itself, the authorised user or a row. */
export function holderAt(values: Holder, path: string): Holder {
  const end = path.lastIndexOf(".");
  if (end < 0) return values;
  const holder = valueAt(values, path.slice(0, end));
  return isHolder(holder) ? holder : {};
}

/** The path of a key beside the field, such as its country or its Latin twin. */
export function siblingPath(path: string, key: string): string {
  return path.slice(0, path.lastIndexOf(".") + 1) + key;
}

export type PlacedField = {
  /** Full dotted path with the row number. */
  path: string;
  /** With the row for people: `Director 2: First name`. */
  label: string;
  spec: FieldSpec;
  section: SectionSpec;
  group?: GroupSpec;
  index?: number;
};

function rowsOf(values: Holder, group: GroupSpec): number {
  const rows = values[group.path];
  return Array.isArray(rows) ? rows.length : 0;
}

/** Every field that a profile has, rows included, in order; fields that do not apply to it are left out. */
export function placedFields(type: CustomerType, values: Holder): PlacedField[] {
  const placed: PlacedField[] = [];
  for (const section of sectionsOf(type)) {
    for (const spec of section.fields) {
      if (spec.appliesWhen && !spec.appliesWhen(holderAt(values, spec.path))) continue;
      const label = spec.path.startsWith("authorized_user.") ? `Authorised user: ${spec.label}` : spec.label;
      placed.push({ path: spec.path, label, spec, section });
    }
    for (const group of section.groups) {
      for (let index = 0; index < rowsOf(values, group); index++) {
        for (const spec of group.fields) {
          const path = rowPath(group.path, index, spec.path);
          if (spec.appliesWhen && !spec.appliesWhen(holderAt(values, path))) continue;
          placed.push({ path, label: `${group.singular} ${index + 1}: ${spec.label}`, spec, section, group, index });
        }
      }
    }
  }
  return placed;
}

/** The section where a path, a group or a Latin twin is edited; null for a path that is in no section. */
export function sectionOfPath(type: CustomerType, path: string): SectionSpec | null {
  const parts = path.split(".");
  const last = (parts.at(-1) ?? "").replace(/_en$/, "");
  for (const section of sectionsOf(type)) {
    if (section.groups.some((group) => group.path === parts[0])) return section;
    const base = [...parts.slice(0, -1), last].join(".");
    const holds = section.fields.some(
      (spec) =>
        spec.path === path ||
        spec.path === base ||
        (spec.countryKey && siblingPath(spec.path, spec.countryKey) === path),
    );
    if (holds) return section;
  }
  return null;
}
