import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withScope } from "@/db/scope";
import { createTestDatabase, type TestDatabase } from "@/db/testing/database";
import { makeOrganisation, makePerson, memberScope } from "@/db/testing/people";
import type { MerchantScope } from "@/lib/auth/scope";
import { fromPublicId, ids } from "@/lib/core/ids";
import type { Outcome } from "@/lib/core/outcome";
import { archiveSender, createSender } from "@/lib/senders/writes";
import type { SaveDraftInput } from "./input";
import { getDraft, listDrafts } from "./reads";
import { submitDraft } from "./submission/writes";
import { discardDraft, restoreDraft, saveDraft, startDraft } from "./writes";

let database: TestDatabase;
let maker: MerchantScope;
let colleague: MerchantScope;
let stranger: MerchantScope;
let viewer: MerchantScope;

function accepted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.code}: ${outcome.message}`);
  return outcome.value;
}

const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? "ok" : outcome.code);

async function begin(scope = maker): Promise<string> {
  const { id } = accepted(await startDraft(scope, { type: "INDIVIDUAL", purpose: "BASIC" }));
  return fromPublicId("draft", id) ?? "";
}

const BASIC = { first_name: "Jane", last_name: "Doe", email: "jane@example.com", country_of_residence: "AU" };

function typed(draftId: string, version: number, more: Partial<SaveDraftInput> = {}): SaveDraftInput {
  const values: SaveDraftInput["values"] = BASIC;
  return {
    draftId,
    version,
    tab: "tab-of-maker",
    step: "identity",
    visited: [],
    purpose: "BASIC",
    senderIds: [],
    values,
    ...more,
  };
}

const read = (scope: MerchantScope, draftId: string) => withScope(scope, (tx) => getDraft(tx, scope, draftId));

async function countCustomers(): Promise<number> {
  const [row] = await database.owner`select count(*)::int as count from customers where org_id = ${maker.orgId}`;
  return row?.count;
}

beforeAll(async () => {
  database = await createTestDatabase();
  const { owner } = database;
  const [own, other] = [await makeOrganisation(owner), await makeOrganisation(owner)];
  const member = async (orgId: string, role: MerchantScope["role"]) =>
    memberScope(await makePerson(owner, { orgId, role }), orgId, role);
  maker = await member(own, "maker");
  colleague = await member(own, "maker");
  viewer = await member(own, "viewer");
  stranger = await member(other, "maker");
});
afterAll(() => database.drop());

describe("saving a draft", () => {
  it("keeps what was typed as it stands, right or wrong", async () => {
    const draftId = await begin();
    const values = { first_name: "Jane", dob: "not a day", tax_info: [{ country_code: "AU" }] };
    accepted(await saveDraft(maker, typed(draftId, 1, { values, step: "contact", visited: ["identity"] })));
    expect(await read(maker, draftId)).toMatchObject({ values, step: "contact", visited: ["identity"], title: "Jane" });
  });

  it("lets one of two tabs win and tells the other who saved", async () => {
    const draftId = await begin();
    const outcomes = await Promise.all([
      saveDraft(maker, typed(draftId, 1, { values: { first_name: "Mine" } })),
      saveDraft(colleague, typed(draftId, 1, { tab: "tab-of-colleague", values: { first_name: "Theirs" } })),
    ]);
    expect(outcomes.map(codeOf).sort()).toEqual(["conflict", "ok"]);
    const isMine = codeOf(outcomes[0]) === "ok";
    const told = outcomes.find((outcome) => !outcome.ok);
    expect(told).toMatchObject({ detail: { version: 2, by: isMine ? maker.userName : colleague.userName } });
    expect((await read(maker, draftId))?.values).toEqual({ first_name: isMine ? "Mine" : "Theirs" });
  });

  it("takes a tab's own lost answer for no conflict", async () => {
    const draftId = await begin();
    accepted(await saveDraft(maker, typed(draftId, 1)));
    const again = accepted(await saveDraft(maker, typed(draftId, 1, { values: { first_name: "Janet" } })));
    expect(again.version).toBe(3);
  });

  it("answers a draft of another organisation as if there were none", async () => {
    const draftId = await begin();
    expect(await read(stranger, draftId)).toBeNull();
    expect(codeOf(await saveDraft(stranger, typed(draftId, 1)))).toBe("not_found");
    expect(codeOf(await submitDraft(stranger, { draftId, version: 1 }))).toBe("not_found");
    expect(codeOf(await discardDraft(stranger, { draftId }))).toBe("not_found");
  });

  it("refuses a viewer", async () => {
    const draftId = await begin();
    expect(codeOf(await saveDraft(viewer, typed(draftId, 1)))).toBe("forbidden");
    expect(codeOf(await startDraft(viewer, { type: "COMPANY", purpose: "BASIC" }))).toBe("forbidden");
    expect(codeOf(await submitDraft(viewer, { draftId, version: 1 }))).toBe("forbidden");
  });

  it("stores nothing readable", async () => {
    const draftId = await begin();
    accepted(
      await saveDraft(maker, typed(draftId, 1, { values: { first_name: "Jane", identification_value: "PA7654321" } })),
    );
    const [row] = await database.owner`select data_sealed from drafts where id = ${draftId}`;
    expect(row?.data_sealed.toString("latin1")).not.toContain("PA7654321");
  });
});

describe("discarding a draft", () => {
  it("takes it from the list and brings it back whole", async () => {
    const draftId = await begin();
    const { version } = accepted(await saveDraft(maker, typed(draftId, 1)));
    accepted(await discardDraft(maker, { draftId }));
    const listed = async () =>
      (await withScope(maker, (tx) => listDrafts(tx, maker))).map(({ id }) => fromPublicId("draft", id));
    expect(await listed()).not.toContain(draftId);
    expect(codeOf(await saveDraft(maker, typed(draftId, version)))).toBe("wrong_state");
    expect(codeOf(await submitDraft(maker, { draftId, version }))).toBe("wrong_state");
    accepted(await restoreDraft(maker, { draftId }));
    expect(await listed()).toContain(draftId);
    expect((await read(maker, draftId))?.values).toEqual(BASIC);
  });
});

describe("submitting a draft", () => {
  it("keeps nothing of what was typed once the customer exists: it would show what the customer page masks", async () => {
    const draftId = await begin();
    const values = { ...BASIC, dob: "1981-07-23", identification_value: "X7654321" };
    accepted(await saveDraft(maker, typed(draftId, 1, { values })));
    accepted(await submitDraft(maker, { draftId, version: 2 }));
    const kept = await read(maker, draftId);
    expect(kept).toMatchObject({ state: "SUBMITTED", title: "Jane Doe" });
    expect(kept?.values).toEqual({});
  });

  async function ready(more: Partial<SaveDraftInput> = {}) {
    const draftId = await begin();
    const { version } = accepted(await saveDraft(maker, typed(draftId, 1, more)));
    return { draftId, version };
  }

  it("makes one customer when two tabs submit at once", async () => {
    const draft = await ready();
    const before = await countCustomers();
    const outcomes = await Promise.all([submitDraft(maker, draft), submitDraft(colleague, draft)]);
    const [first, second] = outcomes.map(accepted);
    expect(first?.customerId).toBe(second?.customerId);
    expect(await countCustomers()).toBe(before + 1);
  });

  it("names the same customer again, whatever version the late tab knew", async () => {
    const draft = await ready();
    const first = accepted(await submitDraft(maker, draft));
    const again = accepted(await submitDraft(maker, { ...draft, version: 1 }));
    expect(again.customerId).toBe(first.customerId);
    expect(codeOf(await saveDraft(maker, typed(draft.draftId, draft.version)))).toBe("wrong_state");
    expect(codeOf(await discardDraft(maker, draft))).toBe("wrong_state");
  });

  it("does not submit what another tab has changed since", async () => {
    const draft = await ready();
    accepted(await saveDraft(colleague, typed(draft.draftId, draft.version, { tab: "tab-of-colleague" })));
    expect(codeOf(await submitDraft(maker, draft))).toBe("conflict");
  });

  it("refuses a value that cannot be accepted, naming its field, and makes nothing", async () => {
    const before = await countCustomers();
    const outcome = await submitDraft(maker, await ready({ values: { ...BASIC, email: "not an address" } }));
    expect(outcome).toMatchObject({ ok: false, code: "invalid", fields: { email: expect.any(String) } });
    expect(await countCustomers()).toBe(before);
  });

  it("gives pending info when something mandatory is missing", async () => {
    const submitted = accepted(await submitDraft(maker, await ready({ purpose: "WALLET" })));
    expect(submitted.status).toBe("PENDING_INFO");
    expect(submitted.missingCount).toBeGreaterThan(0);
  });

  it("links the chosen senders, and undoes everything when one was archived meanwhile", async () => {
    const account = { nickname: "Payroll", account_holder_name: "Acme", bsb: "062000", account_number: "1234567" };
    const sender = accepted(await createSender(maker, account));
    const senderId = fromPublicId("sender", sender.id) ?? "";
    const linked = accepted(await submitDraft(maker, await ready({ senderIds: [senderId] })));
    const customerId = fromPublicId("customer", linked.customerId) ?? ids.next();
    const links = await database.owner`select sender_id from customer_senders where customer_id = ${customerId}`;
    expect(links).toEqual([{ sender_id: senderId }]);

    const late = await ready({ senderIds: [senderId] });
    accepted(await archiveSender(maker, { senderId, reason: "Account closed" }));
    const before = await countCustomers();
    expect(codeOf(await submitDraft(maker, late))).toBe("wrong_state");
    expect(await countCustomers()).toBe(before);
    expect((await read(maker, late.draftId))?.state).toBe("OPEN");
  });

  it("is refused where the organisation may not add customers, and loses nothing", async () => {
    const draft = await ready();
    await database.owner`update organisations set can_create_customers = false where id = ${maker.orgId}`;
    try {
      expect(codeOf(await startDraft(maker, { type: "COMPANY", purpose: "WALLET" }))).toBe("feature_off");
      expect(codeOf(await submitDraft(maker, draft))).toBe("feature_off");
      expect((await read(maker, draft.draftId))?.values).toEqual(BASIC);
    } finally {
      await database.owner`update organisations set can_create_customers = true where id = ${maker.orgId}`;
    }
  });
});
