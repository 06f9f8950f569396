import type { CivilDate } from "@/lib/core/civil-date";
import { placedFields, valueAt } from "@/lib/customers/fields";
import type { CustomerProfile } from "@/lib/customers/input";
import { documentRequirements } from "@/lib/customers/rules-completeness";
import type { MissingItem } from "@/lib/customers/types";
import { type DocumentFact, documentProblem, sidesOf, slotState } from "@/lib/documents/rules";
import { isDocumentQuestion, pathOf } from "./rules";
import type { QuestionPlace } from "./types";

export type FileFact = DocumentFact & { documentId: string; sha256: string };

export type AnswerFacts = {
  profile: CustomerProfile;
  /** The current files only. */
  files: readonly FileFact[];
  /** What the profile itself lacks or contradicts, for the customer's purpose. */
  lacking: readonly MissingItem[];
  today: CivilDate;
  /** Of a typed value; never of a file. */
  digestOf: (fieldName: string, value: unknown) => string;
};

export type Answer = { isAnswered: boolean; documentId: string | null };

const NO: Answer = { isAnswered: false, documentId: null };
/** The place is gone, so the question is too: a person was taken out, another kind of ID was chosen. */
const GONE: Answer = { isAnswered: true, documentId: null };

/** What a question objects to at this moment: digests of the value, or of the files; null where nothing is there. */
export function objectionOf(place: QuestionPlace, facts: Pick<AnswerFacts, "profile" | "files" | "digestOf">) {
  if (isDocumentQuestion(place)) {
    const hashes = filesAt(place, facts.files).map((file) => file.sha256);
    return hashes.length > 0 ? [...hashes].sort().join(",") : null;
  }
  const path = pathOf(facts.profile, place);
  const value = path === null ? undefined : valueAt(facts.profile, path);
  return path === null || value === undefined ? null : facts.digestOf(place.fieldName, value);
}

/** The files that a question is about: one side, or all that lie in the slot. */
export function filesAt<F extends Pick<FileFact, "slot" | "subject" | "side" | "docType">>(
  place: QuestionPlace,
  files: readonly F[],
): F[] {
  return files.filter(
    (file) =>
      file.slot === place.slot &&
      file.subject === place.section &&
      (place.side === undefined || file.side === place.side) &&
      (place.documentType === undefined || file.docType === place.documentType),
  );
}

type Asked = QuestionPlace & {
  objectsTo: string | null;
  /** The merchant said that it is right as it stands. */
  isUpheld?: boolean;
};

/** Answered: something else is there than what was objected to, and it is valid; or it was upheld. */
export function answerTo(question: Asked, facts: AnswerFacts): Answer {
  const answer = isDocumentQuestion(question) ? fileAnswer(question, facts) : fieldAnswer(question, facts);
  return answer.isAnswered || !question.isUpheld ? answer : { isAnswered: true, documentId: null };
}

/** True when the profile itself lacks what a question asks for: no reason stands in for it. */
export function isLackingAt(
  place: QuestionPlace,
  { profile, lacking }: Pick<AnswerFacts, "profile" | "lacking">,
): boolean {
  if (!isDocumentQuestion(place)) return lacking.some((item) => item.key === pathOf(profile, place));
  return lacking.some(
    (item) =>
      item.kind === "document" &&
      item.slot === place.slot &&
      item.subject === place.section &&
      (place.side === undefined || item.side === undefined || item.side === place.side),
  );
}

function fieldAnswer(question: Asked, facts: AnswerFacts): Answer {
  const { profile, lacking } = facts;
  const path = pathOf(profile, question);
  if (path === null || !placedFields(profile.type, profile).some((one) => one.path === path)) return GONE;
  const value = valueAt(profile, path);
  if (value === undefined || lacking.some((item) => item.key === path)) return NO;
  return facts.digestOf(question.fieldName, value) === question.objectsTo ? NO : { isAnswered: true, documentId: null };
}

function fileAnswer(question: Asked, facts: AnswerFacts): Answer {
  const { profile, today } = facts;
  const needed = documentRequirements(profile, "WALLET").find(
    (one) => one.slot === question.slot && one.subject === question.section,
  );
  if (!needed) return GONE;
  const refused = new Set(question.objectsTo?.split(",") ?? []);
  const others = facts.files.filter(
    (file) => file.slot === needed.slot && file.subject === needed.subject && !refused.has(file.sha256),
  );
  if (question.side !== undefined) {
    const there = others.find(
      (file) =>
        file.side === question.side &&
        needed.acceptedTypes.includes(file.docType) &&
        documentProblem(file, today) === null,
    );
    if (there) return { isAnswered: true, documentId: there.documentId };
  }
  // Another kind of document, whole, does as well: a passport in place of an ID card.
  const state = slotState(others, needed.slot, needed.subject, needed.acceptedTypes, today);
  if (!state.complete) return NO;
  if (question.side !== undefined && sidesOf(state.type).includes(question.side)) return NO;
  const first = others.find((file) => file.docType === state.type);
  return { isAnswered: true, documentId: first?.documentId ?? null };
}
