import { filesAt } from "@/lib/requests/rules-answers";
import type { QuestionView, RequestView } from "@/lib/requests/types";
import { documentTarget, fieldTarget, slotOfTarget } from "@/lib/reviews/findings/rules";
import type { CaseDocument, Upheld } from "./types";

type Marks = { documents: readonly Omit<CaseDocument, "mark" | "remarks" | "place">[]; targets: Iterable<string> };

/** What on the page a question is about: its line, the files that lie there, or else the empty place. */
function targetsOf(question: QuestionView, { documents, targets }: Marks): string[] {
  if (question.kind === "field") return question.path === null ? [] : [fieldTarget(question.path)];
  const files = filesAt(question, documents);
  if (files.length > 0) return files.map((file) => documentTarget(file.id));
  return [...targets].filter((target) => {
    const place = slotOfTarget(target);
    const isThere = place?.subject === question.section && place.slot === question.slot;
    return isThere && (place.side === "" || question.side === undefined || place.side === question.side);
  });
}

/** The reasons for leaving something as it is, by what they are about. Only the newest answer to each counts. `requests`: newest first. */
export function upheldAnswers(requests: readonly RequestView[], marks: Marks): Upheld[] {
  const newest = new Map<string, Upheld | null>();
  for (const question of requests.flatMap((request) => request.questions)) {
    const { answeredAt, answeredByName, upheldBecause, status } = question;
    if (answeredAt === null) continue;
    for (const target of targetsOf(question, marks)) {
      if (newest.has(target)) continue;
      const isNone = status === "MISSING";
      const answer = { target, because: upheldBecause ?? "", byName: answeredByName, at: answeredAt, isNone };
      newest.set(target, upheldBecause === null ? null : answer);
    }
  }
  return [...newest.values()].filter((one) => one !== null);
}
