import { and, asc, desc, eq, isNull, lt, notExists, sql } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { fixed } from "@/db/fixed";
import { customerTransitions, informationQuestions, informationRequests } from "@/db/schema";
import type { Tx } from "@/db/scope";
import { blindIndex, unseal } from "@/lib/core/crypto";
import { fromPublicId, toPublicId } from "@/lib/core/ids";
import type { CustomerProfile } from "@/lib/customers/input";
import { customerEvidence, type Evidence } from "@/lib/customers/lifecycle/evidence";
import { type CustomerRecord, openProfile, organisationFacts } from "@/lib/customers/reads";
import type { MissingItem } from "@/lib/customers/types";
import type { QuestionDataType, QuestionStatus } from "./constants";
import { isDocumentQuestion, pathOf, questionItems, requestState, whereIs } from "./rules";
import type { AnswerFacts, FileFact } from "./rules-answers";
import { profileTargets } from "./rules-targets";
import type { QuestionPlace, QuestionTarget, QuestionView, RequestView } from "./types";

type Owner = { orgId: string };
export type QuestionRecord = typeof informationQuestions.$inferSelect;
type RequestRecord = typeof informationRequests.$inferSelect;

const textsBinding = (orgId: string, table: string, rowId: string) => ({ orgId, table, rowId, column: "texts" });
export const requestTexts = (orgId: string, id: string) => textsBinding(orgId, "information_requests", id);
export const questionTexts = (orgId: string, id: string) => textsBinding(orgId, "information_questions", id);
export const upheldReason = (orgId: string, id: string) => ({ ...questionTexts(orgId, id), column: "upheld" });

/** A typed value, comparable and unreadable: an objection must not keep what it objects to in the clear. */
export const valueDigest = (owner: Owner) => (fieldName: string, value: unknown) =>
  blindIndex(owner.orgId, `ANSWER:${fieldName}`, JSON.stringify(value));

/** The current files with their hashes, as rules about answers want them. */
export const filesOf = ({ facts, hashes }: Evidence): FileFact[] =>
  facts.map((fact, index) => ({
    ...fact,
    documentId: hashes[index]?.documentId ?? "",
    sha256: hashes[index]?.sha256 ?? "",
  }));

const selectQuestions = fixed((reader, { orgId, customerId }: { orgId: string; customerId: string }) =>
  reader
    .select({ question: informationQuestions })
    .from(informationQuestions)
    .innerJoin(
      informationRequests,
      and(
        eq(informationRequests.orgId, informationQuestions.orgId),
        eq(informationRequests.id, informationQuestions.requestId),
        isNull(informationRequests.cancelledAt),
      ),
    )
    .where(and(inOrg(informationQuestions.orgId, { orgId }), eq(informationQuestions.customerId, customerId)))
    .orderBy(asc(informationRequests.round), asc(informationQuestions.position)),
);

/** Every question of a customer that was not taken back, with the day it is due, oldest first. */
export async function questionRecords(tx: Tx, owner: Owner, customerId: string): Promise<QuestionRecord[]> {
  const rows = await selectQuestions(tx, { orgId: owner.orgId, customerId });
  return rows.map((row) => row.question);
}

export function placeOf(row: QuestionRecord): QuestionPlace {
  return {
    section: row.section,
    fieldName: row.fieldName,
    dataType: row.dataType as QuestionDataType,
    ...(row.documentType === null
      ? {}
      : { documentType: row.documentType as NonNullable<QuestionPlace["documentType"]> }),
    ...(row.slot === null ? {} : { slot: row.slot as NonNullable<QuestionPlace["slot"]> }),
    ...(row.side === null ? {} : { side: row.side as NonNullable<QuestionPlace["side"]> }),
  };
}

/** A question as pages show it, placed in the profile as it stands now. */
export function toQuestionView(row: QuestionRecord, profile: CustomerProfile): QuestionView {
  const place = placeOf(row);
  const where = whereIs(profile, place);
  const isDocument = isDocumentQuestion(place);
  const texts: Pick<QuestionView, "reason" | "forCustomer" | "forDeveloper"> & { title: string } = JSON.parse(
    unseal(row.textsSealed, questionTexts(row.orgId, row.id)),
  );
  return {
    ...place,
    id: toPublicId("question", row.id),
    status: row.status as QuestionStatus,
    label: row.label as QuestionView["label"],
    reason: texts.reason,
    forCustomer: texts.forCustomer,
    forDeveloper: texts.forDeveloper,
    title: where?.title ?? texts.title,
    anchor: where?.anchor ?? null,
    kind: isDocument ? "document" : "field",
    path: isDocument ? null : pathOf(profile, place),
    answeredAt: row.answeredAt?.toISOString() ?? null,
    answeredByName: row.answeredByName,
    upheldBecause: row.upheldSealed && unseal(row.upheldSealed, upheldReason(row.orgId, row.id)),
    answerDocumentId: row.answerDocumentId === null ? null : toPublicId("document", row.answerDocumentId),
  };
}

