import type { CustomerType } from "@/lib/customers/constants";
import { rowPath, sectionsOf, siblingPath } from "@/lib/customers/fields";
import type { FieldSpec } from "@/lib/customers/types";
import { EXTRA_PREFIX, GROUP_COLUMNS } from "./constants";
import type { ImportField } from "./types";

/** Labels such as "Country" stand in several sections: these say which. */
const NAMED_BY_SECTION = /^(registered_|operating_)?address_/;

type Place = { path: string; id: string; section: string; prefix: string };

/** The field itself and what is written beside it: its Latin twin, and the country of a phone number. */
function withSiblings(spec: FieldSpec, { path, id, section, prefix }: Place): ImportField[] {
  const own: ImportField = { id, path, label: `${prefix}${spec.label}`, section, kind: spec.kind, spec };
  const beside = (key: string, label: string, kind: FieldSpec["kind"]): ImportField => {
    const twin: FieldSpec = { path: siblingPath(spec.path, key), label, kind, autoComplete: "off" };
    return {
      ...{ id: siblingPath(id, key), path: siblingPath(path, key), label: `${prefix}${label}` },
      ...{ section, kind, spec: twin },
    };
  };
  return [
    ...(spec.kind === "phone" && spec.countryKey
      ? [beside(spec.countryKey, "Country of the phone number", "country")]
      : []),
    own,
    ...(spec.latinTwin ? [beside(spec.latinTwin, `${spec.label} in Latin letters`, "text")] : []),
  ];
}

function fieldsOf(type: CustomerType): ImportField[] {
  return sectionsOf(type).flatMap((section) => [
    ...section.fields
      .filter((spec) => spec.kind !== "keyvalue")
      .flatMap((spec) => {
        const isPerson = spec.path.startsWith("authorized_user.");
        const prefix = isPerson ? "Authorised user: " : NAMED_BY_SECTION.test(spec.path) ? `${section.title}: ` : "";
        return withSiblings(spec, { path: spec.path, id: spec.path, section: section.title, prefix });
      }),
    ...section.groups.flatMap((group) =>
      Array.from({ length: GROUP_COLUMNS[group.path] }, (_, index) =>
        group.fields.flatMap((spec) =>
          withSiblings(spec, {
            path: rowPath(group.path, index, spec.path),
            id: rowPath(group.path, index + 1, spec.path),
            section: group.plural,
            prefix: `${group.singular} ${index + 1}: `,
          }),
        ),
      ).flat(),
    ),
  ]);
}

const made: Partial<Record<CustomerType, readonly ImportField[]>> = {};

/** Every field of a type that a column can be for, in the order of the wizard. */
export function importFields(type: CustomerType): readonly ImportField[] {
  made[type] ??= fieldsOf(type);
  return made[type];
}

/** The key of a column that is kept as extra data; null for every other target. */
export function extraKey(target: string): string | null {
  return target.startsWith(EXTRA_PREFIX) ? target.slice(EXTRA_PREFIX.length) : null;
}
