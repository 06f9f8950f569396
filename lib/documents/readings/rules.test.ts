import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMrz } from "@/lib/core/mrz/read";
import type { MrzFields } from "@/lib/core/mrz/types";
import { nationalIdSpecimen } from "@/lib/documents/specimens/cards";
import { cardMrz, passportMrz } from "@/lib/documents/specimens/mrz";
import { passportSpecimen } from "@/lib/documents/specimens/passport";
import type { SpecimenHolder } from "@/lib/documents/specimens/types";
import { compareReading } from "./rules";
import { zoneSpellings } from "./rules-names";
import type { TypedPerson } from "./types";

const TODAY = "2026-11-21";
const fields: MrzFields = {
  ...{ documentCode: "P", issuingState: "AUS", surname: "MUELLER LUEDENSCHEIDT", givenNames: "ZOE ANNA" },
  ...{ documentNumber: "PA1234567", nationality: "AUS", birthDate: "900229", sex: "F" as const, expiryDate: "310501" },
};
const person: TypedPerson = {
  names: [{ surname: "Müller-Lüdenscheidt", given: "Zoë Anna" }],
  number: "pa 1234567",
  birthDate: "1990-02-28",
  expiryDate: "2031-05-01",
  nationalities: ["AU"],
  sex: "F",
};
const differing = (typed: Partial<TypedPerson>, read: Partial<MrzFields> = {}, format: "TD1" | "TD3" = "TD3") =>
  compareReading({ ...person, ...typed }, { format, fields: { ...fields, birthDate: "900228", ...read } }, TODAY)
    .filter(({ same }) => !same)
    .map(({ field }) => field);

describe("what is read beside what was typed", () => {
  it("agrees after transliteration, without spaces, hyphens and case", () => {
    expect(differing({})).toEqual([]);
    expect(differing({}, { surname: "MULLERLUDENSCHEIDT" })).toEqual([]);
    expect(
      differing({ names: [{ surname: "O'Brien", given: "Seán" }] }, { surname: "OBRIEN", givenNames: "SEAN" }),
    ).toEqual([]);
  });

  it.each<[string, Partial<TypedPerson>, Partial<MrzFields>]>([
    ["name", { names: [{ surname: "Miller", given: "Zoë Anna" }] }, {}],
    ["number", { number: "PA1234568" }, {}],
    ["birth_date", { birthDate: "1990-03-28" }, {}],
    ["expiry_date", { expiryDate: "2032-05-01" }, {}],
    ["nationality", { nationalities: ["NZ"] }, {}],
    ["sex", { sex: "M" }, {}],
  ])("differs in the %s alone", (field, typed, read) => {
    expect(differing(typed, read)).toEqual([field]);
  });

  it("takes a name that the zone had no room for as far as it goes", () => {
    const long = { names: [{ surname: "Papadopoulos", given: "Konstantinos Alexandros" }] };
    const cut = { surname: "PAPADOPOULOS", givenNames: "KONSTANTINOS ALE" };
    expect(differing(long, cut, "TD1")).toEqual([]);
    expect(differing(long, { ...cut, givenNames: "KONSTANTINOS" }, "TD1")).toEqual(["name"]);
    expect(differing(long, { ...cut, givenNames: "KONSTANTINOS ALF" }, "TD1")).toEqual(["name"]);
  });

  it("knows the century: nobody is born tomorrow, and no document ended before the zones had dates of 2000", () => {
    const dates = (birthDate: string, read: string) =>
      compareReading({ ...person, birthDate }, { format: "TD3", fields: { ...fields, birthDate: read } }, TODAY).find(
        ({ field }) => field === "birth_date",
      );
    expect(dates("1926-11-22", "261122")).toMatchObject({ same: true });
    expect(dates("2027-01-01", "270101")).toMatchObject({ same: false, read: "1927-01-01" });
    expect(dates("1925-06-01", "250601")).toMatchObject({ same: true });
  });

  it("says nothing of what was not typed", () => {
    const bare: TypedPerson = {
      names: [],
      nationalities: [],
      number: undefined,
      birthDate: undefined,
      expiryDate: undefined,
      sex: undefined,
    };
    expect(compareReading(bare, { format: "TD3", fields }, TODAY)).toEqual([]);
  });

  it("spells every name in letters of the zone", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => {
        for (const spelling of zoneSpellings(name)) expect(spelling).toMatch(/^[A-Z]+$/);
      }),
    );
  });
});

const holder: SpecimenHolder = {
  ...{ firstNames: "Quentin Xavier", lastName: "Björkqvist", dob: "1988-12-01", sex: "M", nationality: "AU" },
  ...{
    documentNumber: "PB7654321",
    issuingCountry: "AU",
    issuedOn: "2022-04-16",
    expiresOn: "2032-04-15",
    seed: "zone",
  },
};

describe("a drawn document", () => {
  it("is read exactly: a passport, the back of a card, and no zone on its front", async () => {
    const passport = await readMrz((await passportSpecimen(holder)).bytes);
    expect(passport).toMatchObject({ state: "READ", format: "TD3", lines: passportMrz(holder) });
    const back = await readMrz((await nationalIdSpecimen(holder, "back")).bytes);
    expect(back).toMatchObject({ state: "READ", format: "TD1", lines: cardMrz(holder) });
    expect(await readMrz((await nationalIdSpecimen(holder, "front")).bytes)).toEqual({ state: "NONE" });
  }, 60_000);

  it("is given up when its time is used up: no picture keeps the reader busy", async () => {
    expect(await readMrz((await passportSpecimen(holder)).bytes, 0)).toEqual({ state: "NONE" });
  }, 60_000);
});
