import { civilDateWords, isCivilDate } from "@/lib/core/civil-date";
import { valueAt } from "@/lib/customers/fields";
import type { CustomerProfile } from "@/lib/customers/input";
import { DOCUMENT_TYPE_LABELS } from "@/lib/documents/constants";
import type { ComparedFieldName } from "@/lib/documents/readings/constants";
import type { DocumentReading } from "@/lib/documents/readings/types";
import type { ReadValue, Remark } from "./types";

/** The field that a part of the zone stands beside. The whole name stands with the family name. */
const KEYS: Record<ComparedFieldName, string> = {
  name: "last_name",
  number: "identification_value",
  birth_date: "dob",
  expiry_date: "identification_expiry_date",
  nationality: "nationality",
  sex: "gender",
};

/** Where in the profile a person stands: blank for the customer, `directors.1.` for a director; null when nowhere. */
function holderOf(profile: CustomerProfile, subject: string): string | null {
  if (subject === "customer") return "";
  if (subject === "authorized_user") return "authorized_user.";
  const [who, key] = subject.split(":");
  const group = who === "director" ? "directors" : "ultimate_beneficial_owners";
  const rows = valueAt(profile, group);
  const index = Array.isArray(rows) ? rows.findIndex((row) => valueAt(row, "key") === key) : -1;
  return index < 0 ? null : `${group}.${index}.`;
}

/** What machine-readable zones say, by the path of the field it stands beside. */
export function readsByPath(profile: CustomerProfile, readings: readonly DocumentReading[]): Map<string, ReadValue[]> {
  const reads = new Map<string, ReadValue[]>();
  for (const { documentId, subject, docType, compared } of readings) {
    const holder = holderOf(profile, subject);
    if (holder === null) continue;
    for (const { field, read, same } of compared) {
      const path = `${holder}${KEYS[field]}`;
      const value = isCivilDate(read) ? civilDateWords(read) : read;
      const words = `${DOCUMENT_TYPE_LABELS[docType]}, machine-readable zone`;
      const result = same ? "SAME" : "DIFFERENT";
      reads.set(path, [...(reads.get(path) ?? []), { value, documentId, result, words }]);
    }
  }
  return reads;
}

/** What to say of a file whose zone was looked for; nothing where none is expected or found. */
export function readingRemarks({ state, compared }: Pick<DocumentReading, "state" | "compared">): Remark[] {
  if (state === "UNSURE") {
    return [{ tone: "bad", words: "The machine-readable zone is there, but not every character is clear" }];
  }
  if (state !== "READ") return [];
  const differing = compared.filter((one) => !one.same).length;
  if (compared.length === 0) return [];
  return differing === 0
    ? [{ tone: "good", words: "The machine-readable zone agrees with the profile" }]
    : [
        {
          tone: "bad",
          words: `The machine-readable zone differs in ${differing === 1 ? "1 point" : `${differing} points`}`,
        },
      ];
}
