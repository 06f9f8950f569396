import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkIdentifier, type IdentifierKind, normalizeIdentifier, taxIdKind, taxIdLabel } from "./identifiers";

const VALID: readonly [IdentifierKind, string, string][] = [
  ["abn", "AU", "51824753556"],
  ["acn", "AU", "004085616"],
  ["tfn", "AU", "123456782"],
  ["sin", "CA", "046454286"],
  ["ird", "NZ", "49091850"],
  ["nzbn", "NZ", "9429041535110"],
  ["nric", "SG", "S1234567D"],
  ["nric", "SG", "T1234567J"],
  ["nric", "SG", "F1234567N"],
  ["nric", "SG", "G1234567X"],
  ["nric", "SG", "M1234567K"],
  ["national_id", "HK", "A1234563"],
  ["national_id", "CN", "360426199101010071"],
  ["cnp", "RO", "1630615123457"],
];

const STRUCTURED: readonly [IdentifierKind, string, string][] = [
  ["ssn", "US", "536904399"],
  ["ein", "US", "911144442"],
  ["nino", "GB", "AB123456C"],
  ["tin", "IN", "ACUPA7085R"],
  ["tin", "SG", "S0000001I"],
  ["tin", "NZ", "49091850"],
  ["pin", "KE", "P051365947M"],
  ["rfc", "MX", "GODE561231GR8"],
  ["cf", "IT", "RCCMNL83S18D969H"],
  ["spi", "FR", "3023217600053"],
  ["bvn", "NG", "12345678901"],
  ["pan", "NP", "123456789"],
  ["company_registration", "AU", "51824753556"],
  ["company_registration", "AU", "004085616"],
  ["company_registration", "NZ", "9429041535110"],
  ["company_registration", "NZ", "1830488"],
  ["company_registration", "GB", "SC123456"],
  ["passport", "AU", "PA1234567"],
  ["tin", "DE", "12345678901"],
];

/** Schemes whose weights make every single wrong digit visible. */
const GUARANTEED = new Set<string>(["abn", "tfn", "sin", "nzbn", "national_id CN", "nric"]);

describe("identifiers", () => {
  it.each([...VALID, ...STRUCTURED])("accepts a right %s of %s", (kind, country, value) =>
    expect(checkIdentifier(kind, country, value)).toEqual({ ok: true, normalized: value }),
  );

  it.each(VALID.filter(([kind, country]) => GUARANTEED.has(kind) || GUARANTEED.has(`${kind} ${country}`)))(
    "notices every single wrong digit in a %s of %s",
    (kind, country, value) => {
      for (let at = 0; at < value.length; at++) {
        if (!/\d/.test(value[at] ?? "")) continue;
        for (const digit of "0123456789") {
          if (digit === value[at]) continue;
          const wrong = value.slice(0, at) + digit + value.slice(at + 1);
          expect(checkIdentifier(kind, country, wrong).ok, wrong).toBe(false);
        }
      }
    },
  );

  it("says what is wrong", () => {
    expect(checkIdentifier("abn", "AU", "51824753557")).toEqual({ ok: false, reason: "CHECKSUM" });
    expect(checkIdentifier("abn", "AU", "5182")).toEqual({ ok: false, reason: "LENGTH" });
    expect(checkIdentifier("ssn", "US", "000-12-3456")).toEqual({ ok: false, reason: "COMPONENT" });
    expect(checkIdentifier("passport", "AU", "PA•••567")).toEqual({ ok: false, reason: "FORMAT" });
    expect(checkIdentifier("tfn", "AU", " - ")).toEqual({ ok: false, reason: "EMPTY" });
    expect(checkIdentifier("gb_company", "GB", "QQ123456")).toEqual({ ok: false, reason: "COMPONENT" });
  });

  it("reads the same number however it is spaced, dashed, cased or widened", () => {
    expect(normalizeIdentifier(" s０００ ０００１–i ")).toBe("S0000001I");
    expect(checkIdentifier("abn", "AU", "51 824 753 556").ok).toBe(true);
    expect(checkIdentifier("national_id", "HK", "A123456(3)").ok).toBe(true);
    expect(checkIdentifier("company_registration", "GB", "45678")).toEqual({ ok: true, normalized: "00045678" });
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(normalizeIdentifier(normalizeIdentifier(text))).toBe(normalizeIdentifier(text));
      }),
      { examples: [["\u1fd2"], ["e\u200d\u0301"]], numRuns: 500 },
    );
  });

  it("never throws and keeps what it accepted", () => {
    const kinds = fc.constantFrom<IdentifierKind>(
      "tin",
      "ssn",
      "abn",
      "uen",
      "rfc",
      "cf",
      "national_id",
      "company_registration",
      "other",
    );
    const places = fc.constantFrom("AU", "SG", "HK", "TH", "MX", "GB", "DE", undefined);
    fc.assert(
      fc.property(kinds, places, fc.string({ unit: "grapheme" }), (kind, country, text) => {
        const first = checkIdentifier(kind, country, text);
        if (first.ok) expect(checkIdentifier(kind, country, first.normalized)).toEqual(first);
      }),
      { numRuns: 500 },
    );
  });

  it("knows the tax number of each country", () => {
    const expected = { AU: "tfn", US: "ssn", GB: "nino", NG: "bvn", DZ: "nif", AO: "nif", SG: "tin", DE: "tin" };
    for (const [country, kind] of Object.entries(expected)) expect(taxIdKind(country)).toBe(kind);
    expect(taxIdLabel("DE")).toBe("Tax number");
  });
});
