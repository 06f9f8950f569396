import { addDays, type CivilDate, civilDateWords, compareCivilDates } from "@/lib/core/civil-date";
import { idExpiryOf, valueAt } from "@/lib/customers/fields";
import type { CustomerProfile } from "@/lib/customers/input";
import type { Slot } from "@/lib/documents/constants";
import { type DocumentFact, documentProblem, isAddressSlot } from "@/lib/documents/rules";
import type { Remark } from "./types";

type Place = { slot: Slot; subject: string };

const NAMES = /^(first|middle|last)_name$/;
const PERSON = /^(dob|gender|nationality|secondary_nationality|identification_\w+)$/;
const COMPANY_PAPERS: readonly Slot[] = ["CERTIFICATE_OF_INCORPORATION", "ASIC_EXTRACT", "ARTICLES_OF_ASSOCIATION"];

const of = (subject: string, ...slots: Slot[]): Place[] => slots.map((slot) => ({ slot, subject }));

/** Which papers prove a fact about one person. */
function personProofs(key: string, subject: string, addressSlot: Slot | null): Place[] {
  if (NAMES.test(key)) return of(subject, "ID_PROOF", ...(addressSlot ? [addressSlot] : []));
  if (PERSON.test(key)) return of(subject, "ID_PROOF");
  return key.startsWith("address_") && addressSlot ? of(subject, addressSlot) : [];
}

/** The places whose files prove what a field says, best first; none for what no paper shows. */
export function proofPlaces(profile: CustomerProfile, path: string): Place[] {
  if (profile.type === "INDIVIDUAL") return personProofs(path, "customer", "ADDRESS_PROOF");
  const [group = "", row = "", key = ""] = path.split(".");
  if (group === "authorized_user") return personProofs(row, "authorized_user", null);
  if (group === "directors" || group === "ultimate_beneficial_owners") {
    const personKey = String(valueAt(profile, `${group}.${row}.key`) ?? "");
    if (group === "directors")
      return [...personProofs(key, `director:${personKey}`, null), ...of("customer", "DIRECTORS_REGISTER")];
    return [
      ...personProofs(key, `owner:${personKey}`, "UBO_ADDRESS_PROOF"),
      ...of("customer", "SHAREHOLDERS_REGISTER", "OWNERSHIP_STRUCTURE"),
    ];
  }
  if (/^(name|trading_name|registration_number|incorporation_\w+)$/.test(path))
    return of("customer", ...COMPANY_PAPERS);
  return /^(registered|operating)_address_/.test(path)
    ? of("customer", "COMPANY_ADDRESS_PROOF", "CERTIFICATE_OF_INCORPORATION")
    : [];
}

/** The files that prove a field, best first. */
export function proofsOf<T extends { id: string; slot: string; subject: string }>(
  profile: CustomerProfile,
  path: string,
  documents: readonly T[],
): string[] {
  return proofPlaces(profile, path).flatMap((place) =>
    documents.filter((file) => file.slot === place.slot && file.subject === place.subject).map((file) => file.id),
  );
}

const DAYS_AHEAD = 60;

/** What the dates of a file say on that day, and whether they agree with the profile. */
export function dateRemarks(document: DocumentFact, profile: CustomerProfile, today: CivilDate): Remark[] {
  const remarks: Remark[] = [];
  const problem = documentProblem({ ...document, review: "PENDING" }, today);
  if (problem) remarks.push({ tone: "bad", words: problem.message });
  else if (isAddressSlot(document.slot)) remarks.push({ tone: "good", words: "Issued within the last three months" });
  if (document.expiresOn !== null && problem?.label !== "EXPIRED") {
    const isSoon = compareCivilDates(document.expiresOn, addDays(today, DAYS_AHEAD)) <= 0;
    remarks.push(
      isSoon
        ? { tone: "bad", words: `Expires soon, on ${civilDateWords(document.expiresOn)}` }
        : { tone: "good", words: "Has not expired" },
    );
  }
  const typed = document.slot === "ID_PROOF" ? idExpiryOf(profile, document.subject) : undefined;
  if (typed !== undefined && document.expiresOn !== null && typed !== document.expiresOn) {
    remarks.push({
      tone: "bad",
      words: `The file is said to expire on ${civilDateWords(document.expiresOn)}, the profile says ${civilDateWords(typed)}`,
    });
  }
  return remarks;
}
