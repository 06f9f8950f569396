import { describe, expect, it } from "vitest";
import { addDays, addMonths } from "@/lib/core/civil-date";
import { placedFields } from "@/lib/customers/fields";
import { documentRequirements } from "@/lib/customers/rules-completeness";
import { COMPLETE_COMPANY, COMPLETE_INDIVIDUAL, INDIVIDUAL_DOCUMENTS, TODAY } from "@/lib/customers/testing/profiles";
import { dateRemarks, proofPlaces, proofsOf } from "./rules";
import { compareTwins } from "./rules-twins";

const [passport, bill] = INDIVIDUAL_DOCUMENTS;
if (!passport || !bill) throw new Error("The sample has both papers");

describe("what proves a field", () => {
  it("is a place that the profile has, for every field of both types", () => {
    for (const profile of [COMPLETE_INDIVIDUAL, COMPLETE_COMPANY]) {
      const places = documentRequirements(profile, "WALLET").map(({ slot, subject }) => `${slot} ${subject}`);
      const proven = placedFields(profile.type, profile).map(({ path }) => proofPlaces(profile, path));
      expect(proven.flat().filter(({ slot, subject }) => !places.includes(`${slot} ${subject}`))).toEqual([]);
      expect(proven.filter((some) => some.length > 0).length).toBeGreaterThan(8);
    }
  });

  it("is the ID for who somebody is, the address proof for where they live, nobody else's paper", () => {
    const files = [
      { id: "id", slot: "ID_PROOF", subject: "customer" },
      { id: "address", slot: "ADDRESS_PROOF", subject: "customer" },
      { id: "other", slot: "ID_PROOF", subject: "authorized_user" },
    ];
    expect(proofsOf(COMPLETE_INDIVIDUAL, "dob", files)).toEqual(["id"]);
    expect(proofsOf(COMPLETE_INDIVIDUAL, "last_name", files)).toEqual(["id", "address"]);
    expect(proofsOf(COMPLETE_INDIVIDUAL, "address_city", files)).toEqual(["address"]);
    expect(proofsOf(COMPLETE_INDIVIDUAL, "email", files)).toEqual([]);
    expect(proofsOf(COMPLETE_COMPANY, "authorized_user.dob", files)).toEqual(["other"]);
  });
});

describe("what the dates of a file say", () => {
  const words = (document: typeof passport) => dateRemarks(document, COMPLETE_INDIVIDUAL, TODAY);

  it("an address proof is recent to the day", () => {
    const oldest = addMonths(TODAY, -3);
    expect(words({ ...bill, issuedOn: oldest })).toEqual([
      { tone: "good", words: "Issued within the last three months" },
    ]);
    expect(words({ ...bill, issuedOn: addDays(oldest, -1) })).toMatchObject([{ tone: "bad" }]);
    expect(words({ ...bill, issuedOn: addDays(TODAY, 1) })).toMatchObject([{ tone: "bad" }]);
  });

  it("an ID that has expired or soon will stands out", () => {
    const typed = "2030-01-01";
    expect(words({ ...passport, expiresOn: typed })).toEqual([{ tone: "good", words: "Has not expired" }]);
    expect(words({ ...passport, expiresOn: addDays(TODAY, 60) })[0]).toMatchObject({
      tone: "bad",
      words: expect.stringMatching(/Expires soon/),
    });
    expect(words({ ...passport, expiresOn: TODAY })[0]).toMatchObject({
      tone: "bad",
      words: expect.stringMatching(/has expired/),
    });
  });

  it("an expiry that differs from the typed one is marked, whichever is right", () => {
    const remarks = words({ ...passport, expiresOn: "2031-01-01" });
    expect(remarks.at(-1)).toMatchObject({ tone: "bad", words: expect.stringMatching(/1 Jan 2031.*1 Jan 2030/) });
  });
});

describe("two customers side by side", () => {
  it("identifiers count in full although only their ends are shown", () => {
    const same = compareTwins(COMPLETE_INDIVIDUAL, { ...COMPLETE_INDIVIDUAL, first_name: "Jayne" });
    expect(same.find((field) => field.label === "ID number")).toMatchObject({ result: "SAME" });
    const close = compareTwins(COMPLETE_INDIVIDUAL, { ...COMPLETE_INDIVIDUAL, identification_value: "PB1234567" });
    const number = close.find((field) => field.label === "ID number");
    expect(number).toMatchObject({ result: "DIFFERENT", ours: number?.theirs });
    expect(JSON.stringify([same, close])).not.toMatch(/P[AB]1234567|1990-04-02|412345678/);
  });

  it("spelling apart, the same name is the same; what only one has is said", () => {
    const { email: _email, ...without } = COMPLETE_INDIVIDUAL;
    const fields = compareTwins(COMPLETE_INDIVIDUAL, { ...without, first_name: "JANÉ", email: "" });
    expect(fields.find((field) => field.label === "Name")?.result).toBe("SAME");
    expect(fields.find((field) => field.label === "E-mail")).toMatchObject({ result: "ABSENT", theirs: null });
  });

  it("a person and a company share only what both have", () => {
    const fields = compareTwins(COMPLETE_INDIVIDUAL, COMPLETE_COMPANY);
    expect(fields.find((field) => field.label === "Date of birth")?.result).toBe("ABSENT");
  });
});
