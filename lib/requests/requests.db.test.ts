import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withScope } from "@/db/scope";
import {
  accepted,
  addDocumentRow,
  auditOf,
  codeOf,
  customerRow,
  eventsOf,
  makeCustomer,
  openTenant,
  reviewerScope,
  reviewJobs,
  type Tenant,
  traces,
} from "@/db/testing/fixtures";
import type { MerchantScope, ReviewerScope } from "@/lib/auth/scope";
import { addDays, today } from "@/lib/core/civil-date";
import { unseal } from "@/lib/core/crypto";
import { fromPublicId } from "@/lib/core/ids";
import type { IndividualProfile } from "@/lib/customers/input";
import { openProfile } from "@/lib/customers/reads";
import { COMPLETE_INDIVIDUAL } from "@/lib/customers/testing/profiles";
import { updateCustomer } from "@/lib/customers/writes";
import { reviewCustomer } from "@/lib/reviews/writes";
import { listRequests } from "./reads";
import { BIRTH, FLAT, PASSPORT } from "./testing/questions";
import type { QuestionDraft } from "./types";
import { askForInformation, cancelRequest } from "./writes";

let tenant: Tenant;
let maker: MerchantScope;
let reviewer: ReviewerScope;
let customerId: string;
let made = 0;

beforeAll(async () => {
  tenant = await openTenant();
  maker = await tenant.member();
  reviewer = await tenant.reviewer();
});
afterAll(() => tenant.drop());
beforeEach(async () => {
  customerId = await makeCustomer(maker, person());
});

function person(more: Partial<IndividualProfile> = {}): IndividualProfile {
  made += 1;
  const { tax_info: _tax, ...profile } = COMPLETE_INDIVIDUAL;
  return { ...profile, last_name: `Asked ${made}`, identification_value: `PA${4_000_000 + made}`, ...more };
}

const inDays = (days: number) => addDays(today("UTC", new Date()), days);

type Sent = Partial<Parameters<typeof askForInformation>[1]>;
const ask = (questions: QuestionDraft[], more: Sent = {}, by = reviewer) =>
  askForInformation(by, {
    orgId: tenant.orgId,
    customerId,
    version: 1,
    evidence: [],
    questions,
    forCustomer: "We need a little more to finish the review.",
    forDeveloper: "",
    dueOn: inDays(14),
    ...more,
  });

const row = () => customerRow(maker, customerId);
const requests = async () => {
  const customer = await row();
  return withScope(maker, (tx) => listRequests(tx, customer, "merchant"));
};
async function edit(change: Partial<IndividualProfile>, by = maker) {
  const customer = await row();
  const profile = { ...openProfile(customer), ...change };
  return updateCustomer(by, { customerId, version: customer.version, profile });
}

