import { addMonths, type CivilDate, compareCivilDates } from "@/lib/core/civil-date";
import {
  ADDRESS_PROOF_TYPES,
  DOCUMENT_LIMITS,
  type DocumentMime,
  type DocumentReview,
  type DocumentType,
  ID_PROOF_TYPES,
  MIME_TYPES,
  type RejectLabel,
  type Side,
  type Slot,
} from "@/lib/documents/constants";

/** Whose document: the customer, the authorised user, or a person of the company by key. */
export type Subject = "customer" | "authorized_user" | `director:${string}` | `owner:${string}`;

export function isSubject(value: string): value is Subject {
  return value === "customer" || value === "authorized_user" || /^(director|owner):[a-z0-9]{6,16}$/.test(value);
}

/** What rules need to know of one stored file; only files that still count are handed in. */
export type DocumentFact = {
  slot: Slot;
  subject: Subject;
  docType: DocumentType;
  side: Side;
  issuedOn: CivilDate | null;
  expiresOn: CivilDate | null;
  review: DocumentReview;
};

export type SlotSpec = {
  slot: Slot;
  types: readonly DocumentType[];
  mimeTypes: readonly DocumentMime[];
  maxBytes: number;
  /** Which of the two dates is asked for with the file. */
  asksIssuedOn: boolean;
  asksExpiresOn: boolean;
};

const ADDRESS_SLOTS: ReadonlySet<Slot> = new Set<Slot>(["ADDRESS_PROOF", "COMPANY_ADDRESS_PROOF", "UBO_ADDRESS_PROOF"]);
const TWO_SIDED: ReadonlySet<DocumentType> = new Set<DocumentType>([
  "NATIONAL_ID",
  "DRIVERS_LICENCE",
  "RESIDENCE_PERMIT",
]);

export function isAddressSlot(slot: Slot): boolean {
  return ADDRESS_SLOTS.has(slot);
}

function typesOf(slot: Slot): readonly DocumentType[] {
  switch (slot) {
    case "ID_PROOF":
      return ID_PROOF_TYPES;
    case "ADDRESS_PROOF":
    case "COMPANY_ADDRESS_PROOF":
    case "UBO_ADDRESS_PROOF":
      return ADDRESS_PROOF_TYPES;
    default:
      return [slot];
  }
}

/** The one declaration of what a slot takes: the form offers it and the server proves it again. */
export function slotSpec(slot: Slot): SlotSpec {
  return {
    slot,
    types: typesOf(slot),
    mimeTypes: slot === "SELFIE" ? MIME_TYPES.filter((mime) => mime !== "application/pdf") : MIME_TYPES,
    maxBytes: DOCUMENT_LIMITS.maxBytes,
    asksIssuedOn: isAddressSlot(slot),
    asksExpiresOn: slot === "ID_PROOF",
  };
}

/** The files a type consists of. */
export function sidesOf(type: DocumentType): readonly Side[] {
  return TWO_SIDED.has(type) ? ["FRONT", "BACK"] : ["SINGLE"];
}

/** May a file of this type and side be put into the slot? */
export function fitsSlot(slot: Slot, type: DocumentType, side: Side): boolean {
  return slotSpec(slot).types.includes(type) && sidesOf(type).includes(side);
}

/** Issued within the last months (three, unless said otherwise), the first day included, and not in the future. */
export function isRecentEnough(
  issuedOn: CivilDate,
  today: CivilDate,
  months: number = DOCUMENT_LIMITS.addressProofMonths,
): boolean {
  const oldest = addMonths(today, -months);
  return compareCivilDates(issuedOn, oldest) >= 0 && compareCivilDates(issuedOn, today) <= 0;
}

export type DocumentProblem = { reason: "MISSING" | "INVALID" | "EXPIRED"; label: RejectLabel | null; message: string };

