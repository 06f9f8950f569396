import { iso31661, iso31662 } from "iso-3166";
import { type CountryCode, getExampleNumber } from "libphonenumber-js/min";
import examples from "libphonenumber-js/mobile/examples";
import { describe, expect, it } from "vitest";
import { COUNTRIES, countryName, isCountry, isSubdivisionShape, toAlpha2, toAlpha3 } from "./geo";
import { COUNTRY_CODES } from "./geo-codes";
import { callingCodeOf, parsePhone, phoneCountries, phoneMatchesCountry } from "./geo-phone";
import { isSubdivision, subdivisionName, subdivisionsOf } from "./geo-subdivisions";

describe("countries", () => {
  it("are the same in the list of codes that the browser reads addresses with", () => {
    expect(COUNTRY_CODES).toEqual(COUNTRIES.map(({ code }) => code));
  });

  it("are exactly those assigned by ISO 3166-1", () => {
    const ours = COUNTRIES.map(({ code, alpha3 }) => `${code} ${alpha3}`).sort();
    expect(ours).toEqual(iso31661.map(({ alpha2, alpha3 }) => `${alpha2} ${alpha3}`).sort());
  });

  it("translate between two and three letters without loss", () => {
    for (const { code } of COUNTRIES) expect(toAlpha2(toAlpha3(code) ?? "")).toBe(code);
    expect(toAlpha2(" usa ")).toBe("US");
    expect(toAlpha2("XX")).toBeNull();
    expect(isCountry("us")).toBe(false);
    expect(countryName("AU")).toBe("Australia");
  });

  it("own their subdivisions", () => {
    for (const { code } of iso31662) {
      expect(isSubdivision(code)).toBe(true);
      expect(isSubdivisionShape(code.slice(0, 2), code)).toBe(true);
    }
    expect(isSubdivisionShape("NZ", "AU-NSW")).toBe(false);
    expect(isSubdivision("AU-ZZZ")).toBe(false);
    expect(subdivisionName("AU-NSW")).toBe("New South Wales");
    expect(subdivisionsOf("AU").length).toBeGreaterThan(5);
  });
});

describe("phone numbers", () => {
  it("are read in their country and read back from both forms", () => {
    for (const country of phoneCountries() as CountryCode[]) {
      const example = getExampleNumber(country, examples);
      if (!example) continue;
      const first = parsePhone(country, example.formatNational());
      expect(first, country).toMatchObject({ ok: true, e164: example.number });
      if (!first.ok) continue;
      expect(parsePhone(first.country ?? country, first.national), country).toEqual(first);
      expect(parsePhone(undefined, first.e164)).toMatchObject({ e164: first.e164 });
      expect(phoneMatchesCountry(first.e164, country)).toBe(true);
    }
  });

  it.each([
    ["AU", "", "EMPTY"],
    [undefined, "0412 345 678", "COUNTRY_NEEDED"],
    ["AU", "call me", "NOT_A_NUMBER"],
    ["AU", "0412", "TOO_SHORT"],
    ["AU", "0412345678999999999", "TOO_LONG"],
  ])("in %s says why %s is refused", (country, raw, reason) =>
    expect(parsePhone(country, raw)).toEqual({ ok: false, reason }),
  );

  it("understand full-width digits and international spelling in another country", () => {
    expect(parsePhone("AU", "０４１２　３４５　６７８")).toMatchObject({ e164: "+61412345678" });
    expect(parsePhone("AU", "+64 21 123 4567")).toMatchObject({ country: "NZ" });
    expect(phoneMatchesCountry("+64211234567", "AU")).toBe(false);
    expect(callingCodeOf("AU")).toBe("+61");
  });
});