describe("a request", () => {
  it("moves the customer to pending info, is written down, told to integrations and to the people who can answer", async () => {
    accepted(await ask([BIRTH, FLAT]));
    expect(await row()).toMatchObject({ status: "PENDING_INFO", missingCount: 2 });
    expect(await auditOf(tenant.owner, customerId)).toContain("request.sent");
    expect(await eventsOf(tenant.owner, customerId)).toContain("customer.rfi");
    const [request] = await requests();
    expect(request).toMatchObject({ round: 1, state: "OPEN", requestedByName: "Compliance" });
    expect(request?.questions.map((one) => [one.title, one.anchor])).toEqual([
      ["Date of birth", "#field-dob"],
      [expect.any(String), "#field-address_line2"],
    ]);
    const jobs = await tenant.owner`
      select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier = 'notify' and j.payload ->> 'customerId' = ${customerId}`;
    expect(jobs.map((job) => job.payload.kind)).toContain("request.received");
    expect(jobs.find((job) => job.payload.kind === "request.received")?.payload.href).toMatch(/\/edit#field-dob$/);
  });

  it("carries the shape that integrations know", async () => {
    accepted(await ask([BIRTH]));
    const [event] = await tenant.owner`
      select id, payload_sealed from outbox_events where subject_id = ${customerId} and type = 'customer.rfi'`;
    const binding = { orgId: tenant.orgId, table: "outbox_events", rowId: event?.id, column: "payload" };
    expect(JSON.parse(unseal(event?.payload_sealed, binding))).toMatchObject({
      round: 1,
      request_for_information: [
        {
          section: "identity",
          categories: [
            {
              document_type: null,
              fields: [{ field_name: "dob", data_type: "DATE", status: "INVALID", reason: BIRTH.reason, side: null }],
            },
          ],
        },
      ],
    });
  });

  it("is sent to nobody's own customer, and keeps neither texts nor values in the clear", async () => {
    const as = reviewerScope({ id: maker.userId, name: maker.userName, email: "" });
    const before = await traces(tenant.owner);
    expect(codeOf(await ask([BIRTH], {}, as))).toBe("forbidden");
    expect(await traces(tenant.owner)).toEqual(before);
    accepted(await ask([BIRTH]));
    const rows = await tenant.owner`select to_jsonb(q)::text as text from information_questions q`;
    expect(rows.map((one) => one.text).join()).not.toContain(BIRTH.reason);
    expect(rows.map((one) => one.text).join()).not.toContain("1990-04-02");
  });

  it.each<[string, QuestionDraft[], Sent]>([
    ["nothing", [], {}],
    ["a field that is not there", [{ ...BIRTH, fieldName: "shoe_size" }], {}],
    ["the same field twice", [BIRTH, BIRTH], {}],
    ["a value that is there as missing", [{ ...BIRTH, status: "MISSING" }], {}],
    ["a value that is absent as expired", [{ ...FLAT, status: "EXPIRED" }], {}],
    ["a file that is not there as invalid", [PASSPORT], {}],
    ["an answer by yesterday", [BIRTH], { dueOn: inDays(-1) }],
  ])("asking for %s is refused and leaves nothing", async (_, questions, more) => {
    const before = await traces(tenant.owner);
    expect(codeOf(await ask(questions, more))).toBe("invalid");
    expect(await traces(tenant.owner)).toEqual(before);
  });

  it("is refused when profile or files are not as they were on the screen, and says what changed", async () => {
    accepted(await edit({ gender: "OTHER" }));
    const stale = await ask([BIRTH]);
    expect(stale).toMatchObject({ ok: false, code: "conflict" });
    expect(stale.ok ? "" : stale.message).toContain("Gender");
    await addDocumentRow(tenant.owner, tenant.orgId, customerId, "a".repeat(64));
    const files = await ask([BIRTH], { version: 2 });
    expect(files.ok ? "" : files.message).toContain("1 new");
    accepted(await ask([BIRTH], { version: 2, evidence: ["a".repeat(64)] }));
    expect(codeOf(await ask([FLAT], { version: 2, evidence: ["a".repeat(64)] }))).toBe("wrong_state");
  });
});

describe("an answer", () => {
  it("re-opens the review by itself with the last question, and a person looks at it", async () => {
    accepted(await ask([BIRTH, FLAT]));
    accepted(await edit({ address_line2: "Flat 3" }));
    expect(await row()).toMatchObject({ status: "PENDING_INFO", missingCount: 1 });
    expect((await requests())[0]?.questions.map((one) => one.answeredAt !== null)).toEqual([false, true]);
    const jobs = await reviewJobs(tenant.owner, customerId);
    accepted(await edit({ dob: "1990-04-03" }));
    expect(await row()).toMatchObject({ status: "UNDER_REVIEW", missingCount: 0 });
    expect(await reviewJobs(tenant.owner, customerId)).toBe(Math.max(jobs, 1));
    expect((await requests())[0]?.state).toBe("ANSWERED");
    expect(await auditOf(tenant.owner, customerId)).toContain("request.answered");
    const version = (await row()).version;
    expect(accepted(await reviewCustomer(tenant.worker, { customerId, version }))).toBe("REFERRED");
  });

  it("is none while the value is the one objected to, and is taken back with it before the last", async () => {
    accepted(await ask([BIRTH, FLAT]));
    accepted(await edit({ gender: "OTHER" }));
    expect((await row()).missingCount).toBe(2);
    accepted(await edit({ dob: "1990-04-03" }));
    expect((await row()).missingCount).toBe(1);
    accepted(await edit({ dob: "1990-04-02" }));
    expect(await row()).toMatchObject({ status: "PENDING_INFO", missingCount: 2 });
  });

  it("settles a request once when two people answer at once", async () => {
    accepted(await ask([BIRTH]));
    const second = await tenant.member();
    const customer = await row();
    const profile = openProfile(customer);
    const answers = await Promise.all(
      [maker, second].map((by, index) =>
        updateCustomer(by, {
          customerId,
          version: customer.version,
          profile: { ...profile, dob: `1990-04-0${index + 4}` } as IndividualProfile,
        }),
      ),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    const actions = await auditOf(tenant.owner, customerId);
    expect(actions.filter((action) => action === "request.answered")).toHaveLength(1);
    const moves = await tenant.owner`
      select to_status from customer_transitions where customer_id = ${customerId} order by id`;
    expect(moves.map((move) => move.to_status)).toEqual(["UNDER_REVIEW", "PENDING_INFO", "UNDER_REVIEW"]);
  });

  it("to a file is another file: the one objected to no longer counts", async () => {
    await addDocumentRow(tenant.owner, tenant.orgId, customerId, "c".repeat(64));
    accepted(await ask([PASSPORT], { evidence: ["c".repeat(64)] }));
    const [file] = await tenant.owner`select review, reject_label from documents where customer_id = ${customerId}`;
    expect(file).toEqual({ review: "REJECTED", reject_label: "LOW_QUALITY" });
    accepted(await edit({ gender: "OTHER" }));
    expect((await row()).status).toBe("PENDING_INFO");
    await tenant.owner`update documents set state = 'REPLACED' where customer_id = ${customerId}`;
    await addDocumentRow(tenant.owner, tenant.orgId, customerId, "d".repeat(64));
    accepted(await edit({ gender: "FEMALE" }));
    expect((await row()).status).toBe("UNDER_REVIEW");
    expect((await requests())[0]?.questions[0]?.answerDocumentId).toMatch(/^doc_/);
  });

  it("may be followed by a second round", async () => {
    accepted(await ask([BIRTH]));
    accepted(await edit({ dob: "1990-04-03" }));
    accepted(await ask([{ ...BIRTH, reason: "Still differs" }], { version: 2 }));
    expect((await requests()).map((one) => [one.round, one.state])).toEqual([
      [2, "OPEN"],
      [1, "ANSWERED"],
    ]);
    expect((await row()).status).toBe("PENDING_INFO");
  });
});

describe("a request that is taken back", () => {
  const cancel = async (by = reviewer) =>
    cancelRequest(by, {
      orgId: tenant.orgId,
      customerId,
      requestId: fromPublicId("request", (await requests())[0]?.id ?? "") ?? "",
      reason: "It was in the file already",
    });

  it("holds the customer no longer and gives its file back", async () => {
    await addDocumentRow(tenant.owner, tenant.orgId, customerId, "e".repeat(64));
    accepted(await ask([PASSPORT], { evidence: ["e".repeat(64)] }));
    expect(accepted(await cancel())).toEqual({ status: "UNDER_REVIEW" });
    expect((await requests())[0]).toMatchObject({ state: "CANCELLED", cancelledReason: null });
    const [file] = await tenant.owner`select review, reject_label from documents where customer_id = ${customerId}`;
    expect(file).toEqual({ review: "PENDING", reject_label: null });
    expect(codeOf(await cancel())).toBe("not_found");
  });

  it("is refused once it was answered", async () => {
    accepted(await ask([BIRTH]));
    accepted(await edit({ dob: "1990-04-03" }));
    const before = await traces(tenant.owner);
    expect(codeOf(await cancel())).toBe("wrong_state");
    expect(await traces(tenant.owner)).toEqual(before);
  });
});
