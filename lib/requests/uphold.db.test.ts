import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withScope } from "@/db/scope";
import {
  accepted,
  addDocumentRow,
  auditOf,
  codeOf,
  customerRow,
  makeCustomer,
  openTenant,
  type Tenant,
  traces,
} from "@/db/testing/fixtures";
import { makeOrganisation, makePerson, memberScope } from "@/db/testing/people";
import type { MerchantScope, ReviewerScope } from "@/lib/auth/scope";
import { addDays, today } from "@/lib/core/civil-date";
import { fromPublicId, ids } from "@/lib/core/ids";
import type { IndividualProfile } from "@/lib/customers/input";
import { openProfile } from "@/lib/customers/reads";
import { COMPLETE_INDIVIDUAL } from "@/lib/customers/testing/profiles";
import { updateCustomer } from "@/lib/customers/writes";
import { reviewCustomer } from "@/lib/reviews/writes";
import { listRequests } from "./reads";
import { BIRTH, FLAT, PASSPORT } from "./testing/questions";
import type { QuestionDraft } from "./types";
import { askForInformation } from "./writes";
import { upholdQuestion } from "./writes-uphold";

let tenant: Tenant;
let maker: MerchantScope;
let reviewer: ReviewerScope;
let customerId: string;
let made = 0;

const REASON = "The passport was renewed and its print is right";

beforeAll(async () => {
  tenant = await openTenant();
  maker = await tenant.member();
  reviewer = await tenant.reviewer();
});
afterAll(() => tenant.drop());
beforeEach(async () => {
  made += 1;
  const { tax_info: _tax, ...profile } = COMPLETE_INDIVIDUAL;
  const named = { ...profile, last_name: `Upheld ${made}`, identification_value: `PU${5_000_000 + made}` };
  customerId = await makeCustomer(maker, named);
});

const ask = async (questions: QuestionDraft[], evidence: string[] = []) =>
  accepted(
    await askForInformation(reviewer, {
      orgId: tenant.orgId,
      customerId,
      version: 1,
      evidence,
      questions,
      forCustomer: "We need a little more to finish the review.",
      forDeveloper: "",
      dueOn: addDays(today("UTC", new Date()), 14),
    }),
  );
const row = () => customerRow(maker, customerId);
const requests = async (audience: "merchant" | "staff" = "merchant") => {
  const customer = await row();
  return withScope(maker, (tx) => listRequests(tx, customer, audience));
};
const uphold = async (position: number, by = maker) => {
  const question = (await requests())[0]?.questions[position];
  return upholdQuestion(by, {
    customerId,
    questionId: fromPublicId("question", question?.id ?? "") ?? "",
    reason: REASON,
  });
};

describe("an answer that something is right as it stands", () => {
  it("counts with its reason, and the last one re-opens the review, which a person finishes", async () => {
    await ask([BIRTH, FLAT]);
    expect(accepted(await uphold(1))).toEqual({ status: "PENDING_INFO" });
    expect(await row()).toMatchObject({ status: "PENDING_INFO", missingCount: 1 });
    expect(accepted(await uphold(0))).toEqual({ status: "UNDER_REVIEW" });
    const [request] = await requests("staff");
    expect(request).toMatchObject({
      state: "ANSWERED",
      questions: [{ upheldBecause: REASON }, { upheldBecause: REASON }],
    });
    const actions = await auditOf(tenant.owner, customerId);
    expect(actions.filter((action) => action === "request.upheld")).toHaveLength(2);
    expect(actions.filter((action) => action === "request.answered")).toHaveLength(1);
    const { version } = await row();
    expect(accepted(await reviewCustomer(tenant.worker, { customerId, version }))).toBe("REFERRED");
  });

  it("tells the reviewer what was left as it is", async () => {
    await ask([BIRTH]);
    accepted(await uphold(0));
    const jobs = await tenant.owner`
      select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier = 'notify' and j.payload ->> 'customerId' = ${customerId}`;
    const told = jobs.find((job) => job.payload.kind === "request.answered");
    expect(told?.payload.body).toContain("Left as it is, with a reason: Date of birth.");
  });

  it("keeps the reason sealed", async () => {
    await ask([BIRTH]);
    accepted(await uphold(0));
    const rows = await tenant.owner`select to_jsonb(q)::text as text from information_questions q`;
    expect(rows.map((one) => one.text).join()).not.toContain(REASON);
  });

  it("lets a file that was refused count again, unless another question still refuses it", async () => {
    const file = await addDocumentRow(tenant.owner, tenant.orgId, customerId, `${made}`.padStart(64, "0"));
    const { side: _side, documentType: _type, ...anySide } = PASSPORT;
    await ask([PASSPORT, anySide], [file]);
    const review = async () => {
      const [document] = await tenant.owner`select review from documents where customer_id = ${customerId}`;
      return document?.review;
    };
    expect(await review()).toBe("REJECTED");
    accepted(await uphold(0));
    expect(await review()).toBe("REJECTED");
    expect(accepted(await uphold(1))).toEqual({ status: "UNDER_REVIEW" });
    expect(await review()).toBe("PENDING");
  });

  it("is one of two at once, and none the second time", async () => {
    await ask([BIRTH]);
    const second = await tenant.member();
    const answers = await Promise.all([uphold(0), uphold(0, second)]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    const before = await traces(tenant.owner);
    expect(codeOf(await uphold(0))).toBe("wrong_state");
    expect(await traces(tenant.owner)).toEqual(before);
  });

  it("is refused for what the form itself needs", async () => {
    await ask([{ ...BIRTH, section: "contact", fieldName: "email", dataType: "TEXT" }]);
    const customer = await row();
    const { email: _email, ...profile } = openProfile(customer) as IndividualProfile;
    accepted(await updateCustomer(maker, { customerId, version: customer.version, profile }));
    const before = await traces(tenant.owner);
    expect(codeOf(await uphold(0))).toBe("wrong_state");
    expect(await traces(tenant.owner)).toEqual(before);
  });

  it("is for the customer's own organisation, and for its own questions", async () => {
    await ask([BIRTH]);
    const elsewhere = await makeOrganisation(tenant.owner, "Elsewhere");
    const foreign = memberScope(
      await makePerson(tenant.owner, { orgId: elsewhere, role: "maker" }),
      elsewhere,
      "maker",
    );
    const before = await traces(tenant.owner);
    expect(codeOf(await uphold(0, foreign))).toBe("not_found");
    const questionId = ids.next();
    expect(codeOf(await upholdQuestion(maker, { customerId, questionId, reason: REASON }))).toBe("not_found");
    expect(await traces(tenant.owner)).toEqual(before);
  });
});
