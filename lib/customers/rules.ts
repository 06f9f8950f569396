import type { AccountState, CustomerStatus, RestrictionName } from "@/lib/customers/constants";
import type { CompanyPerson, CustomerProfile } from "@/lib/customers/input";
import type { MissingItem } from "@/lib/customers/types";

/**
 * Who makes the change: SYSTEM is submission, edits and the automated review; REVIEWER is a person of compliance; UNDO is that person
 * taking a suspension back within its window.
 */
export type TransitionBy = "SYSTEM" | "REVIEWER" | "UNDO";

type Exits = Readonly<Partial<Record<CustomerStatus, readonly TransitionBy[]>>>;

/** Every permitted change of status. What is not here does not happen. */
export const TRANSITIONS: Readonly<Record<CustomerStatus, Exits>> = {
  // Completed by the merchant; or a reviewer takes back what was asked.
  PENDING_INFO: { UNDER_REVIEW: ["SYSTEM", "REVIEWER"], SUSPENDED: ["REVIEWER"] },
  UNDER_REVIEW: {
    APPROVED: ["SYSTEM", "REVIEWER"],
    SUSPENDED: ["SYSTEM", "REVIEWER"],
    // An edit took something away, or a reviewer asks for more.
    PENDING_INFO: ["SYSTEM", "REVIEWER"],
  },
  APPROVED: {
    // A changed name, date of birth or ID; or a person looks again.
    UNDER_REVIEW: ["SYSTEM", "REVIEWER"],
    // A needed value or document was removed or ran out.
    PENDING_INFO: ["SYSTEM", "REVIEWER"],
    SUSPENDED: ["SYSTEM", "REVIEWER"],
  },
  // Only a person lifts a suspension, and never straight to approved: what was known then may no longer hold.
  SUSPENDED: { UNDER_REVIEW: ["REVIEWER", "UNDO"], PENDING_INFO: ["REVIEWER", "UNDO"], APPROVED: ["UNDO"] },
};

export function canTransition(from: CustomerStatus, to: CustomerStatus, by: TransitionBy): boolean {
  return TRANSITIONS[from][to]?.includes(by) ?? false;
}

/** The statuses that `by` may move a customer to, in the order of the table. */
export function nextStatuses(from: CustomerStatus, by: TransitionBy): CustomerStatus[] {
  const all: CustomerStatus[] = ["PENDING_INFO", "UNDER_REVIEW", "APPROVED", "SUSPENDED"];
  return all.filter((to) => canTransition(from, to, by));
}

export function statusAfterSubmit(missing: readonly MissingItem[]): "UNDER_REVIEW" | "PENDING_INFO" {
  return missing.length === 0 ? "UNDER_REVIEW" : "PENDING_INFO";
}

/** The status after the merchant's edit; the same as `current` when nothing changes it. Edits never end a suspension. */
export function statusAfterEdit(
  current: CustomerStatus,
  missing: readonly MissingItem[],
  changed: ReviewTriggers,
): CustomerStatus {
  if (current === "SUSPENDED") return current;
  if (missing.length > 0) return "PENDING_INFO";
  if (current === "APPROVED") return changed.review.length > 0 || changed.addressCheck ? "UNDER_REVIEW" : current;
  return "UNDER_REVIEW";
}

export type ReviewTrigger = "NAME" | "BIRTH_DATE" | "IDENTIFICATION";
/** `review` non-empty: the review is re-opened. `addressCheck`: the address check runs again. */
export type ReviewTriggers = { review: ReviewTrigger[]; addressCheck: boolean };

const NAME_KEYS = /^(first_name|middle_name|last_name|name|trading_name)(_en)?$/;
// Nationality and incorporation belong to who somebody is: a change must not slip past the country checks.
const ID_KEYS =
  /^(identification_.+|nationality|secondary_nationality|registration_number|incorporation_country|ownership_percentage)$/;
const ADDRESS_KEYS = /^((registered_|operating_)?address_.+|country_of_residence)$/;

type Values = Readonly<Record<string, unknown>>;

/** Sets the triggers of every key that differs; people are compared by their key, so that moving rows is no change. */
function compareValues(before: Values, after: Values, found: Set<ReviewTrigger | "ADDRESS">): void {
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (before[key] === after[key]) continue;
    if (NAME_KEYS.test(key)) found.add("NAME");
    else if (key === "dob" || key === "incorporation_date") found.add("BIRTH_DATE");
    else if (ID_KEYS.test(key)) found.add("IDENTIFICATION");
    else if (ADDRESS_KEYS.test(key)) found.add("ADDRESS");
  }
}

