import type { CivilDate } from "@/lib/core/civil-date";
import type { CustomerProfile } from "@/lib/customers/input";
import { documentRequirements } from "@/lib/customers/rules-completeness";
import type { MissingItem } from "@/lib/customers/types";
import { SIDE_LABELS, type Side, SLOT_LABELS, type Slot } from "@/lib/documents/constants";
import { type DocumentFact, documentProblem, type Subject, slotState } from "@/lib/documents/rules";
import type { LinkState } from "./constants";
import type { LinkPlace } from "./types";

type Ends = { revokedAt: Date | null; finishedAt: Date | null; expiresAt: Date };

export function linkState(link: Ends, now: Date): LinkState {
  if (link.revokedAt !== null) return "REVOKED";
  if (link.finishedAt !== null) return "FINISHED";
  return link.expiresAt <= now ? "EXPIRED" : "LIVE";
}

/** The documents that are asked for or missing, as places of a link, each once. */
export function wantedPlaces(missing: readonly MissingItem[]): LinkPlace[] {
  const places: LinkPlace[] = [];
  for (const item of missing) {
    if (item.kind !== "document" || !item.slot || !item.subject) continue;
    const place = { subject: item.subject, slot: item.slot, side: sideOf(item.side) };
    const isThere = places.some(
      (one) =>
        one.subject === place.subject && one.slot === place.slot && (one.side === null || one.side === place.side),
    );
    if (!isThere) places.push(place);
  }
  return places;
}

/** A document of one file may be of another kind next time, so only fronts and backs are told apart. */
const sideOf = (side: string | undefined): Side | null => (side === "FRONT" || side === "BACK" ? side : null);

export function isInPlace(place: LinkPlace, document: { subject: string; slot: string; side: string }): boolean {
  return (
    place.subject === document.subject &&
    place.slot === document.slot &&
    (place.side === null || place.side === document.side)
  );
}

/** Does compliance, or the profile itself, still want something at this place? */
export function isWanted(place: LinkPlace, missing: readonly MissingItem[]): boolean {
  return missing.some(
    (item) =>
      item.kind === "document" &&
      item.subject === place.subject &&
      item.slot === place.slot &&
      (place.side === null || item.side === undefined || item.side === place.side),
  );
}

/** Is the place filled by what came with the link? */
export function isFilled(
  place: LinkPlace,
  documents: readonly DocumentFact[],
  acceptedTypes: readonly DocumentFact["docType"][],
  today: CivilDate,
): boolean {
  const here = documents.filter((document) => isInPlace(place, document));
  if (place.side !== null)
    return here.some(
      (document) => acceptedTypes.includes(document.docType) && documentProblem(document, today) === null,
    );
  return slotState(here, place.slot as Slot, place.subject as Subject, acceptedTypes, today).complete;
}

const firstNameOf = (person: { first_name?: string | undefined } | undefined) => person?.first_name?.trim() || null;

/** Whose document, by first name at most. */
function whose(profile: CustomerProfile, subject: string): string | null {
  if (subject === "customer") return null;
  if (profile.type !== "COMPANY") return null;
  if (subject === "authorized_user") return firstNameOf(profile.authorized_user) ?? "the authorised user";
  const [kind, key] = subject.split(":");
  const rows = kind === "director" ? profile.directors : profile.ultimate_beneficial_owners;
  return firstNameOf(rows?.find((row) => row.key === key)) ?? (kind === "director" ? "a director" : "an owner");
}

/** `ID proof of Jane (back)`: plain words that give away no more than a first name. */
export function placeTitle(profile: CustomerProfile, place: LinkPlace): string {
  const who = whose(profile, place.subject);
  const what = SLOT_LABELS[place.slot as Slot] ?? "Document";
  const side = place.side === null ? "" : ` (${SIDE_LABELS[place.side as Side].toLowerCase()})`;
  return `${what}${who ? ` of ${who}` : ""}${side}`;
}

/** The first name of a person; null for a company, which has none. */
export const greetingName = (profile: CustomerProfile): string | null =>
  profile.type === "INDIVIDUAL" ? firstNameOf(profile) : null;

export const acceptedTypesAt = (profile: CustomerProfile, place: LinkPlace) =>
  documentRequirements(profile, "WALLET").find((one) => one.slot === place.slot && one.subject === place.subject)
    ?.acceptedTypes ?? [];
