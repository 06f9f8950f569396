import { describe, expect, it } from "vitest";
import { DOCUMENT_TYPES, SIDES, SLOT_LABELS, SLOTS } from "./constants";
import { documentInput } from "./input";
import {
  type DocumentFact,
  documentProblem,
  fitsSlot,
  isRecentEnough,
  isSubject,
  sidesOf,
  slotSpec,
  slotState,
} from "./rules";

const TODAY = "2026-05-31";
const fact: DocumentFact = {
  slot: "ID_PROOF",
  subject: "customer",
  docType: "PASSPORT",
  side: "SINGLE",
  issuedOn: null,
  expiresOn: null,
  review: "PENDING",
};
const bill: DocumentFact = { ...fact, slot: "ADDRESS_PROOF", docType: "UTILITY_BILL", issuedOn: "2026-05-01" };

describe("slots", () => {
  it("each take at least one type, and each type is one that exists", () => {
    for (const slot of SLOTS) {
      expect(slotSpec(slot).types.length).toBeGreaterThan(0);
      for (const type of slotSpec(slot).types) expect(DOCUMENT_TYPES).toContain(type);
      expect(SLOT_LABELS[slot]).not.toBe("");
    }
  });

  it("take the sides of the type and no other", () => {
    for (const side of SIDES) {
      expect(fitsSlot("ID_PROOF", "PASSPORT", side)).toBe(side === "SINGLE");
      expect(fitsSlot("ID_PROOF", "NATIONAL_ID", side)).toBe(side !== "SINGLE");
      expect(fitsSlot("ADDRESS_PROOF", "PASSPORT", side)).toBe(false);
    }
  });

  it("know whose document it is", () => {
    for (const good of ["customer", "authorized_user", "director:abc123", "owner:0123456789"])
      expect(isSubject(good)).toBe(true);
    for (const bad of ["", "director:", "director:ABC123", "owner:a", "director:abc123:x", "someone"])
      expect(isSubject(bad)).toBe(false);
  });
});

describe("one file", () => {
  it("proves an address for three months, both ends included", () => {
    expect(isRecentEnough("2026-02-28", TODAY)).toBe(true);
    expect(isRecentEnough("2026-02-27", TODAY)).toBe(false);
    expect(isRecentEnough(TODAY, TODAY)).toBe(true);
    expect(isRecentEnough("2026-06-01", TODAY)).toBe(false);
  });

  it.each([
    [bill, null],
    [{ ...bill, issuedOn: null }, "INVALID"],
    [{ ...bill, issuedOn: "2026-06-01" }, "INVALID"],
    [{ ...bill, issuedOn: "2026-02-27" }, "EXPIRED"],
    // Accepted in its time: it does not have to be sent again every three months.
    [{ ...bill, issuedOn: "2026-02-27", review: "ACCEPTED" as const }, null],
    [fact, null],
    [{ ...fact, expiresOn: TODAY }, "EXPIRED"],
    [{ ...fact, expiresOn: "2026-06-01" }, null],
    [{ ...fact, review: "REJECTED" as const }, "INVALID"],
    [{ ...fact, side: "BACK" as const }, "INVALID"],
  ])("case %#", (document, reason) => expect(documentProblem(document, TODAY)?.reason ?? null).toBe(reason));
});

describe("a slot", () => {
  const types = slotSpec("ID_PROOF").types;
  const front: DocumentFact = { ...fact, docType: "NATIONAL_ID", side: "FRONT" };

  it("is filled by all sides of one document, never by sides of two", () => {
    expect(slotState([front], "ID_PROOF", "customer", types, TODAY)).toMatchObject({
      complete: false,
      missing: [{ side: "BACK" }],
    });
    const otherBack: DocumentFact = { ...front, docType: "DRIVERS_LICENCE", side: "BACK" };
    expect(slotState([front, otherBack], "ID_PROOF", "customer", types, TODAY).complete).toBe(false);
    expect(slotState([front, { ...front, side: "BACK" }], "ID_PROOF", "customer", types, TODAY)).toEqual({
      complete: true,
      type: "NATIONAL_ID",
      accepted: false,
    });
  });

  it("is not filled by another person's document", () => {
    expect(slotState([{ ...fact, subject: "director:abc123" }], "ID_PROOF", "customer", types, TODAY).complete).toBe(
      false,
    );
  });

  it("says that everything is missing when nothing is there", () => {
    expect(slotState([], "ID_PROOF", "customer", types, TODAY)).toMatchObject({
      complete: false,
      type: null,
      missing: [{ reason: "MISSING" }],
    });
  });
});

describe("document input", () => {
  const given = { slot: "ID_PROOF", subject: "customer", type: "NATIONAL_ID", side: "FRONT" };

  it("takes what fits and treats an empty date as none", () => {
    expect(documentInput.safeParse({ ...given, issued_on: "", expires_on: "2030-01-01" })).toMatchObject({
      success: true,
    });
  });

  it.each([
    { ...given, side: "SINGLE" },
    { ...given, subject: "nobody" },
    { ...given, slot: "ADDRESS_PROOF" },
    { ...given, issued_on: "2026-02-30" },
    { ...given, issued_on: "2030-01-01", expires_on: "2029-01-01" },
    { ...given, extra: 1 },
  ])("refuses case %#", (value) => expect(documentInput.safeParse(value).success).toBe(false));

  it("knows the sides of every type", () => {
    for (const type of DOCUMENT_TYPES) expect([["SINGLE"], ["FRONT", "BACK"]]).toContainEqual(sidesOf(type));
  });
});
