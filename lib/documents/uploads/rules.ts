import { cleanLine } from "@/lib/core/text";
import { DOCUMENT_LIMITS } from "@/lib/documents/constants";
import { UPLOAD_LIMITS } from "./constants";

const MB = 1024 * 1024;
// Controls, and the marks that turn the direction of writing: "exe.fdp" must not read as "pdf.exe".
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/gu;

/** A name to show and to offer for saving: no folders, nothing unseen, of bearable length with its ending kept. */
export function cleanFileName(raw: string): string {
  const last = raw.split(/[/\\]/).at(-1) ?? "";
  const clean = cleanLine(last.replace(UNSEEN, "")).replace(/^\.+/, "");
  const characters = [...clean];
  if (characters.length <= DOCUMENT_LIMITS.fileName) return clean || "document";
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(clean)?.[0] ?? "";
  return characters.slice(0, DOCUMENT_LIMITS.fileName - ending.length).join("") + ending;
}

type Place = { slot: string; subject: string; side: string };

export function isSamePlace(a: Place, b: Place): boolean {
  return a.slot === b.slot && a.subject === b.subject && a.side === b.side;
}

/** Why another file cannot be taken, in words; null when it can. */
export function quotaProblem(used: {
  current: number;
  replaces: boolean;
  dayBytes: number;
  bytes: number;
}): string | null {
  const { perCustomer } = DOCUMENT_LIMITS;
  if (!used.replaces && used.current >= perCustomer)
    return `There are ${perCustomer} documents here already, the most one customer can have. Remove one that is not needed.`;
  if (used.dayBytes + used.bytes > UPLOAD_LIMITS.organisationDayBytes)
    return `Your organisation has sent ${UPLOAD_LIMITS.organisationDayBytes / MB} MB of documents within 24 hours, the most we take. Go on tomorrow.`;
  return null;
}
