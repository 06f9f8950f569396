import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { valueAt } from "./fields";
import { readProfile } from "./input";
import { maskProfile, maskValue, sensitivePaths } from "./rules-masking";
import { COMPLETE_COMPANY, COMPLETE_INDIVIDUAL, TODAY, typedProfile } from "./testing/profiles";

const shown = (masked: string) => [...masked].filter((character) => character !== "•" && character !== "-");

describe("masks", () => {
  it("reveal at most four characters and never more than half of an identifier", () => {
    const kinds = fc.constantFrom("identifier" as const, "phone" as const, "date" as const);
    fc.assert(
      fc.property(kinds, fc.stringMatching(/^[A-Z0-9]{1,30}$/), (kind, value) => {
        const visible = shown(maskValue(kind, value));
        expect(visible.length).toBeLessThanOrEqual(4);
        expect(visible.length).toBeLessThanOrEqual(value.length / 2);
      }),
    );
  });

  it.each([
    ["identifier", "123456782", "••••6782"],
    ["identifier", "1234", "••••34"],
    ["identifier", "123", "••••"],
    ["phone", "412345678", "••••678"],
    ["date", "1990-04-02", "1990-••-••"],
  ] as const)("show %s %s as %s", (kind, value, masked) => expect(maskValue(kind, value)).toBe(masked));

  it("cover every sensitive value of a profile and leave the rest alone", () => {
    fc.assert(
      fc.property(typedProfile, (typed) => {
        const reading = readProfile(typed, { today: TODAY });
        if (!reading.ok) throw new Error("Typed profiles are accepted");
        const masked = maskProfile(reading.profile);
        for (const path of sensitivePaths(reading.profile)) {
          const original = valueAt(reading.profile, path);
          expect(valueAt(masked, path), path).not.toBe(original);
          expect(String(valueAt(masked, path)), path).toContain("••");
        }
        const { first_name, email } =
          reading.profile.type === "INDIVIDUAL" ? reading.profile : { first_name: undefined, email: undefined };
        if (masked.type === "INDIVIDUAL") expect([masked.first_name, masked.email]).toEqual([first_name, email]);
      }),
    );
    expect(sensitivePaths(COMPLETE_INDIVIDUAL)).toEqual([
      "dob",
      "phone_number",
      "identification_value",
      "tax_info.0.document_id",
    ]);
    expect(maskProfile(COMPLETE_INDIVIDUAL).phone_number_e164).toBe("••••678");
  });

  it("cannot be saved over the real values", () => {
    for (const profile of [COMPLETE_INDIVIDUAL, COMPLETE_COMPANY]) {
      const reading = readProfile(maskProfile(profile), { today: TODAY });
      const refused = reading.ok ? [] : Object.keys(reading.fields);
      expect(refused).toEqual(expect.arrayContaining(sensitivePaths(profile)));
    }
  });
});