/** What compliance still asks for, as missing things. Part of every answer to "what is missing". */
export async function askedItems(tx: Tx, customer: CustomerRecord, profile: CustomerProfile): Promise<MissingItem[]> {
  const open = (await questionRecords(tx, customer, customer.id)).filter((row) => row.answeredAt === null);
  return questionItems(
    profile,
    open.map((row) => toQuestionView(row, profile)),
  );
}

/** Every request about a customer with its questions, newest first. Merchants hear of compliance, not of its people. */
export async function listRequests(
  tx: Tx,
  customer: CustomerRecord,
  audience: "merchant" | "staff",
): Promise<RequestView[]> {
  const requests: RequestRecord[] = await tx
    .select()
    .from(informationRequests)
    .where(and(inOrg(informationRequests.orgId, customer), eq(informationRequests.customerId, customer.id)))
    .orderBy(desc(informationRequests.round));
  if (requests.length === 0) return [];
  const rows = await tx
    .select()
    .from(informationQuestions)
    .where(and(inOrg(informationQuestions.orgId, customer), eq(informationQuestions.customerId, customer.id)))
    .orderBy(asc(informationQuestions.position));
  const profile = openProfile(customer);
  const { today } = await organisationFacts(tx, customer);
  return requests.map((request) => {
    const questions = rows.filter((row) => row.requestId === request.id);
    const texts: { forCustomer: string; forDeveloper: string } = JSON.parse(
      unseal(request.textsSealed, requestTexts(request.orgId, request.id)),
    );
    return {
      id: toPublicId("request", request.id),
      round: request.round,
      state: requestState({ ...request, questions }, today),
      dueOn: request.dueOn,
      ...texts,
      requestedByName: audience === "merchant" ? "Compliance" : request.requestedByName,
      createdAt: request.createdAt.toISOString(),
      cancelledAt: request.cancelledAt?.toISOString() ?? null,
      cancelledReason: audience === "merchant" ? null : request.cancelledReason,
      questions: questions.map((row) => toQuestionView(row, profile)),
    };
  });
}

/** Everything that can be asked of a customer: each field, each file that is there, each slot or side that is not. */
export async function listQuestionTargets(tx: Tx, customer: CustomerRecord): Promise<QuestionTarget[]> {
  return profileTargets(openProfile(customer), filesOf(await customerEvidence(tx, customer, customer.id)));
}

const selectAsked = fixed((reader, { orgId, customerId }: { orgId: string; customerId: string }) => {
  const decided = reader
    .select({ one: sql`1` })
    .from(customerTransitions)
    .where(
      and(
        inOrg(customerTransitions.orgId, { orgId }),
        eq(customerTransitions.customerId, customerId),
        eq(customerTransitions.actorKind, "STAFF"),
        sql`${customerTransitions.toStatus} in ('APPROVED', 'SUSPENDED')`,
        lt(informationRequests.createdAt, customerTransitions.at),
      ),
    );
  return reader
    .select({ id: informationRequests.id })
    .from(informationRequests)
    .where(
      and(
        inOrg(informationRequests.orgId, { orgId }),
        eq(informationRequests.customerId, customerId),
        notExists(decided),
      ),
    )
    .limit(1);
});

/** True when a person has asked for something since a person last decided: then a person looks at the answer, too. */
export async function isAskedByPerson(tx: Tx, customer: Pick<CustomerRecord, "orgId" | "id">): Promise<boolean> {
  const [row] = await selectAsked(tx, { orgId: customer.orgId, customerId: customer.id });
  return row !== undefined;
}

/** What rules about answers need to know of a customer at this moment. */
export async function answerFacts(
  tx: Tx,
  customer: CustomerRecord,
  known: { profile: CustomerProfile; evidence: Evidence; lacking: readonly MissingItem[] },
): Promise<AnswerFacts> {
  const { today } = await organisationFacts(tx, customer);
  const { profile, lacking } = known;
  return { profile, lacking, today, files: filesOf(known.evidence), digestOf: valueDigest(customer) };
}

/** Outside id of a file to the inside one; null for none. */
export const insideDocument = (documentId: string | null): string | null =>
  documentId === null ? null : fromPublicId("document", documentId);
