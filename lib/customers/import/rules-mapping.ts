import type { CustomerType, Purpose } from "@/lib/customers/constants";
import { LIMITS } from "@/lib/customers/constants";
import { mandatoryFields } from "@/lib/customers/rules-completeness";
import { EXTRA_PREFIX } from "./constants";
import { PERSON_SYNONYMS, SYNONYMS } from "./constants-synonyms";
import { extraKey, importFields } from "./fields";
import type { ImportField, Mapping } from "./types";

/** Titles are the same when their letters and digits are: "E-mail address", "email_address", "EmailAddress". */
export function titleKey(title: string): string {
  return title
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

const lastKey = (path: string) => path.slice(path.lastIndexOf(".") + 1);

/** What a field is called beside its own label, without whose it is: bare names for the first of its kind only. */
function namesOf({ path, spec }: ImportField): string[] {
  const key = lastKey(path);
  const address = /^(?:(registered|operating)_)?address_(.+)$/.exec(key);
  if (!address) return [spec.label, key, ...(SYNONYMS[key] ?? [])];
  const [, which, part = ""] = address;
  const parts = [part, spec.label, ...(SYNONYMS[part] ?? [])];
  const prefixed = parts.flatMap((name) => [
    `address ${name}`,
    `${which ?? "home"} address ${name}`,
    `${which ?? "home"} ${name}`,
  ]);
  return which === "operating"
    ? prefixed.filter((name) => name.startsWith("operating"))
    : [...(SYNONYMS[part] ?? []), ...prefixed];
}

/** The same for a person or row of a group: with a word for whose it is. */
function placedNames(field: ImportField): string[] {
  const [group = "", row] = field.id.split(".");
  const owners = PERSON_SYNONYMS[group];
  if (!owners || !field.id.includes(".")) return namesOf(field);
  const number = /^\d+$/.test(row ?? "") ? (row ?? "") : "";
  const whose = owners
    .filter((name) => name.includes("#") || number === "" || number === "1")
    .map((name) => name.replace("#", number));
  const names = namesOf(field);
  const bare = group === "tax_info" && number === "1" ? (SYNONYMS[lastKey(field.path)] ?? []) : [];
  return [...whose.flatMap((name) => names.map((one) => `${name} ${one}`)), ...bare];
}

type Names = { exact: Map<string, string>; known: Map<string, string> };
const made: Partial<Record<CustomerType, Names>> = {};

function namesFor(type: CustomerType): Names {
  const held = made[type];
  if (held) return held;
  const names: Names = { exact: new Map(), known: new Map() };
  const add = (map: Map<string, string>, name: string, id: string) => {
    const key = titleKey(name);
    if (key !== "" && !map.has(key)) map.set(key, id);
  };
  for (const field of importFields(type)) {
    for (const name of [field.id, field.label]) add(names.exact, name, field.id);
    for (const name of placedNames(field)) add(names.known, name, field.id);
  }
  made[type] = names;
  return names;
}

/** The key under which a column is kept as extra data. */
export function extraTarget(title: string, index: number): string {
  const key = title
    .normalize("NFKD")
    .replace(/[^\x20-\x7E]/g, "")
    .replace(/[^A-Za-z0-9_.-]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, LIMITS.metadataKey);
  return `${EXTRA_PREFIX}${key || `column_${index + 1}`}`;
}

/** What each column is probably for. A field is suggested once: for the column that names it best, then for the first. */
export function suggestMapping(type: CustomerType, titles: readonly string[]): Mapping {
  const { exact, known } = namesFor(type);
  const mapping: Mapping = titles.map(() => null);
  const taken = new Set<string>();
  for (const names of [exact, known]) {
    for (const [index, title] of titles.entries()) {
      const target = names.get(titleKey(title));
      if (mapping[index] !== null || target === undefined || taken.has(target)) continue;
      mapping[index] = target;
      taken.add(target);
    }
  }
  for (const [index, title] of titles.entries()) {
    const own = /^(?:metadata|extra data)\s*[.:_]\s*(.+)$/i.exec(title)?.[1];
    if (mapping[index] !== null || own === undefined) continue;
    const target = extraTarget(own, index);
    if (!taken.has(target)) mapping[index] = target;
    taken.add(target);
  }
  return mapping;
}

/** Fields without which no customer can be made at all. */
const NAMES_NEEDED: Readonly<Record<CustomerType, readonly string[]>> = {
  INDIVIDUAL: ["first_name", "last_name"],
  COMPANY: ["name"],
};

/** Why the columns cannot be used like this, for people; null when they can. */
export function mappingProblem(type: CustomerType, titles: readonly string[], mapping: Mapping): string | null {
  if (mapping.length !== titles.length) return "The columns of this file have changed. Load the page again.";
  const fields = new Map(importFields(type).map((field) => [field.id, field]));
  const seen = new Map<string, number>();
  let extras = 0;
  for (const [index, target] of mapping.entries()) {
    if (target === null) continue;
    const key = extraKey(target);
    if (key === null ? !fields.has(target) : !/^[A-Za-z0-9_.-]{1,40}$/.test(key))
      return `Column ${index + 1} is matched with a field that does not exist. Choose another.`;
    if (key !== null) extras += 1;
    const before = seen.get(target);
    if (before !== undefined)
      return `Columns ${before + 1} and ${index + 1} are both matched with ${fields.get(target)?.label ?? `extra data "${key}"`}. Choose one of them.`;
    seen.set(target, index);
  }
  if (extras > LIMITS.metadataKeys) return `At most ${LIMITS.metadataKeys} columns can be kept as extra data.`;
  const lacking = NAMES_NEEDED[type].filter((id) => !seen.has(id)).map((id) => fields.get(id)?.label ?? id);
  return lacking.length === 0
    ? null
    : `Match a column with ${lacking.map((label) => `"${label}"`).join(" and ")}: without it no customer can be made.`;
}

/** The fields that every customer of the purpose needs, by id; without them customers wait as "Pending info". */
export function neededFields(type: CustomerType, purpose: Purpose): ImportField[] {
  const needed = mandatoryFields(type, undefined, purpose).flatMap((path) =>
    path === "directors" || path.startsWith("ultimate_") ? [] : [path.replace(".*.", ".1.")],
  );
  // Asked for only where the ID is of an unusual kind.
  return importFields(type).filter((field) => needed.includes(field.id) && !field.id.endsWith("custom_type"));
}
