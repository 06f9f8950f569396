import { STATUS_LABELS } from "@/lib/customers/constants";
import {
  DOCUMENT_TYPE_LABELS,
  type DocumentType,
  SIDE_LABELS,
  type Side,
  SLOT_LABELS,
  type Slot,
} from "@/lib/documents/constants";
import type { DecisionChange, DocumentChange } from "./types";

/** `Driver's licence, front`. */
export function paperTitle(paper: { slot: string; docType: string; side: string }): string {
  const what =
    paper.docType === "OTHER" ? SLOT_LABELS[paper.slot as Slot] : DOCUMENT_TYPE_LABELS[paper.docType as DocumentType];
  return paper.side === "SINGLE" ? what : `${what}, ${SIDE_LABELS[paper.side as Side].toLowerCase()}`;
}

const VERBS: Record<DocumentChange["change"], string> = {
  ADDED: "added",
  REPLACED: "replaced",
  REMOVED: "removed",
  CORRECTED: "corrected the dates of",
};

const inWords = (parts: readonly string[]) =>
  parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;

/** One sentence a person: who did what, for example `Mia changed Last name and replaced Passport`. */
function deedsBy(change: DecisionChange): Map<string, string[]> {
  const deeds = new Map<string, string[]>();
  const add = (name: string | null, deed: string) => {
    const who = name ?? "Somebody";
    deeds.set(who, [...(deeds.get(who) ?? []), deed]);
  };
  for (const name of new Set(change.fields.map((field) => field.byName))) {
    const labels = change.fields.filter((field) => field.byName === name).map((field) => field.label);
    const shown = labels.length > 4 ? [...labels.slice(0, 3), `${labels.length - 3} more fields`] : labels;
    add(name, `changed ${inWords([...new Set(shown)])}`);
  }
  for (const paper of change.documents) add(paper.byName, `${VERBS[paper.change]} ${paper.title}`);
  for (const { byName, to } of change.transitions) add(byName, `set the status to ${STATUS_LABELS[to].toLowerCase()}`);
  return deeds;
}

/** What happened meanwhile, for whoever was too late. */
export function changeSentence(change: DecisionChange): string {
  const sentences = [...deedsBy(change)].map(([who, deeds]) => `${who} ${inWords(deeds)}`);
  return `${sentences.join(". ")} since this was looked at, so nothing was decided.`;
}

export const isUnchanged = (change: DecisionChange): boolean =>
  change.fields.length === 0 && change.documents.length === 0 && change.transitions.length === 0;

/** Whether the detail of a refusal says what changed meanwhile. */
export const isDecisionChange = (detail: unknown): detail is DecisionChange =>
  typeof detail === "object" && detail !== null && "kind" in detail && detail.kind === "changed";
