import type { Tx } from "@/db/scope";
import { recordAudit } from "@/lib/audit/record";
import type { ReviewerScope } from "@/lib/auth/scope";
import { toPublicId } from "@/lib/core/ids";
import type { CustomerProfile } from "@/lib/customers/input";
import type { CustomerRecord } from "@/lib/customers/reads";
import { notify } from "@/lib/notifications/writes";
import { emitEvent } from "@/lib/outbox/emit";
import { isDocumentQuestion, rfiSections, thingsInWords, whereIs } from "./rules";
import { answerPath } from "./rules-paths";
import type { QuestionDraft } from "./types";

type Sent = {
  requestId: string;
  round: number;
  profile: CustomerProfile;
  questions: readonly QuestionDraft[];
  forCustomer: string;
  forDeveloper: string;
  dueOn: string;
};

/** Writes down that a request was sent, tells integrations, and the people who can answer: the first thing is one click away. */
export async function announceRequest(tx: Tx, scope: ReviewerScope, customer: CustomerRecord, sent: Sent) {
  const { orgId, id: customerId } = customer;
  const places = sent.questions.map((question) => ({ question, where: whereIs(sent.profile, question) }));
  const titles = places.map(({ question, where }) => where?.title ?? question.fieldName);
  await recordAudit(tx, scope, {
    orgId,
    action: "request.sent",
    subject: { kind: "request", id: sent.requestId },
    customerId,
    detail: { round: sent.round, due_on: sent.dueOn, reason: sent.forCustomer, about: titles },
  });
  await emitEvent(tx, {
    orgId,
    type: "customer.rfi",
    subjectId: customerId,
    payload: {
      customer_id: toPublicId("customer", customerId),
      request_id: toPublicId("request", sent.requestId),
      round: sent.round,
      due_on: sent.dueOn,
      for_customer: sent.forCustomer,
      for_developer: sent.forDeveloper,
      request_for_information: rfiSections(sent.questions),
    },
  });
  const [first] = places;
  const item = first?.where
    ? {
        kind: isDocumentQuestion(first.question) ? ("document" as const) : ("field" as const),
        href: first.where.anchor,
      }
    : undefined;
  await notify(tx, scope, {
    orgId,
    kind: "request.received",
    title: `Compliance asks for ${thingsInWords(titles.length)}: ${customer.displayName}`,
    body: `${sent.forCustomer} Asked for: ${titles.join(", ")}. Please answer by ${sent.dueOn}.`,
    href: answerPath(customer, item),
    customerId,
    to: { merchant: ["owner", "admin", "maker"] },
  });
}
