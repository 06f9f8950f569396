import type { CivilDate } from "@/lib/core/civil-date";
import { hasPostcode, needsState } from "@/lib/core/geo";
import { isAscii } from "@/lib/core/text";
import type { CustomerType, Purpose } from "@/lib/customers/constants";
import type { IdentificationType } from "@/lib/customers/constants-profile";
import {
  DOCUMENTS_SECTION,
  documentAnchor,
  fieldAnchor,
  placedFields,
  sectionOfPath,
  siblingPath,
  valueAt,
} from "@/lib/customers/fields";
import type { CompanyPerson, CustomerProfile } from "@/lib/customers/input";
import { isWalletReady, profileCountry } from "@/lib/customers/rules";
import { type ProfileContext, refineProfile } from "@/lib/customers/rules-consistency";
import type { MissingItem } from "@/lib/customers/types";
import {
  ADDRESS_PROOF_TYPES,
  COMPANY_PAPERS,
  type DocumentType,
  ID_PROOF_TYPES,
  SIDE_LABELS,
  type Side,
  SLOT_LABELS,
  type Slot,
} from "@/lib/documents/constants";
import { type DocumentFact, type Subject, sidesOf, slotState } from "@/lib/documents/rules";

function addressPaths(prefix: string, country: string | undefined): string[] {
  const paths = [`${prefix}_country`, `${prefix}_line1`, `${prefix}_city`];
  if (country !== undefined && needsState(country)) paths.push(`${prefix}_state`);
  if (country === undefined || hasPostcode(country)) paths.push(`${prefix}_zip_code`);
  return paths;
}

const BASIC_PATHS: Readonly<Record<CustomerType, readonly string[]>> = {
  INDIVIDUAL: ["first_name", "last_name", "email", "country_of_residence"],
  COMPANY: ["name", "company_email", "incorporation_country"],
};

/**
 * The one source of what must be filled. `country`: of residence, or of incorporation. `directors` alone means at least one
 * row; `directors.*.first_name` means in every row.
 */
export function mandatoryFields(type: CustomerType, country: string | undefined, purpose: Purpose): string[] {
  const basic = [...BASIC_PATHS[type]];
  const rows = ["directors.*.first_name", "directors.*.last_name"];
  rows.push(...["first_name", "last_name", "ownership_percentage"].map((key) => `ultimate_beneficial_owners.*.${key}`));
  if (purpose === "BASIC") return basic;
  if (type === "INDIVIDUAL")
    return [
      ...basic,
      "dob",
      "nationality",
      ...addressPaths("address", country),
      "identification_type",
      "identification_custom_type",
      "identification_value",
    ];
  return [
    ...basic,
    "registration_number",
    "incorporation_date",
    ...addressPaths("registered_address", country),
    "nature_of_business",
    ...["first_name", "last_name", "dob", "nationality", "email"].map((key) => `authorized_user.${key}`),
    ...["type", "custom_type", "value"].map((key) => `authorized_user.identification_${key}`),
    "directors",
    ...rows,
  ];
}

/** Is the field (full path with row numbers) marked as needed for this purpose? */
export function isMandatory(mandatory: readonly string[], path: string): boolean {
  return mandatory.includes(path.replace(/\.\d+\./, ".*."));
}

export type DocumentRequirement = {
  slot: Slot;
  subject: Subject;
  /** For people: `ID proof`, `ID proof of Jane Doe`. */
  label: string;
  acceptedTypes: readonly DocumentType[];
  sides: Readonly<Partial<Record<DocumentType, readonly Side[]>>>;
  /** False: may be added, never asked for. */
  mandatory: boolean;
};

function requirement(
  slot: Slot,
  subject: Subject,
  acceptedTypes: readonly DocumentType[],
  mandatory: boolean,
  who?: string,
): DocumentRequirement {
  const label = who === undefined ? SLOT_LABELS[slot] : `${SLOT_LABELS[slot]} of ${who}`;
  const sides = Object.fromEntries(acceptedTypes.map((type) => [type, sidesOf(type)]));
  return { slot, subject, label, acceptedTypes, sides, mandatory };
}

// The ID proof must show the ID whose number was given.
function idTypes(type: IdentificationType | undefined): readonly DocumentType[] {
  return type === undefined ? ID_PROOF_TYPES : [type];
}

function personName(person: CompanyPerson, fallback: string): string {
  const name = [person.first_name, person.last_name].filter((part) => part !== undefined).join(" ");
  return name || fallback;
}

/** Every slot that the customer's documents may fill, the needed ones marked. BASIC needs none; all may be added. */
export function documentRequirements(profile: CustomerProfile, purpose: Purpose): DocumentRequirement[] {
  const needed = purpose === "WALLET";
  if (profile.type === "INDIVIDUAL")
    return [
      requirement("ID_PROOF", "customer", idTypes(profile.identification_type), needed),
      requirement("ADDRESS_PROOF", "customer", ADDRESS_PROOF_TYPES, needed),
      requirement("SELFIE", "customer", ["SELFIE"], false),
    ];
  const user = profile.authorized_user ?? {};
  const people = [
    requirement(
      "ID_PROOF",
      "authorized_user",
      idTypes(user.identification_type),
      needed,
      personName(user, "the authorised user"),
    ),
    requirement("COMPANY_ADDRESS_PROOF", "customer", ADDRESS_PROOF_TYPES, needed),
    ...COMPANY_PAPERS.map((slot) => requirement(slot, "customer", [slot], false)),
  ];
  for (const [index, director] of (profile.directors ?? []).entries()) {
    const who = personName(director, `director ${index + 1}`);
    people.push(requirement("ID_PROOF", `director:${director.key}`, idTypes(director.identification_type), false, who));
  }
  for (const [index, owner] of (profile.ultimate_beneficial_owners ?? []).entries()) {
    const who = personName(owner, `owner ${index + 1}`);
    people.push(requirement("ID_PROOF", `owner:${owner.key}`, idTypes(owner.identification_type), false, who));
    people.push(
      requirement(
        "UBO_ADDRESS_PROOF",
        `owner:${owner.key}`,
        ADDRESS_PROOF_TYPES,
        false,
        personName(owner, `owner ${index + 1}`),
      ),
    );
  }
  return people;
}

