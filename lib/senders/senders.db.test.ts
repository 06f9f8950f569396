import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withScope } from "@/db/scope";
import { createTestDatabase, type TestDatabase } from "@/db/testing/database";
import { makeOrganisation, makePerson, memberScope } from "@/db/testing/people";
import type { MerchantScope } from "@/lib/auth/scope";
import { fromPublicId } from "@/lib/core/ids";
import type { Outcome } from "@/lib/core/outcome";
import { submitDraft } from "@/lib/drafts/submission/writes";
import { saveDraft, startDraft } from "@/lib/drafts/writes";
import { senderInput } from "./input";
import { linkSender, unlinkSender } from "./links/writes";
import { listLinkedCustomers, listLinkedSenders, listSenders } from "./reads";
import { archiveSender, createSender } from "./writes";

let database: TestDatabase;
let maker: MerchantScope;
let viewer: MerchantScope;
let stranger: MerchantScope;
let customerId: string;
let next = 100_000;

function accepted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.code}: ${outcome.message}`);
  return outcome.value;
}

const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? "ok" : outcome.code);

const account = (more: Partial<Parameters<typeof senderInput.parse>[0] & object> = {}) =>
  senderInput.parse({
    nickname: "Payroll",
    account_holder_name: "Acme Pty Ltd",
    bsb: "062-000",
    account_number: String(next++),
    ...more,
  });

async function newSender(scope = maker): Promise<string> {
  return fromPublicId("sender", accepted(await createSender(scope, account())).id) ?? "";
}

async function switchValidation(on: boolean) {
  await database.owner`update organisations set has_sender_validation = ${on} where id = ${maker.orgId}`;
}

beforeAll(async () => {
  database = await createTestDatabase();
  const { owner } = database;
  const [own, other] = [await makeOrganisation(owner), await makeOrganisation(owner)];
  const member = async (orgId: string, role: MerchantScope["role"]) =>
    memberScope(await makePerson(owner, { orgId, role }), orgId, role);
  maker = await member(own, "maker");
  viewer = await member(own, "viewer");
  stranger = await member(other, "maker");
  const draft = accepted(await startDraft(maker, { type: "COMPANY", purpose: "BASIC" }));
  const draftId = fromPublicId("draft", draft.id) ?? "";
  const kept = { tab: "tab-of-test", step: "company", visited: [], purpose: "BASIC", senderIds: [] } as const;
  const values = { name: "Widget Pty Ltd", company_email: "hello@widget.test", incorporation_country: "AU" };
  const saved = accepted(await saveDraft(maker, { ...kept, visited: [], senderIds: [], draftId, version: 1, values }));
  const made = accepted(await submitDraft(maker, { draftId, version: saved.version }));
  customerId = fromPublicId("customer", made.customerId) ?? "";
});
afterAll(() => database.drop());

describe("creating a sender", () => {
  it("reads a BSB with its dash and keeps the digits", async () => {
    expect(accepted(await createSender(maker, account({ bsb: "062-001" })))).toMatchObject({ bsb: "062001" });
  });

  it("refuses an account that an active sender has, naming that sender", async () => {
    const input = account({ nickname: "First" });
    accepted(await createSender(maker, input));
    const outcome = await createSender(maker, { ...input, nickname: "Second" });
    expect(outcome).toMatchObject({ code: "conflict", detail: { existing: { nickname: "First" } } });
    expect(outcome).toHaveProperty("fields.account_number", expect.stringContaining("First"));
  });

  it("makes one of two at the same moment", async () => {
    const input = account();
    const outcomes = await Promise.all([createSender(maker, input), createSender(maker, input)]);
    expect(outcomes.map(codeOf).sort()).toEqual(["conflict", "ok"]);
  });

  it("lets another organisation have the same account, and an archived one be added again", async () => {
    const input = account();
    const first = accepted(await createSender(maker, input));
    expect(codeOf(await createSender(stranger, input))).toBe("ok");
    const senderId = fromPublicId("sender", first.id) ?? "";
    accepted(await archiveSender(maker, { senderId, reason: "Account closed" }));
    expect(codeOf(await createSender(maker, input))).toBe("ok");
  });

  it("refuses a viewer, and everyone where sender validation is off", async () => {
    expect(codeOf(await createSender(viewer, account()))).toBe("forbidden");
    await switchValidation(false);
    try {
      expect(codeOf(await createSender(maker, account()))).toBe("feature_off");
    } finally {
      await switchValidation(true);
    }
  });
});

describe("linking a sender", () => {
  const linkedIds = async () =>
    (await withScope(maker, (tx) => listLinkedSenders(tx, maker, customerId))).map(({ id }) =>
      fromPublicId("sender", id),
    );

  it("links once, however often it is asked, and unlinks", async () => {
    const senderId = await newSender();
    accepted(await linkSender(maker, { customerId, senderId }));
    accepted(await linkSender(maker, { customerId, senderId }));
    expect((await linkedIds()).filter((id) => id === senderId)).toHaveLength(1);
    const customers = await withScope(maker, (tx) => listLinkedCustomers(tx, maker, senderId));
    expect(customers.map(({ name }) => name)).toEqual(["Widget Pty Ltd"]);
    const listed = await withScope(maker, (tx) => listSenders(tx, maker, { status: "ACTIVE" }));
    expect(listed.rows.find((row) => fromPublicId("sender", row.id) === senderId)?.linkedCount).toBe(1);
    accepted(await unlinkSender(maker, { customerId, senderId }));
    expect(await linkedIds()).not.toContain(senderId);
  });

  it("answers another organisation's sender or customer as if there were none", async () => {
    const [own, foreign] = [await newSender(), await newSender(stranger)];
    expect(codeOf(await linkSender(maker, { customerId, senderId: foreign }))).toBe("not_found");
    expect(codeOf(await linkSender(stranger, { customerId, senderId: foreign }))).toBe("not_found");
    expect(codeOf(await archiveSender(stranger, { senderId: own, reason: "Not mine" }))).toBe("not_found");
    expect(codeOf(await unlinkSender(stranger, { customerId, senderId: own }))).toBe("not_found");
    expect(await linkedIds()).not.toContain(foreign);
  });

  it("never links a sender after it was archived, whichever of the two comes first", async () => {
    for (let round = 0; round < 5; round++) {
      const senderId = await newSender();
      const [archived, linked] = await Promise.all([
        archiveSender(maker, { senderId, reason: "Account closed" }),
        linkSender(maker, { customerId, senderId }),
      ]);
      expect(codeOf(archived)).toBe("ok");
      const isThere = (await linkedIds()).includes(senderId);
      expect({ code: codeOf(linked), isThere }).toEqual(
        isThere ? { code: "ok", isThere } : { code: "wrong_state", isThere },
      );
      expect(codeOf(await linkSender(maker, { customerId, senderId }))).toBe("wrong_state");
    }
  });

  it("is refused where sender validation is off, and unlinking is not", async () => {
    const senderId = await newSender();
    accepted(await linkSender(maker, { customerId, senderId }));
    await switchValidation(false);
    try {
      expect(codeOf(await linkSender(maker, { customerId, senderId }))).toBe("feature_off");
      expect(codeOf(await unlinkSender(maker, { customerId, senderId }))).toBe("ok");
    } finally {
      await switchValidation(true);
    }
  });
});
