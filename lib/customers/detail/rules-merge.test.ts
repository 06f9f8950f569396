import { describe, expect, it } from "vitest";
import { type CustomerProfile, readProfile } from "@/lib/customers/input";
import { changedPaths } from "@/lib/customers/rules-changes";
import { fromFormValues, toFormValues } from "@/lib/customers/rules-form-values";
import { COMPLETE_COMPANY, COMPLETE_INDIVIDUAL, TODAY } from "@/lib/customers/testing/profiles";
import { valueAt } from "../fields";
import { editClashes, isSameValue, pathsOfUnit, takenValues, theirValues, unitOf } from "./rules-merge";

/** What the server answers to the second editor. */
function conflict(base: CustomerProfile, theirs: CustomerProfile) {
  return changedPaths(base, theirs).map((path) => ({ path, theirs: valueAt(theirs, path) ?? null }));
}

describe("the other person's values", () => {
  const [first] = COMPLETE_COMPANY.directors ?? [];
  const added = { key: "dir00002", first_name: "Cy", last_name: "Roe" };
  it.each<[string, CustomerProfile, CustomerProfile]>([
    ["a changed field", COMPLETE_INDIVIDUAL, { ...COMPLETE_INDIVIDUAL, address_city: "Perth" }],
    ["an added field", COMPLETE_INDIVIDUAL, { ...COMPLETE_INDIVIDUAL, middle_name: "Ann" }],
    ["a row removed", COMPLETE_INDIVIDUAL, { ...COMPLETE_INDIVIDUAL, tax_info: [] }],
    ["extra data", COMPLETE_INDIVIDUAL, { ...COMPLETE_INDIVIDUAL, metadata: { till: "7" } }],
    ["a list of numbers", COMPLETE_INDIVIDUAL, { ...COMPLETE_INDIVIDUAL, source_of_fund_ids: [1, 2] }],
    ["a row added", COMPLETE_COMPANY, { ...COMPLETE_COMPANY, directors: first ? [first, added] : [added] }],
    ["a row put first", COMPLETE_COMPANY, { ...COMPLETE_COMPANY, directors: first ? [added, first] : [added] }],
    ["a person emptied", COMPLETE_COMPANY, { ...COMPLETE_COMPANY, authorized_user: undefined }],
  ])("follow from what they changed: %s", (_what, base, theirs) => {
    const values = theirValues(base, conflict(base, theirs));
    expect(isSameValue(values, toFormValues(theirs))).toBe(true);
    expect(isSameValue(values, toFormValues(base))).toBe(false);
  });
});

describe("clashes of two editors", () => {
  const base = toFormValues(COMPLETE_INDIVIDUAL);
  const changed = (part: Partial<typeof COMPLETE_INDIVIDUAL>) =>
    conflict(COMPLETE_INDIVIDUAL, { ...COMPLETE_INDIVIDUAL, ...part });
  const clashes = (mine: object, theirPart: Partial<typeof COMPLETE_INDIVIDUAL>) => {
    const said = changed(theirPart);
    return editClashes(base, { ...base, ...mine }, theirValues(COMPLETE_INDIVIDUAL, said), said);
  };

  it("ask only where both typed, and take over the rest", () => {
    expect(clashes({ address_city: "Hobart" }, { address_city: "Perth", email: "new@example.com" })).toEqual([
      { unit: "email", isMineTouched: false },
      { unit: "address_city", isMineTouched: true },
    ]);
  });

  it("leave out what both made the same", () => {
    expect(clashes({ address_city: "Perth" }, { address_city: "Perth" })).toEqual([]);
  });

  it("hold a name and its Latin twin, a phone number and its country, a list and its rows together", () => {
    expect(unitOf("last_name_en")).toBe("last_name");
    expect(unitOf("phone_number_e164")).toBe("phone_number");
    expect(unitOf("authorized_user.phone_country_code")).toBe("authorized_user.phone_number");
    expect(unitOf("directors.3.first_name")).toBe("directors");
    expect(pathsOfUnit("phone_number")).toContain("phone_country_code");
    const theirs = { phone_number: "2 93744000", phone_number_e164: "+61293744000" };
    expect(clashes({ phone_country_code: "NZ" }, theirs)).toEqual([{ unit: "phone_number", isMineTouched: true }]);
  });

  it("do not take an empty field for typing", () => {
    expect(clashes({ middle_name: "" }, { middle_name: "Ann" })).toEqual([
      { unit: "middle_name", isMineTouched: false },
    ]);
  });
});

describe("taking over", () => {
  const mine = toFormValues({ ...COMPLETE_INDIVIDUAL, address_city: "Hobart", description: "Mine" });
  it("gives a form that can be saved: theirs where it was chosen, mine elsewhere", () => {
    const theirs: CustomerProfile = {
      ...COMPLETE_INDIVIDUAL,
      ...{ address_city: "Perth", middle_name: "Ann", email: "their@example.com", tax_info: undefined },
    };
    const said = conflict(COMPLETE_INDIVIDUAL, theirs);
    const values = theirValues(COMPLETE_INDIVIDUAL, said);
    const merged = structuredClone(mine);
    const units = ["middle_name", "email", "tax_info", "phone_number"];
    for (const [path, value] of takenValues(mine, values, units)) merged[path] = value;
    const reading = readProfile(fromFormValues("INDIVIDUAL", merged), { today: TODAY });
    expect(reading).toEqual({
      ok: true,
      profile: { ...theirs, address_city: "Hobart", description: "Mine" },
    });
  });

  it("empties what they emptied", () => {
    const emptied = toFormValues({ ...COMPLETE_INDIVIDUAL, description: undefined });
    expect(takenValues(mine, emptied, ["description"])).toEqual([["description", ""]]);
  });
});
