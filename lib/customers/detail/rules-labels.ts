import type { CustomerType } from "@/lib/customers/constants";
import { sectionsOf } from "@/lib/customers/fields";

/**
 * The words for a stored path, also for a row that is gone: `directors.1.first_name` is `Director 2: First name`. What belongs to
 * another field (Latin twin, calling code) bears that field's label.
 */
export function pathLabel(type: CustomerType, path: string): string {
  const [first = "", row, ...rest] = baseOf(path).split(".");
  for (const section of sectionsOf(type)) {
    const group = section.groups.find((each) => each.path === first);
    if (group) {
      if (row === undefined) return group.plural;
      const spec = group.fields.find((field) => field.path === rest.join("."));
      const person = `${group.singular} ${Number(row) + 1}`;
      return spec ? `${person}: ${spec.label}` : person;
    }
    const spec = section.fields.find((field) => field.path === baseOf(path) || field.path === first);
    if (spec) return first === "authorized_user" ? `Authorised user: ${spec.label}` : spec.label;
  }
  return path.split(".").join(" ").replaceAll("_", " ");
}

/** The field that a stored path is edited in: twins and calling codes are kept beside their field. */
export function baseOf(path: string): string {
  return path.replace(/_(en|e164)$/, "").replace(/phone_country_code$/, "phone_number");
}

/** Labels of several paths, each once, in order. */
export function pathLabels(type: CustomerType, paths: readonly string[]): string[] {
  return [...new Set(paths.map((path) => pathLabel(type, path)))];
}