export type CompletenessFacts = {
  profile: CustomerProfile;
  purpose: Purpose;
  /** The current files only; replaced and removed ones left out. */
  documents: readonly DocumentFact[];
  today: CivilDate;
  isSubdivision?: ProfileContext["isSubdivision"];
};

function fieldItem(
  type: CustomerType,
  path: string,
  label: string,
  reason: MissingItem["reason"],
  message: string,
): MissingItem {
  const section = sectionOfPath(type, path)?.id ?? "";
  return { kind: "field", key: path, label, section, href: `#${fieldAnchor(path)}`, reason, message };
}

function missingFields({ profile, purpose }: CompletenessFacts): MissingItem[] {
  const { type } = profile;
  const mandatory = mandatoryFields(type, addressCountry(profile), purpose);
  const items: MissingItem[] = [];
  for (const { path, label, spec } of placedFields(type, profile)) {
    const value = valueAt(profile, path);
    if (value === undefined) {
      if (isMandatory(mandatory, path)) items.push(fieldItem(type, path, label, "MISSING", `Enter: ${label}`));
      continue;
    }
    if (!spec.latinTwin || typeof value !== "string" || isAscii(value)) continue;
    const twin = siblingPath(path, spec.latinTwin);
    if (valueAt(profile, twin) === undefined)
      items.push(
        fieldItem(
          type,
          twin,
          `${label} in Latin letters`,
          "MISSING",
          `Enter ${label} in Latin letters without accents`,
        ),
      );
  }
  if (mandatory.includes("directors") && valueAt(profile, "directors.0") === undefined)
    items.push(fieldItem(type, "directors", "At least one director", "MISSING", "Add at least one director"));
  return items;
}

// The country whose address format counts: the address's own, or the one it has to be in.
function addressCountry(profile: CustomerProfile): string | undefined {
  const own = profile.type === "INDIVIDUAL" ? profile.address_country : profile.registered_address_country;
  return own ?? profileCountry(profile);
}

function inconsistentFields(facts: CompletenessFacts): MissingItem[] {
  const { profile, today, isSubdivision } = facts;
  const labels = new Map(placedFields(profile.type, profile).map((field) => [field.path, field.label]));
  const problems = refineProfile(profile, isSubdivision ? { today, isSubdivision } : { today });
  const seen = new Set<string>();
  return problems.flatMap(({ path, reason, message }) => {
    const label = labels.get(path);
    if (label === undefined || seen.has(path)) return [];
    seen.add(path);
    return [fieldItem(profile.type, path, label, reason, message)];
  });
}

function missingDocuments({ profile, purpose, documents, today }: CompletenessFacts): MissingItem[] {
  // Optional files are judged in the review; they never hold a customer back.
  const mandatory = documentRequirements(profile, purpose).filter((needed) => needed.mandatory);
  return mandatory.flatMap((needed): MissingItem[] => {
    const { slot, subject } = needed;
    const state = slotState(documents, slot, subject, needed.acceptedTypes, today);
    if (state.complete) return [];
    return state.missing.map(({ side, reason, message }) => ({
      kind: "document",
      key: `${slot}:${subject}:${side}`,
      label:
        state.type !== null && side !== "SINGLE"
          ? `${needed.label} (${SIDE_LABELS[side].toLowerCase()})`
          : needed.label,
      section: DOCUMENTS_SECTION,
      href: `#${documentAnchor(slot, subject)}`,
      reason,
      message,
      slot,
      subject,
      side,
    }));
  });
}

/** Everything that keeps the customer from being reviewed for the purpose, in the order of the form; documents last. */
export function missingItems(facts: CompletenessFacts): MissingItem[] {
  return [...missingFields(facts), ...inconsistentFields(facts), ...missingDocuments(facts)];
}

/** True when every needed document for a wallet is complete and accepted. */
export function walletDocumentsAccepted({ profile, documents, today }: Omit<CompletenessFacts, "purpose">): boolean {
  return documentRequirements(profile, "WALLET")
    .filter((needed) => needed.mandatory)
    .every(({ slot, subject, acceptedTypes }) => {
      const state = slotState(documents, slot, subject, acceptedTypes, today);
      return state.complete && state.accepted;
    });
}

/** `isWalletReady` from the facts themselves. */
export function walletReadiness(
  status: Parameters<typeof isWalletReady>[0]["status"],
  facts: Omit<CompletenessFacts, "purpose">,
) {
  return isWalletReady({
    status,
    missingForWallet: missingItems({ ...facts, purpose: "WALLET" }),
    documentsAccepted: walletDocumentsAccepted(facts),
  });
}
