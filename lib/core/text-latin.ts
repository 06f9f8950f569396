import { transliterate } from "transliteration";
import { cleanLine, isAscii } from "@/lib/core/text";

/**
 * The text in printable ASCII, as a first proposal for people to correct. May be empty when nothing can be written in Latin.
 * The tables weigh about 55 kB compressed: browser code imports this file on demand.
 */
export function toLatin(value: string): string {
  const clean = cleanLine(value);
  if (isAscii(clean)) return clean;
  return cleanLine(transliterate(clean).replace(/[^\x20-\x7E]/g, ""));
}
