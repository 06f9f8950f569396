import { and, eq } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { informationQuestions } from "@/db/schema";
import { writeInScope } from "@/db/scope";
import { recordAudit } from "@/lib/audit/record";
import type { MerchantScope } from "@/lib/auth/scope";
import { seal } from "@/lib/core/crypto";
import { NOT_FOUND, type Outcome, ok, refuse } from "@/lib/core/outcome";
import type { CustomerStatus, Purpose } from "@/lib/customers/constants";
import { customerEvidence } from "@/lib/customers/lifecycle/evidence";
import { reevaluateCustomer } from "@/lib/customers/lifecycle/writes";
import { lockCustomer, openProfile, organisationFacts } from "@/lib/customers/reads";
import { missingItems } from "@/lib/customers/rules-completeness";
import type { UpholdInput } from "./input";
import { placeOf, questionRecords, toQuestionView, upheldReason } from "./reads";
import { isLackingAt } from "./rules-answers";
import { giveFilesBack } from "./writes-files";

const NOT_ASKED = refuse("wrong_state", "This is not asked for any more. Look at the customer again.");

/**
 * A merchant answers that something is right as it stands, and why. A file that was refused for it counts again. What the form itself
 * lacks cannot be answered so. The last answer re-opens the review, where a person reads the reason.
 */
export function upholdQuestion(scope: MerchantScope, input: UpholdInput): Promise<Outcome<{ status: CustomerStatus }>> {
  return writeInScope(scope, async (tx) => {
    const customer = await lockCustomer(tx, scope, input.customerId);
    if (!customer) return NOT_FOUND;
    const rows = await questionRecords(tx, scope, customer.id);
    const question = rows.find((row) => row.id === input.questionId);
    if (!question) return NOT_FOUND;
    if (question.answeredAt !== null || customer.status !== "PENDING_INFO") return NOT_ASKED;
    const others = rows.filter((row) => row.answeredAt === null && row.id !== question.id);
    await giveFilesBack(tx, customer, [question], others);
    const profile = openProfile(customer);
    const { facts } = await customerEvidence(tx, customer, customer.id);
    const { today } = await organisationFacts(tx, customer);
    const lacking = missingItems({ profile, purpose: customer.purpose as Purpose, documents: facts, today });
    const { title } = toQuestionView(question, profile);
    if (isLackingAt(placeOf(question), { profile, lacking }))
      return refuse("wrong_state", `${title} is needed from every customer of this kind, so it has to be given.`);
    await tx
      .update(informationQuestions)
      .set({ upheldSealed: seal(input.reason, upheldReason(customer.orgId, question.id)) })
      .where(and(inOrg(informationQuestions.orgId, customer), eq(informationQuestions.id, question.id)));
    await recordAudit(tx, scope, {
      orgId: customer.orgId,
      action: "request.upheld",
      subject: { kind: "request", id: question.requestId },
      customerId: customer.id,
      detail: { about: [title], reason: input.reason },
    });
    const moved = await reevaluateCustomer(tx, scope, customer, { review: [], addressCheck: false });
    return moved.ok ? ok({ status: moved.value.status as CustomerStatus }) : moved;
  });
}
