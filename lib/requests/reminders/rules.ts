import { addMonths, type CivilDate } from "@/lib/core/civil-date";
import type { CustomerStatus } from "@/lib/customers/constants";
import { DOCUMENT_LIMITS } from "@/lib/documents/constants";
import { type DocumentFact, isAddressSlot } from "@/lib/documents/rules";
import { REMINDER_STEPS, type ReminderKind } from "./constants";

export type Reminder = { kind: ReminderKind; dueOn: CivilDate; daysBefore: number; daysLeft: number };

const DAY_MS = 24 * 3600_000;

/** Days from `from` to `to`; negative when `to` is past. */
export const daysBetween = (from: CivilDate, to: CivilDate): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);

/** The newest step that is reached; earlier ones that were slept through are passed over. */
function stepAt(steps: readonly number[], daysLeft: number): number | null {
  const reached = steps.filter((step) => daysLeft <= step);
  return reached.length === 0 ? null : Math.min(...reached);
}

/**
 * What a merchant has to be told about a document on that day; null for nothing. An accepted ID counts until it runs out, whatever
 * the customer's status. An address proof only has to be recent when it is accepted, so its clock runs before that alone.
 */
export function reminderFor(
  document: Pick<DocumentFact, "slot" | "side" | "review" | "issuedOn" | "expiresOn">,
  status: CustomerStatus,
  today: CivilDate,
): Reminder | null {
  // Both sides of a card run out together: the front speaks.
  if (status === "SUSPENDED" || document.side === "BACK") return null;
  const { slot, review, issuedOn, expiresOn } = document;
  if (slot === "ID_PROOF" && review === "ACCEPTED" && expiresOn !== null) return reminder("EXPIRY", expiresOn, today);
  if (!isAddressSlot(slot) || review !== "PENDING" || issuedOn === null || status === "APPROVED") return null;
  const last = addMonths(issuedOn, DOCUMENT_LIMITS.addressProofMonths);
  return daysBetween(today, last) < 0 ? null : reminder("ADDRESS_PROOF", last, today);
}

function reminder(kind: ReminderKind, dueOn: CivilDate, today: CivilDate): Reminder | null {
  const daysLeft = daysBetween(today, dueOn);
  const daysBefore = stepAt(REMINDER_STEPS[kind], daysLeft);
  return daysBefore === null ? null : { kind, dueOn, daysBefore, daysLeft };
}

/** Title and text of the notice. `document` in words: `Passport`. */
export function reminderWords(found: Reminder, document: string, customer: string): { title: string; body: string } {
  const { kind, dueOn, daysLeft } = found;
  const inDays = daysLeft === 1 ? "tomorrow" : `in ${daysLeft} days`;
  if (kind === "ADDRESS_PROOF")
    return {
      title: `${document} of ${customer} will soon be too old`,
      body: `It can be accepted until ${dueOn}${daysLeft > 0 ? ` (${inDays})` : ""}. Upload a newer one if the review may take longer.`,
    };
  if (daysLeft <= 0)
    return {
      title: `${document} of ${customer} has expired`,
      body: `It was valid until ${dueOn}. Compliance looks at the customer again; upload a valid ID now, so that nothing stops.`,
    };
  return {
    title: `${document} of ${customer} expires ${inDays}`,
    body: `It is valid until ${dueOn}. Upload the new ID as soon as the customer has it.`,
  };
}
