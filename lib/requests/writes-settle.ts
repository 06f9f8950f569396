import { and, eq } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { informationQuestions, informationRequests } from "@/db/schema";
import type { Tx } from "@/db/scope";
import { actorOf, recordAudit } from "@/lib/audit/record";
import type { Scope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import type { CustomerProfile } from "@/lib/customers/input";
import type { Evidence } from "@/lib/customers/lifecycle/evidence";
import type { CustomerRecord } from "@/lib/customers/reads";
import type { MissingItem } from "@/lib/customers/types";
import { notify } from "@/lib/notifications/writes";
import { answerFacts, insideDocument, placeOf, type QuestionRecord, questionRecords, toQuestionView } from "./reads";
import { questionItems } from "./rules";
import { answerTo } from "./rules-answers";
import { casePath } from "./rules-paths";
import type { QuestionView } from "./types";

type Facts = { profile: CustomerProfile; evidence: Evidence; lacking: readonly MissingItem[] };

/** Questions of requests that still have an open one: an answer may be taken back until the last is there. */
function unsettled(rows: readonly QuestionRecord[]): QuestionRecord[] {
  const open = new Set(rows.filter((row) => row.answeredAt === null).map((row) => row.requestId));
  return rows.filter((row) => open.has(row.requestId));
}

/**
 * Marks what the profile and the files answer now, and gives what is still asked for. The customer's row must be locked, so of two
 * answers at once the second sees the first.
 */
export async function settleQuestions(
  tx: Tx,
  scope: Scope,
  customer: CustomerRecord,
  known: Facts,
): Promise<MissingItem[]> {
  const rows = unsettled(await questionRecords(tx, customer, customer.id));
  if (rows.length === 0) return [];
  const facts = await answerFacts(tx, customer, known);
  const after: QuestionRecord[] = [];
  for (const row of rows) {
    const answer = answerTo({ ...placeOf(row), objectsTo: row.objectsTo, isUpheld: row.upheldSealed !== null }, facts);
    if (answer.isAnswered === (row.answeredAt !== null)) {
      after.push(row);
      continue;
    }
    const change = answer.isAnswered
      ? {
          answeredAt: clock.now(),
          answeredByName: actorOf(scope).name,
          answerDocumentId: insideDocument(answer.documentId),
        }
      : { answeredAt: null, answeredByName: null, answerDocumentId: null };
    await tx
      .update(informationQuestions)
      .set(change)
      .where(and(inOrg(informationQuestions.orgId, customer), eq(informationQuestions.id, row.id)));
    after.push({ ...row, ...change });
  }
  const stillOpen = new Set(after.filter((row) => row.answeredAt === null).map((row) => row.requestId));
  const answered = [...new Set(rows.map((row) => row.requestId))].filter((id) => !stillOpen.has(id));
  for (const requestId of answered) {
    const questions = after
      .filter((row) => row.requestId === requestId)
      .map((row) => toQuestionView(row, known.profile));
    await tellOfAnswer(tx, scope, customer, requestId, questions);
  }
  return questionItems(
    known.profile,
    after.filter((row) => row.answeredAt === null).map((row) => toQuestionView(row, known.profile)),
  );
}

async function tellOfAnswer(
  tx: Tx,
  scope: Scope,
  customer: CustomerRecord,
  requestId: string,
  questions: readonly QuestionView[],
) {
  const about = questions.map((question) => question.title);
  const upheld = questions.flatMap((question) => (question.upheldBecause === null ? [] : [question.title]));
  const [request] = await tx
    .select({ requestedBy: informationRequests.requestedBy, round: informationRequests.round })
    .from(informationRequests)
    .where(and(inOrg(informationRequests.orgId, customer), eq(informationRequests.id, requestId)));
  if (!request) throw new Error("A question without its request");
  await recordAudit(tx, scope, {
    orgId: customer.orgId,
    action: "request.answered",
    subject: { kind: "request", id: requestId },
    customerId: customer.id,
    detail: { round: request.round, about },
  });
  await notify(tx, scope, {
    orgId: customer.orgId,
    kind: "request.answered",
    title: `${customer.displayName} has answered`,
    body:
      upheld.length === 0
        ? `Everything you asked for is there: ${about.join(", ")}. The review runs again.`
        : `Everything you asked for is answered: ${about.join(", ")}. Left as it is, with a reason: ${upheld.join(", ")}. The review runs again.`,
    href: casePath(customer),
    customerId: customer.id,
    to: { userIds: [request.requestedBy] },
  });
}
