import { type Tx, withScope } from "@/db/scope";
import { addDays, today as dayOf } from "@/lib/core/civil-date";
import { clock } from "@/lib/core/clock";
import { customerEvidence } from "@/lib/customers/lifecycle/evidence";
import { type CustomerRecord, findCustomer, openProfile } from "@/lib/customers/reads";
import { updateCustomer } from "@/lib/customers/writes";
import { mailUploadLink, makeUploadLink } from "@/lib/requests/links/writes";
import { filesOf } from "@/lib/requests/reads";
import { draftOf, profileTargets } from "@/lib/requests/rules-targets";
import type { QuestionDraft } from "@/lib/requests/types";
import { askForInformation } from "@/lib/requests/writes";
import { reviewCustomer } from "@/lib/reviews/writes";
import { decide, minutesLater, must, type Stage, systemScope, travel, uuid } from "./play";

/** The inside id of an invented customer of Acme by its name. */
export type IdOf = (name: string) => string;

type Question = Pick<QuestionDraft, "status" | "reason" | "forCustomer"> & { key: string };

const ADDRESS_PROOF: Question = {
  key: "slot:customer/ADDRESS_PROOF/",
  status: "EXPIRED",
  reason: "Older than three months",
  forCustomer: "Upload a bill or a statement of the last three months.",
};
const PHONE: Question = {
  key: "field:phone_number",
  status: "INVALID",
  reason: "Nobody answers at this number",
  forCustomer: "Enter the number that the customer uses now.",
};

/** Reads what an act needs of a customer as it stands. */
const withCustomer = <T>(
  stage: Stage,
  id: string,
  read: (customer: CustomerRecord, tx: Tx) => T | Promise<T>,
): Promise<T> =>
  withScope(stage.reviewer, async (tx) => {
    const customer = await findCustomer(tx, { orgId: stage.maker.orgId }, id);
    if (!customer) throw new Error("A customer of the demo is gone");
    return read(customer, tx);
  });

/** The reviewer asks the merchant for some things, to be answered within some days. */
async function ask(stage: Stage, customerId: string, questions: readonly Question[], days: number): Promise<void> {
  const { orgId } = stage.maker;
  const seen = await withCustomer(stage, customerId, async (customer, tx) => {
    const evidence = await customerEvidence(tx, customer, customerId);
    const hashes = evidence.hashes.map((hash) => hash.sha256);
    const targets = profileTargets(openProfile(customer), filesOf(evidence));
    return { version: customer.version, evidence: hashes, targets };
  });
  const drafts = questions.map(({ key, ...words }) => {
    const target = seen.targets.find((one) => one.key === key);
    if (!target) throw new Error(`Nothing to ask for at ${key}`);
    return { ...draftOf(target), ...words };
  });
  const { version, evidence } = seen;
  must(
    await askForInformation(stage.reviewer, {
      ...{ orgId, customerId, version, evidence, questions: drafts },
      forCustomer: "We check our records once a year and need your help with this customer.",
      forDeveloper: "",
      dueOn: addDays(dayOf(stage.timeZone, clock.now()), days),
    }),
    "asking for information",
  );
}

/** The merchant answers; the review runs again, and the reviewer approves. */
async function answerPhone(stage: Stage, customerId: string): Promise<void> {
  const { maker } = stage;
  const { version, profile } = await withCustomer(stage, customerId, (customer) => ({
    version: customer.version,
    profile: openProfile(customer),
  }));
  const answered = { ...profile, phone_number: "415 555 2671" };
  const edited = must(await updateCustomer(maker, { customerId, version, profile: answered }), "answering");
  minutesLater(1);
  const system = systemScope(maker.orgId, "review_customer");
  must(await reviewCustomer(system, { customerId, version: edited.version }), "review of the answer");
  minutesLater(140);
  const status = await withCustomer(stage, customerId, (customer) => customer.status);
  if (status === "UNDER_REVIEW") await decide(stage.reviewer, maker.orgId, customerId, true);
}

/** Requests that are answered, open and overdue, and secure links that customers could still upload with. */
export async function seedRequests(stage: Stage, idOf: IdOf): Promise<void> {
  travel(20, 2);
  await ask(stage, idOf("Daniel Kim"), [PHONE], 14);
  travel(18, 3);
  await answerPhone(stage, idOf("Daniel Kim"));
  travel(16, 4);
  await ask(stage, idOf("Emma Schneider"), [ADDRESS_PROOF], 14);
  travel(3, 5);
  await ask(stage, idOf("Maria Garcia"), [ADDRESS_PROOF, PHONE], 14);

  travel(4, 6);
  must(await makeUploadLink(stage.maker, { customerId: idOf("Samuel Achterberg"), days: 7 }), "link");
  travel(2, 7);
  const customerId = idOf("Rafael Costa");
  const link = must(await makeUploadLink(stage.maker, { customerId, days: 7 }), "link");
  const token = link.url.split("#").at(-1) ?? "";
  must(await mailUploadLink(stage.maker, { customerId, linkId: uuid("link", link.id), token }), "mail");
}