function peopleOf(profile: CustomerProfile): Map<string, CompanyPerson> {
  if (profile.type !== "COMPANY") return new Map();
  const people = new Map<string, CompanyPerson>();
  for (const director of profile.directors ?? []) people.set(`director:${director.key}`, director);
  for (const owner of profile.ultimate_beneficial_owners ?? []) people.set(`owner:${owner.key}`, owner);
  if (profile.authorized_user) people.set("authorized_user", profile.authorized_user);
  return people;
}

function taxNumbers(profile: CustomerProfile): string {
  const entries = profile.type === "INDIVIDUAL" ? (profile.tax_info ?? []) : [];
  return entries
    .map((entry) => `${entry.country_code}:${entry.document_id}`)
    .sort()
    .join();
}

/** What an edit changed that reviewers have looked at. A person who joins or leaves counts as a changed name. */
export function reopensReview(before: CustomerProfile, after: CustomerProfile): ReviewTriggers {
  const found = new Set<ReviewTrigger | "ADDRESS">();
  compareValues(before, after, found);
  if (taxNumbers(before) !== taxNumbers(after)) found.add("IDENTIFICATION");
  const [were, are] = [peopleOf(before), peopleOf(after)];
  for (const key of new Set([...were.keys(), ...are.keys()])) {
    compareValues(were.get(key) ?? {}, are.get(key) ?? {}, found);
  }
  const review = (["NAME", "BIRTH_DATE", "IDENTIFICATION"] as const).filter((trigger) => found.has(trigger));
  return { review, addressCheck: found.has("ADDRESS") };
}

/** True only while approved and not blocked from all transactions. */
export function isActive(state: { status: CustomerStatus; restrictions: readonly RestrictionName[] }): boolean {
  return state.status === "APPROVED" && !state.restrictions.includes("ALL_TRANSACTIONS");
}

/** `missingForWallet`: the missing items for the purpose WALLET, whatever the customer's own purpose is. */
export function isWalletReady(state: {
  status: CustomerStatus;
  missingForWallet: readonly MissingItem[];
  documentsAccepted: boolean;
}): boolean {
  return state.status === "APPROVED" && state.documentsAccepted && state.missingForWallet.length === 0;
}

export function accountState(state: {
  status: CustomerStatus;
  isEnabled: boolean;
  restrictions: readonly RestrictionName[];
}): AccountState {
  if (state.status === "SUSPENDED" || !state.isEnabled || state.restrictions.includes("ALL_TRANSACTIONS"))
    return "LOCKED";
  if (state.status !== "APPROVED") return "APPROVAL_PENDING";
  return state.restrictions.length > 0 ? "RESTRICTED" : "ACTIVE";
}

type Nameable = { type: string; name?: unknown; first_name?: unknown; middle_name?: unknown; last_name?: unknown };

/** The name as lists and headings show it; unfinished drafts may have none. */
export function displayName(profile: Nameable): string {
  const parts =
    profile.type === "COMPANY" ? [profile.name] : [profile.first_name, profile.middle_name, profile.last_name];
  const words = parts.filter((part): part is string => typeof part === "string").map((part) => part.trim());
  return words.filter((word) => word !== "").join(" ") || "No name yet";
}

/** Country of residence or of incorporation. */
export function profileCountry(profile: CustomerProfile): string | undefined {
  return profile.type === "INDIVIDUAL" ? profile.country_of_residence : profile.incorporation_country;
}

/** A new stable key for a director or owner; also works in the browser. */
export function newPersonKey(): string {
  const letters = "0123456789abcdefghjkmnpqrstvwxyz";
  return [...crypto.getRandomValues(new Uint8Array(10))].map((byte) => letters.charAt(byte & 31)).join("");
}

/** One sentence: what happens next and who has to act. */
export function whoMustAct(status: CustomerStatus, missing: readonly MissingItem[]): string {
  if (status === "PENDING_INFO") {
    if (missing.length === 0) return "Everything is here. Submit this customer for review.";
    return missing.length === 1
      ? "Add the missing item; the review then starts by itself."
      : `Add the ${missing.length} missing items; the review then starts by itself.`;
  }
  if (status === "UNDER_REVIEW") return "We are reviewing this customer. You have nothing to do.";
  if (status === "SUSPENDED")
    return "Nothing can be changed here. If you think this is wrong, write to us and name the customer ID.";
  return missing.length === 0 ? "Nobody has to act." : "You can add what is missing at any time.";
}
