import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PURPOSES } from "./constants";
import { DOCUMENTS_SECTION, documentAnchor, fieldAnchor, placedFields, sectionsOf, siblingPath } from "./fields";
import { type CustomerProfile, readProfile } from "./input";
import { statusAfterSubmit } from "./rules";
import {
  documentRequirements,
  mandatoryFields,
  missingItems,
  walletDocumentsAccepted,
  walletReadiness,
} from "./rules-completeness";
import {
  COMPANY_DOCUMENTS,
  COMPLETE_COMPANY,
  COMPLETE_INDIVIDUAL,
  INDIVIDUAL_DOCUMENTS,
  TODAY,
  typedProfile,
} from "./testing/profiles";

const individual = {
  profile: COMPLETE_INDIVIDUAL,
  purpose: "WALLET",
  documents: INDIVIDUAL_DOCUMENTS,
  today: TODAY,
} as const;
const company = { profile: COMPLETE_COMPANY, purpose: "WALLET", documents: COMPANY_DOCUMENTS, today: TODAY } as const;
const keys = (facts: Parameters<typeof missingItems>[0]) =>
  missingItems(facts).map((item) => `${item.key} ${item.reason}`);

/** Every id that the form of this profile has on its page. */
function anchorsOf(profile: CustomerProfile): Set<string> {
  const anchors = new Set<string>();
  for (const { path, spec } of placedFields(profile.type, profile)) {
    anchors.add(fieldAnchor(path));
    if (spec.latinTwin) anchors.add(fieldAnchor(siblingPath(path, spec.latinTwin)));
  }
  for (const section of sectionsOf(profile.type))
    for (const group of section.groups) anchors.add(fieldAnchor(group.path));
  for (const { slot, subject } of documentRequirements(profile, "WALLET")) anchors.add(documentAnchor(slot, subject));
  return anchors;
}

