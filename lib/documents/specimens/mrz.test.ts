import { describe, expect, it } from "vitest";
import { cardMrz, checkDigit, passportMrz } from "./mrz";
import { passportSpecimen } from "./passport";
import type { SpecimenHolder } from "./types";

const holder: SpecimenHolder = {
  firstNames: "Anna Maria",
  lastName: "Eriksson",
  dob: "1974-08-12",
  sex: "F",
  nationality: "ZZ",
  documentNumber: "L898902C3",
  issuingCountry: "ZZ",
  issuedOn: "2002-04-16",
  expiresOn: "2012-04-15",
  seed: "icao",
};

describe("machine-readable zones", () => {
  it("equal the standard's own passport", () => {
    expect(passportMrz({ ...holder, personalNumber: "ZE184226B" })).toEqual([
      "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
      "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
    ]);
  });

  it("equal the standard's own card", () => {
    expect(cardMrz({ ...holder, documentNumber: "D23145890" })).toEqual([
      "IDUTOD231458907<<<<<<<<<<<<<<<",
      "7408122F1204159UTO<<<<<<<<<<<6",
      "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
    ]);
  });

  it("write long and foreign names in 44 Latin characters", () => {
    const [first, second] = passportMrz({ ...holder, lastName: "Müller-O'Brien", firstNames: "Ярослав ".repeat(9) });
    expect([first.length, second.length]).toEqual([44, 44]);
    expect(first).toMatch(/^P<UTOMULLER<OBRIEN<<[A-Z<]+$/);
    expect(checkDigit("520727")).toBe("3");
  });
});

it("equal parameters draw equal bytes, another seed others", async () => {
  const [one, two] = await Promise.all([passportSpecimen(holder), passportSpecimen(holder)]);
  expect(one.bytes.equals(two.bytes)).toBe(true);
  expect((await passportSpecimen({ ...holder, seed: "other" })).bytes.equals(one.bytes)).toBe(false);
});
