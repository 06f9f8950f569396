import { civilDateWords } from "@/lib/core/civil-date";
import { RESTRICTION_WORDS, type RestrictionName } from "@/lib/restrictions/constants";

/** What a toast says after a restriction was placed or announced. */
export function placedWords(name: RestrictionName, dueOn: string | null, customerName: string): string {
  const label = RESTRICTION_WORDS[name].label.toLowerCase();
  return dueOn
    ? `${customerName} will be restricted from ${civilDateWords(dueOn)}: ${label}`
    : `${customerName} is restricted: ${label}`;
}