describe("what is missing", () => {
  it("is nothing for complete customers", () => {
    expect(keys(individual)).toEqual([]);
    expect(keys(company)).toEqual([]);
    expect(keys({ ...individual, purpose: "BASIC", documents: [] })).toEqual([]);
  });

  it("is each mandatory field in its turn, and only that", () => {
    for (const facts of [individual, company]) {
      const { type } = facts.profile;
      const plain = mandatoryFields(type, "AU", "WALLET").filter(
        (path) => !path.includes("*") && !path.includes("custom_type"),
      );
      for (const path of plain) {
        const profile: Record<string, unknown> = structuredClone(facts.profile);
        const [head = "", tail] = path.split(".");
        if (tail === undefined) delete profile[head];
        else Reflect.deleteProperty(profile[head] as object, tail);
        expect(keys({ ...facts, profile: profile as CustomerProfile }), path).toContain(`${path} MISSING`);
      }
    }
  });

  it("asks for fields of listed people and for the name of another kind of ID", () => {
    const directors = [{ key: "dir00001", first_name: "Ada" }];
    expect(keys({ ...company, profile: { ...COMPLETE_COMPANY, directors } })).toEqual([
      "directors.0.last_name MISSING",
    ]);
    const other = { ...COMPLETE_INDIVIDUAL, identification_type: "OTHER" as const };
    expect(keys({ ...individual, profile: other })).toContain("identification_custom_type MISSING");
  });

  it("asks for the Latin form of every name in another script", () => {
    const profile = { ...COMPLETE_INDIVIDUAL, first_name: "明", address_city: "Sÿdney" };
    expect(keys({ ...individual, purpose: "BASIC", profile })).toEqual([
      "first_name_en MISSING",
      "address_city_en MISSING",
    ]);
    expect(keys({ ...individual, profile: { ...profile, first_name_en: "Ming", address_city_en: "Sydney" } })).toEqual(
      [],
    );
  });

  it("does not ask for a state or postcode where a country has none", () => {
    const paths = mandatoryFields("INDIVIDUAL", "HK", "WALLET");
    expect(paths).not.toContain("address_state");
    expect(paths).not.toContain("address_zip_code");
    expect(mandatoryFields("INDIVIDUAL", "AU", "WALLET")).toEqual(
      expect.arrayContaining(["address_state", "address_zip_code"]),
    );
  });

  it("tells expired from absent", () => {
    const expired = { ...COMPLETE_INDIVIDUAL, identification_expiry_date: TODAY };
    expect(keys({ ...individual, profile: expired })).toEqual(["identification_expiry_date EXPIRED"]);
    const [id, address] = INDIVIDUAL_DOCUMENTS;
    if (!id || !address) throw new Error("The sample has two documents");
    const old = [
      { ...id, expiresOn: "2026-03-15" },
      { ...address, issuedOn: "2025-12-14" },
    ];
    expect(keys({ ...individual, documents: old })).toEqual([
      "ID_PROOF:customer:SINGLE EXPIRED",
      "ADDRESS_PROOF:customer:SINGLE EXPIRED",
    ]);
    expect(keys({ ...individual, documents: [{ ...id, review: "REJECTED" }, address] })).toEqual([
      "ID_PROOF:customer:SINGLE INVALID",
    ]);
  });

  it("asks for the other side and for the ID whose number was given", () => {
    expect(keys({ ...company, documents: COMPANY_DOCUMENTS.filter((one) => one.side !== "BACK") })).toEqual([
      "ID_PROOF:authorized_user:BACK MISSING",
    ]);
    const licence = { ...COMPLETE_INDIVIDUAL, identification_type: "DRIVERS_LICENCE" as const };
    expect(keys({ ...individual, profile: licence })).toEqual(["ID_PROOF:customer:FRONT MISSING"]);
  });

  it("links to places that exist, each once, and decides the status", () => {
    const documents = fc.constantFrom([], INDIVIDUAL_DOCUMENTS, COMPANY_DOCUMENTS);
    const seen = new Set<string>();
    fc.assert(
      fc.property(typedProfile, fc.constantFrom(...PURPOSES), documents, (typed, purpose, files) => {
        const reading = readProfile(typed, { today: TODAY });
        if (!reading.ok) throw new Error("Typed profiles are accepted");
        const items = missingItems({ profile: reading.profile, purpose, documents: files, today: TODAY });
        const anchors = anchorsOf(reading.profile);
        const sections = [...sectionsOf(reading.profile.type).map((section) => section.id), DOCUMENTS_SECTION];
        for (const item of items) {
          expect(anchors, item.href).toContain(item.href.slice(1));
          expect(sections).toContain(item.section);
        }
        expect(new Set(items.map((item) => item.key)).size).toBe(items.length);
        const status = statusAfterSubmit(items);
        expect(status === "UNDER_REVIEW").toBe(items.length === 0);
        seen.add(status);
      }),
      { numRuns: 300 },
    );
    expect(seen.size).toBe(2);
  });
});

describe("wallet readiness", () => {
  const accepted = INDIVIDUAL_DOCUMENTS.map((one) => ({ ...one, review: "ACCEPTED" as const }));

  it("needs approval, every field and every document accepted", () => {
    expect(walletReadiness("APPROVED", { ...individual, documents: accepted })).toBe(true);
    expect(walletReadiness("UNDER_REVIEW", { ...individual, documents: accepted })).toBe(false);
    expect(walletReadiness("APPROVED", individual)).toBe(false);
    const { dob: _, ...without } = COMPLETE_INDIVIDUAL;
    expect(walletReadiness("APPROVED", { ...individual, profile: without, documents: accepted })).toBe(false);
  });

  it("is not given by one accepted side of two", () => {
    const half = COMPANY_DOCUMENTS.map((one) => ({
      ...one,
      review: one.side === "BACK" ? ("PENDING" as const) : ("ACCEPTED" as const),
    }));
    expect(walletDocumentsAccepted({ ...company, documents: half })).toBe(false);
  });
});
