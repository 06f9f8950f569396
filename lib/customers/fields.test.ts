import { describe, expect, it } from "vitest";
import { CUSTOMER_TYPES, PURPOSES } from "./constants";
import { fieldAnchor, idExpiryOf, rowPath, sectionOfPath, sectionsOf, siblingPath } from "./fields";
import { readProfile } from "./input";
import { mandatoryFields } from "./rules-completeness";
import { COMPLETE_COMPANY, COMPLETE_INDIVIDUAL, TODAY } from "./testing/profiles";

function catalogue(type: (typeof CUSTOMER_TYPES)[number]): string[] {
  return sectionsOf(type).flatMap((section) => [
    ...section.fields.map((spec) => spec.path),
    ...section.groups.flatMap((group) => [group.path, ...group.fields.map((spec) => `${group.path}.*.${spec.path}`)]),
  ]);
}

describe.each(CUSTOMER_TYPES)("catalogue of %s", (type) => {
  it("holds every field that can be mandatory", () => {
    const paths = catalogue(type);
    for (const purpose of PURPOSES)
      for (const country of ["AU", "HK", "SG", undefined])
        for (const path of mandatoryFields(type, country, purpose)) expect(paths).toContain(path);
  });

  it("names each field, section and anchor once", () => {
    const paths = catalogue(type);
    expect(new Set(paths).size).toBe(paths.length);
    expect(new Set(paths.map(fieldAnchor)).size).toBe(paths.length);
    const ids = sectionsOf(type).map((section) => section.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("names only fields, twins and countries that the input schema knows", () => {
    const base = type === "INDIVIDUAL" ? COMPLETE_INDIVIDUAL : COMPLETE_COMPANY;
    const unknownAt = (path: string) => {
      const typed: unknown = path.includes(".") ? nested(path) : { [path]: "" };
      const result = readProfile({ ...base, ...(typed as object) }, { today: TODAY });
      return !result.ok && Object.values(result.fields).includes("This field is not known here");
    };
    for (const section of sectionsOf(type)) {
      const placed = [
        ...section.fields.map((spec) => ({ spec, path: spec.path })),
        ...section.groups.flatMap((group) =>
          group.fields.map((spec) => ({ spec, path: rowPath(group.path, 0, spec.path) })),
        ),
      ];
      for (const { spec, path } of placed) {
        const beside = [spec.latinTwin, spec.countryKey]
          .filter((key) => key !== undefined)
          .map((key) => siblingPath(path, key));
        for (const one of [path, ...beside]) {
          expect(unknownAt(one), one).toBe(false);
          expect(sectionOfPath(type, one)?.id, one).toBeDefined();
        }
      }
    }
    expect(unknownAt("no_such_field")).toBe(true);
  });
});

function nested(path: string): object {
  const [head = "", ...rest] = path.split(".");
  const key = rest.at(-1) ?? "";
  if (rest.length === 1) return { [head]: { [key]: "" } };
  return { [head]: [head === "tax_info" ? { [key]: "" } : { key: "abcdef", [key]: "" }] };
}

describe("the expiry date of an ID", () => {
  const until = (date: string) => ({ identification_expiry_date: date });

  it("is that of the person whose document is asked for", () => {
    const company = {
      authorized_user: until("2031-01-01"),
      directors: [
        { key: "aaaaaa", ...until("2032-01-01") },
        { key: "bbbbbb", ...until("2033-01-01") },
      ],
      ultimate_beneficial_owners: [{ key: "aaaaaa", ...until("2034-01-01") }],
    };
    expect(idExpiryOf(until("2030-01-01"), "customer")).toBe("2030-01-01");
    expect(idExpiryOf(company, "authorized_user")).toBe("2031-01-01");
    expect(idExpiryOf(company, "director:bbbbbb")).toBe("2033-01-01");
    expect(idExpiryOf(company, "owner:aaaaaa")).toBe("2034-01-01");
  });

  it("is unknown where none was given", () => {
    expect(idExpiryOf(until(""), "customer")).toBeUndefined();
    expect(idExpiryOf({ directors: [{ key: "aaaaaa" }] }, "director:bbbbbb")).toBeUndefined();
    expect(idExpiryOf({}, "authorized_user")).toBeUndefined();
  });
});
