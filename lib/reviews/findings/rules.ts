import type { RejectLabel } from "@/lib/documents/constants";
import { type FindingStatus, STATUS_BY_LABEL, type Verdict } from "./constants";
import type { Finding, FindingTexts, Markable } from "./types";

/** `slot:customer/ID_PROOF/BACK` in parts, the side blank for the whole place; null for a target of another kind. */
export function slotOfTarget(target: string): { subject: string; slot: string; side: string } | null {
  const [, subject, slot, side] = /^slot:([^/]+)\/([^/]+)\/([^/]*)$/.exec(target) ?? [];
  return subject && slot && side !== undefined ? { subject, slot, side } : null;
}

export const fieldTarget = (path: string) => `field:${path}`;
export const documentTarget = (documentId: string) => `document:${documentId}`;
export const slotTarget = (subject: string, slot: string, side: string) => `slot:${subject}/${slot}/${side}`;

/** The path that a target on a field names; null for another kind. */
const pathOfTarget = (target: string) => (target.startsWith("field:") ? target.slice("field:".length) : null);

/** Which statuses fit: what is not there can only be missing, what is there cannot be. */
export function statusesFor(of: Pick<Markable, "kind" | "isGiven">): readonly FindingStatus[] {
  if (of.kind === "document") return ["INVALID", "EXPIRED", "MISSING"];
  return of.isGiven ? ["INVALID", "EXPIRED"] : ["MISSING"];
}

export type MarkInput = {
  verdict: Verdict;
  status: FindingStatus | null;
  label: RejectLabel | null;
  forCustomer: string;
  forDeveloper: string;
};

/** Why this mark cannot stand on that; null when it can. */
export function markProblem(of: Pick<Markable, "kind" | "isGiven">, mark: MarkInput): string | null {
  if (mark.verdict === "ACCEPTED") return of.isGiven ? null : "There is nothing to accept here. Flag it as missing.";
  if (mark.status === null) return "Say what is wrong: missing, not right or expired.";
  if (!statusesFor(of).includes(mark.status)) {
    return of.isGiven ? "It is there, so it cannot be missing." : "Nothing is there, so it can only be missing.";
  }
  if (of.kind !== "document") return mark.label === null ? null : "Only a document takes a label.";
  if (mark.label === null) return "Choose what is wrong with the document.";
  return STATUS_BY_LABEL[mark.label] === mark.status ? null : "The label and the status do not fit together.";
}

const BY_LABEL: Record<RejectLabel, (what: string) => string> = {
  LOW_QUALITY: (what) => `The ${what} cannot be read. Upload a sharper, brighter picture that shows all four corners.`,
  UNFILLED_ID: (what) => `The ${what} is blank or only partly filled in. Upload the one that was issued to you.`,
  DOCUMENT_TEMPLATE: () => "The file is a sample, not an issued document. Upload the document itself.",
  NOT_DOCUMENT: (what) => `The picture does not show a ${what}. Upload a picture of the document itself.`,
  EXPIRED: (what) => `The ${what} has expired. Upload one that is still valid.`,
  NAME_MISMATCH: (what) =>
    `The name on the ${what} differs from the name given. Correct the name, or upload a document in that name.`,
  MISSING_SIDE: (what) => `One side of the ${what} is missing. Upload front and back.`,
  OUT_OF_DATE: (what) => `The ${what} was issued more than three months ago. Upload a newer one.`,
  PASSWORD_PROTECTED: (what) => `The ${what} is locked with a password. Upload a file that opens without one.`,
};

const lowered = (label: string) => (/^[A-Z]{2}/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1));

const ABOUT_FIELD: Record<FindingStatus, (label: string) => string> = {
  MISSING: (label) => `Enter the following: ${label}.`,
  INVALID: (label) => `${label} does not agree with the document. Check it and correct it.`,
  EXPIRED: (label) => `${label}: this has expired. Give what is valid now.`,
};

const ABOUT_SLOT = (label: string) => `Upload the following: ${lowered(label)}.`;

/** Sensible first words for both readers, to be edited. */
export function suggestedTexts(
  of: Pick<Markable, "kind" | "label" | "target">,
  status: FindingStatus,
  label: RejectLabel | null,
): FindingTexts {
  const what = lowered(of.label);
  const forCustomer =
    of.kind === "document" && label
      ? BY_LABEL[label](what)
      : of.kind === "slot"
        ? ABOUT_SLOT(of.label)
        : ABOUT_FIELD[status](of.label);
  const name = pathOfTarget(of.target) ?? slotOfTarget(of.target)?.slot ?? of.label;
  return { forCustomer, forDeveloper: `${name}: ${[status, label].filter(Boolean).join(", ")}` };
}

export type Progress = { total: number; accepted: number; flagged: number; open: number };

/** How far a case is looked through: what was given and has no mark that counts is open. */
export function progressOf(markables: readonly Markable[], findings: ReadonlyMap<string, Finding>): Progress {
  const progress = { total: 0, accepted: 0, flagged: 0, open: 0 };
  for (const { target, isGiven } of markables) {
    const found = findings.get(target);
    const verdict = found && !found.isStale ? found.verdict : null;
    if (!isGiven && verdict === null) continue;
    progress.total += 1;
    if (verdict === "ACCEPTED") progress.accepted += 1;
    else if (verdict === "FLAGGED") progress.flagged += 1;
    else progress.open += 1;
  }
  return progress;
}

/** The next thing without a mark after this one, going round; null when everything is marked. */
export function nextOpen(
  markables: readonly Markable[],
  findings: ReadonlyMap<string, Finding>,
  after: string,
): string | null {
  const start = markables.findIndex(({ target }) => target === after);
  const ahead = [...markables.slice(start + 1), ...markables.slice(0, start + 1)];
  const isOpen = ({ target, isGiven }: Markable) => isGiven && (findings.get(target)?.isStale ?? true);
  return ahead.find(isOpen)?.target ?? null;
}
