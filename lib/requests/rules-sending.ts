import { addDays, type CivilDate, compareCivilDates } from "@/lib/core/civil-date";
import type { CustomerProfile } from "@/lib/customers/input";
import { REQUEST_LIMITS } from "./constants";
import { whereIs } from "./rules";
import { type AnswerFacts, type FileFact, objectionOf } from "./rules-answers";
import type { QuestionDraft } from "./types";

type Profile = { profile: CustomerProfile; files: readonly FileFact[]; digestOf: AnswerFacts["digestOf"] };

/** Why a request cannot be sent, at the question or the day at fault; null when it can. */
export function requestProblem(
  asked: { questions: readonly QuestionDraft[]; dueOn: CivilDate },
  facts: Profile & { today: CivilDate },
): { field: string; message: string } | null {
  if (asked.questions.length === 0) return { field: "questions", message: "Choose at least one thing to ask for." };
  if (compareCivilDates(asked.dueOn, facts.today) <= 0)
    return { field: "dueOn", message: "The day must be in the future." };
  if (compareCivilDates(asked.dueOn, addDays(facts.today, REQUEST_LIMITS.maxDays)) > 0)
    return { field: "dueOn", message: `The day can be at most ${REQUEST_LIMITS.maxDays} days ahead.` };
  const seen = new Set<string>();
  for (const [index, question] of asked.questions.entries()) {
    const field = `questions.${index}`;
    const where = whereIs(facts.profile, question);
    if (!where) return { field, message: "This customer has no such field or document any more. Take it out." };
    const key = [question.section, question.fieldName, question.slot, question.documentType, question.side].join("|");
    if (seen.has(key)) return { field, message: `${where.title} is asked for twice. Take one out.` };
    seen.add(key);
    const isEmpty = objectionOf(question, facts) === null;
    if (isEmpty && question.status !== "MISSING")
      return { field, message: `${where.title} is not there, so it can only be missing.` };
    if (!isEmpty && question.status === "MISSING" && (question.dataType !== "URI" || question.side !== undefined))
      return { field, message: `${where.title} is there. Say what is wrong with it.` };
  }
  return null;
}
