import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { informationQuestions, informationRequests } from "@/db/schema";
import { type Tx, writeInScope } from "@/db/scope";
import { recordAudit } from "@/lib/audit/record";
import type { ReviewerScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { seal } from "@/lib/core/crypto";
import { ids, toPublicId } from "@/lib/core/ids";
import { NOT_FOUND, type Outcome, ok, refuse } from "@/lib/core/outcome";
import type { CustomerStatus } from "@/lib/customers/constants";
import { customerEvidence } from "@/lib/customers/lifecycle/evidence";
import { transitionCustomer } from "@/lib/customers/lifecycle/transition";
import { reevaluateCustomer } from "@/lib/customers/lifecycle/writes";
import { type CustomerRecord, lockCustomer, openProfile, organisationFacts } from "@/lib/customers/reads";
import { lockOpenCase } from "@/lib/reviews/cases/reads";
import { openCase } from "@/lib/reviews/cases/writes";
import { decisionBar } from "@/lib/reviews/decisions/access";
import { changedSince } from "./access";
import type { CancelInput, RequestInput } from "./input";
import { filesOf, questionTexts, requestTexts, valueDigest } from "./reads";
import { thingsInWords, whereIs } from "./rules";
import { objectionOf } from "./rules-answers";
import { requestProblem } from "./rules-sending";
import { announceRequest } from "./writes-announce";
import { giveFilesBack, refuseFiles } from "./writes-files";

type Asked = Pick<RequestInput, "questions" | "forCustomer" | "forDeveloper" | "dueOn">;
const NOTHING_CHANGED = { review: [], addressCheck: false };

const WRONG_STATE: Partial<Record<CustomerStatus, string>> = {
  PENDING_INFO:
    "This customer waits for the merchant already. Take the open request back first, or wait for the answer.",
  SUSPENDED: "This customer is suspended. Lift the suspension before you ask for anything.",
};

/** The next round of questions about a customer, whose row the caller has locked. Moves the customer to PENDING_INFO. */
export async function requestInformation(
  tx: Tx,
  scope: ReviewerScope,
  customer: CustomerRecord,
  asked: Asked,
): Promise<Outcome<{ requestId: string; round: number; customer: CustomerRecord }>> {
  const refusal = WRONG_STATE[customer.status as CustomerStatus];
  if (refusal) return refuse("wrong_state", refusal);
  const evidence = await customerEvidence(tx, customer, customer.id);
  const facts = { profile: openProfile(customer), files: filesOf(evidence), digestOf: valueDigest(customer) };
  const { today } = await organisationFacts(tx, customer);
  const problem = requestProblem(asked, { ...facts, today });
  if (problem) return refuse("invalid", problem.message, { fields: { [problem.field]: problem.message } });
  const replaced = await replaceOpenRequests(tx, customer);
  const requestId = ids.next();
  const { questions, dueOn, forCustomer, forDeveloper } = asked;
  const now = clock.now();
  const { orgId, id: customerId } = customer;
  await tx.insert(informationRequests).values({
    ...{ orgId, id: requestId, customerId, round: replaced + 1, dueOn, createdAt: now },
    textsSealed: seal(JSON.stringify({ forCustomer, forDeveloper }), requestTexts(orgId, requestId)),
    requestedBy: scope.userId,
    requestedByName: scope.userName,
  });
  await tx.insert(informationQuestions).values(
    questions.map((question, position) => {
      const id = ids.next();
      const { reason, forCustomer: said, forDeveloper: technical, ...place } = question;
      // The words of the form go along: they name the place when it is gone.
      const title = whereIs(facts.profile, question)?.title ?? question.fieldName;
      const texts = { reason, forCustomer: said, forDeveloper: technical, title };
      const textsSealed = seal(JSON.stringify(texts), questionTexts(orgId, id));
      return {
        ...place,
        orgId,
        id,
        requestId,
        customerId,
        position,
        textsSealed,
        objectsTo: objectionOf(place, facts),
      };
    }),
  );
  await refuseFiles(tx, customer, questions, facts.files);
  const things = thingsInWords(questions.length);
  const moved = await transitionCustomer(
    tx,
    scope,
    customer,
    "PENDING_INFO",
    { code: "information_requested", text: `Compliance asks for ${things}. ${forCustomer}` },
    evidence.hashes,
  );
  if (!moved.ok) return moved;
  if (!(await lockOpenCase(tx, customer, customerId))) {
    const reason = customer.status === "APPROVED" ? "MONITORING" : "REVIEW";
    await openCase(tx, scope, customer, { reason, riskScore: 0 });
  }
  const counted = await reevaluateCustomer(tx, scope, moved.value, NOTHING_CHANGED);
  if (!counted.ok) return counted;
  await announceRequest(tx, scope, customer, { requestId, round: replaced + 1, profile: facts.profile, ...asked });
  return ok({ requestId, round: replaced + 1, customer: counted.value });
}

/** A new round takes the place of one that was left open, as after a lifted suspension. Gives the number of rounds so far. */
async function replaceOpenRequests(tx: Tx, customer: CustomerRecord): Promise<number> {
  const ofCustomer = and(inOrg(informationRequests.orgId, customer), eq(informationRequests.customerId, customer.id));
  const open = tx
    .select({ id: informationQuestions.requestId })
    .from(informationQuestions)
    .where(
      and(
        inOrg(informationQuestions.orgId, customer),
        eq(informationQuestions.customerId, customer.id),
        isNull(informationQuestions.answeredAt),
      ),
    );
  await tx
    .update(informationRequests)
    .set({ cancelledAt: clock.now(), cancelledReason: "A newer request took its place." })
    .where(and(ofCustomer, isNull(informationRequests.cancelledAt), inArray(informationRequests.id, open)));
  const [last] = await tx
    .select({ round: informationRequests.round })
    .from(informationRequests)
    .where(ofCustomer)
    .orderBy(desc(informationRequests.round))
    .limit(1);
  return last?.round ?? 0;
}

/** A reviewer asks. Refused when profile or files are not as they were on the screen, like a decision. */
export function askForInformation(scope: ReviewerScope, input: RequestInput): Promise<Outcome<{ round: number }>> {
  return writeInScope(scope, async (tx) => {
    const customer = await lockCustomer(tx, { orgId: input.orgId }, input.customerId);
    if (!customer) return NOT_FOUND;
    const bar = await decisionBar(tx, scope, customer);
    if (bar) return bar;
    const changed = await changedSince(tx, customer, input);
    if (changed) return changed;
    const made = await requestInformation(tx, scope, customer, input);
    return made.ok ? ok({ round: made.value.round }) : made;
  });
}

/** Takes an open request back. What it asked for holds the customer no longer; files that only it refused count again. */
export function cancelRequest(scope: ReviewerScope, input: CancelInput): Promise<Outcome<{ status: CustomerStatus }>> {
  return writeInScope(scope, async (tx) => {
    const customer = await lockCustomer(tx, { orgId: input.orgId }, input.customerId);
    if (!customer) return NOT_FOUND;
    const bar = await decisionBar(tx, scope, customer);
    if (bar) return bar;
    const [cancelled] = await tx
      .update(informationRequests)
      .set({ cancelledAt: clock.now(), cancelledReason: input.reason })
      .where(
        and(
          inOrg(informationRequests.orgId, customer),
          eq(informationRequests.id, input.requestId),
          eq(informationRequests.customerId, customer.id),
          isNull(informationRequests.cancelledAt),
        ),
      )
      .returning();
    if (!cancelled) return NOT_FOUND;
    const questions = await tx
      .select()
      .from(informationQuestions)
      .where(and(inOrg(informationQuestions.orgId, customer), eq(informationQuestions.requestId, cancelled.id)));
    if (questions.every((question) => question.answeredAt !== null))
      return refuse("wrong_state", "This request was answered meanwhile. There is nothing to take back.");
    await giveFilesBack(tx, customer, questions);
    await recordAudit(tx, scope, {
      orgId: customer.orgId,
      action: "request.cancelled",
      subject: { kind: "request", id: cancelled.id },
      customerId: customer.id,
      detail: { round: cancelled.round, internal: input.reason, request_id: toPublicId("request", cancelled.id) },
    });
    const moved = await reevaluateCustomer(tx, scope, customer, NOTHING_CHANGED);
    return moved.ok ? ok({ status: moved.value.status as CustomerStatus }) : moved;
  });
}
