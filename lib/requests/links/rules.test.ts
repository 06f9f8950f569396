import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CompanyProfile } from "@/lib/customers/input";
import { missingItems } from "@/lib/customers/rules-completeness";
import { COMPLETE_COMPANY, COMPLETE_INDIVIDUAL, TODAY } from "@/lib/customers/testing/profiles";
import type { DocumentFact } from "@/lib/documents/rules";
import {
  acceptedTypesAt,
  greetingName,
  isFilled,
  isInPlace,
  isWanted,
  linkState,
  placeTitle,
  wantedPlaces,
} from "./rules";

const bare = (profile: typeof COMPLETE_INDIVIDUAL | CompanyProfile, documents: readonly DocumentFact[] = []) =>
  missingItems({ profile, purpose: "WALLET", documents, today: TODAY });

describe("the places of a link", () => {
  it("are the documents that are missing, each once, and no field", () => {
    expect(wantedPlaces(bare(COMPLETE_INDIVIDUAL))).toEqual([
      { subject: "customer", slot: "ID_PROOF", side: null },
      { subject: "customer", slot: "ADDRESS_PROOF", side: null },
    ]);
  });

  it("are one side where the other is there", () => {
    const profile = { ...COMPLETE_INDIVIDUAL, identification_type: "NATIONAL_ID" as const };
    const front: DocumentFact = {
      ...{ slot: "ID_PROOF", subject: "customer", docType: "NATIONAL_ID", side: "FRONT" },
      ...{ issuedOn: null, expiresOn: null, review: "PENDING" },
    };
    const [place] = wantedPlaces(bare(profile, [front]));
    if (!place) throw new Error("the back is missing");
    expect(place).toEqual({ subject: "customer", slot: "ID_PROOF", side: "BACK" });
    expect(isInPlace(place, front)).toBe(false);
    const back = { ...front, side: "BACK" } as const;
    const types = acceptedTypesAt(profile, place);
    expect(isFilled(place, [front], types, TODAY)).toBe(false);
    expect(isFilled(place, [back], types, TODAY)).toBe(true);
    expect(isFilled(place, [{ ...back, expiresOn: "2020-01-01" }], types, TODAY)).toBe(false);
    expect(isWanted(place, bare(profile, [front]))).toBe(true);
    expect(isWanted(place, bare(profile, [front, back]))).toBe(false);
  });
});

it("a title names nobody beyond a first name (property)", () => {
  const names = fc.string({ unit: fc.constantFrom(..."ABCDEFGHIJ"), minLength: 6, maxLength: 9 });
  fc.assert(
    fc.property(names, names, (first, last) => {
      const surname = `Zz${last}`;
      const person = { first_name: first, last_name: surname };
      const profile: CompanyProfile = {
        ...COMPLETE_COMPANY,
        name: `Firm ${surname}`,
        authorized_user: { ...COMPLETE_COMPANY.authorized_user, ...person },
        directors: [{ key: "dir00001", ...person }],
        ultimate_beneficial_owners: [{ key: "own00001", ...person, ownership_percentage: 60 }],
      };
      for (const subject of ["customer", "authorized_user", "director:dir00001", "owner:own00001", "owner:gone0001"]) {
        const title = placeTitle(profile, { subject, slot: "ID_PROOF", side: "BACK" });
        expect(title).not.toContain(surname);
        expect(title).toMatch(/^ID proof.* \(back\)$/);
      }
      expect(greetingName(profile)).toBeNull();
      expect(greetingName({ ...COMPLETE_INDIVIDUAL, ...person })).toBe(first);
    }),
  );
});

it("a link is open until it is ended, finished or over, and says which", () => {
  const now = new Date("2026-03-15T12:00:00Z");
  const live = { revokedAt: null, finishedAt: null, expiresAt: new Date("2026-03-15T12:00:01Z") };
  expect(linkState(live, now)).toBe("LIVE");
  expect(linkState({ ...live, expiresAt: now }, now)).toBe("EXPIRED");
  expect(linkState({ ...live, finishedAt: now }, now)).toBe("FINISHED");
  expect(linkState({ ...live, finishedAt: now, revokedAt: now }, now)).toBe("REVOKED");
});