/** Why one file does not count on that day; null when it does. */
export function documentProblem(
  document: DocumentFact,
  today: CivilDate,
  months: number = DOCUMENT_LIMITS.addressProofMonths,
): DocumentProblem | null {
  if (document.review === "REJECTED")
    return { reason: "INVALID", label: null, message: "A reviewer could not accept this file. Upload another one" };
  if (!fitsSlot(document.slot, document.docType, document.side))
    return { reason: "INVALID", label: null, message: "This kind of document is not accepted here" };
  if (document.expiresOn !== null && compareCivilDates(document.expiresOn, today) <= 0)
    return {
      reason: "EXPIRED",
      label: "EXPIRED",
      message: "This document has expired. Upload one that is still valid",
    };
  if (!isAddressSlot(document.slot)) return null;
  if (document.issuedOn === null)
    return { reason: "INVALID", label: null, message: "Enter the day on which this document was issued" };
  if (compareCivilDates(document.issuedOn, today) > 0)
    return { reason: "INVALID", label: null, message: "The issue date is in the future. Correct it" };
  // It had to be recent when it was accepted; afterwards it stands until it is replaced.
  if (document.review !== "ACCEPTED" && !isRecentEnough(document.issuedOn, today, months))
    return {
      reason: "EXPIRED",
      label: "OUT_OF_DATE",
      message: `Issued more than ${months} ${months === 1 ? "month" : "months"} ago. Upload a newer one`,
    };
  return null;
}

export type SlotState =
  | { complete: true; type: DocumentType; accepted: boolean }
  | { complete: false; type: DocumentType | null; missing: readonly ({ side: Side } & DocumentProblem)[] };

/**
 * Is the slot of the subject filled by one document with all its sides? When several types were begun, the one nearest to
 * complete speaks. `accepted` is true when a reviewer or the system accepted every side.
 */
export function slotState(
  documents: readonly DocumentFact[],
  slot: Slot,
  subject: Subject,
  acceptedTypes: readonly DocumentType[],
  today: CivilDate,
): SlotState {
  const here = documents.filter((document) => document.slot === slot && document.subject === subject);
  let best: Extract<SlotState, { complete: false }> | null = null;
  for (const type of acceptedTypes) {
    const ofType = here.filter((document) => document.docType === type);
    if (ofType.length === 0) continue;
    const missing = sidesOf(type).flatMap((side) => {
      const ofSide = ofType.filter((document) => document.side === side);
      const problems = ofSide.map((document) => documentProblem(document, today));
      if (problems.includes(null)) return [];
      return [{ side, ...(problems[0] ?? MISSING_SIDE) }];
    });
    if (missing.length === 0) {
      const good = ofType.filter((document) => documentProblem(document, today) === null);
      const accepted = sidesOf(type).every((side) =>
        good.some((document) => document.side === side && document.review === "ACCEPTED"),
      );
      return { complete: true, type, accepted };
    }
    if (best === null || missing.length < best.missing.length) best = { complete: false, type, missing };
  }
  return best ?? { complete: false, type: null, missing: [{ side: firstSide(acceptedTypes), ...MISSING_DOCUMENT }] };
}

const MISSING_SIDE: DocumentProblem = { reason: "MISSING", label: "MISSING_SIDE", message: "Upload this side too" };
const MISSING_DOCUMENT: DocumentProblem = { reason: "MISSING", label: null, message: "Upload this document" };

function firstSide(types: readonly DocumentType[]): Side {
  const only = types.length === 1 ? types[0] : undefined;
  return only === undefined ? "SINGLE" : (sidesOf(only)[0] ?? "SINGLE");
}

/** The day on which the first of the files expires; null when none does. */
export function firstExpiry(documents: readonly Pick<DocumentFact, "expiresOn">[]): CivilDate | null {
  const days = documents.flatMap(({ expiresOn }) => expiresOn ?? []);
  return days.sort(compareCivilDates)[0] ?? null;
}
