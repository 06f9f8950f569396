import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withScope } from "@/db/scope";
import { fromPublicId, ids, toPublicId } from "@/lib/core/ids";
import { findCustomer } from "@/lib/customers/reads";
import { submitDraft } from "@/lib/drafts/submission/writes";
import { saveDraft, startDraft } from "@/lib/drafts/writes";
import { listDocuments } from "./reads";
import { must, type Office, openOffice } from "./testing/office";
import type { UploadResult } from "./uploads/writes";
import { correctDocument, removeDocument } from "./writes";

let office: Office;
beforeAll(async () => {
  office = await openOffice();
}, 60_000);
afterAll(() => office.close());

const REASON = "Uploaded for the wrong person";
const VALUES = {
  first_name: "Mia",
  last_name: "Example",
  email: "mia@example.com",
  country_of_residence: "SG",
  dob: "1990-01-02",
  nationality: "SG",
  address_country: "SG",
  address_line1: "1 Test Street",
  address_city: "Singapore",
  address_zip_code: "018956",
  identification_type: "PASSPORT",
  identification_value: "K1234567A",
};
const own = { subject: "customer" } as const;
const letter = { ...own, slot: "ADDRESS_PROOF", type: "UTILITY_BILL", expires_on: undefined } as const;

const idOf = (result: UploadResult) => {
  if (result.kind === "refused") throw new Error(result.refused.message);
  return fromPublicId("document", result.document.id) ?? "";
};
const today = () => new Date().toISOString().slice(0, 10);

/** An individual for a wallet, submitted with these documents uploaded into the draft. */
async function customerWith(uploads: (owner: { draftId: string }) => Promise<unknown>) {
  const scope = office.alpha;
  const draft = must(await startDraft(scope, { type: "INDIVIDUAL", purpose: "WALLET" }));
  const draftId = fromPublicId("draft", draft.id) ?? "";
  const said = { step: draft.step, visited: [], purpose: "WALLET", senderIds: [], values: VALUES } as const;
  const tab = "tab-of-the-test";
  const { version } = must(await saveDraft(scope, { draftId, version: 1, tab, ...said, visited: [], senderIds: [] }));
  await uploads({ draftId });
  const submitted = must(await submitDraft(scope, { draftId, version }));
  return { customerId: fromPublicId("customer", submitted.customerId) ?? "", draftId };
}
const both = async (owner: { draftId: string }) => {
  must(await office.upload(office.alpha, owner, office.picture(1), own));
  must(await office.upload(office.alpha, owner, office.picture(2), { ...letter, issued_on: today() }));
};
const statusOf = async (customerId: string) =>
  (await withScope(office.alpha, (tx) => findCustomer(tx, office.alpha, customerId)))?.status;
const documentsOf = (customerId: string) =>
  withScope(office.alpha, (tx) => listDocuments(tx, office.alpha, { customerId }, "ended"));

describe("documents decide whether a customer is complete", () => {
  it("a draft's files become the customer's, which then goes to review", async () => {
    const { customerId } = await customerWith(both);
    expect((await documentsOf(customerId)).map(({ slot, state }) => [slot, state])).toEqual([
      ["ID_PROOF", "CURRENT"],
      ["ADDRESS_PROOF", "CURRENT"],
    ]);
    expect(await statusOf(customerId)).toBe("UNDER_REVIEW");
  });

  it("a file for a person who is not in the profile is kept as removed and does not count", async () => {
    const { customerId } = await customerWith(async (owner) => {
      await both(owner);
      must(await office.upload(office.alpha, owner, office.picture(3), { subject: "director:notthere1" }));
    });
    const states = (await documentsOf(customerId)).map(({ subject, state }) => `${subject} ${state}`);
    expect(states).toEqual(["customer CURRENT", "customer CURRENT", "director:notthere1 REMOVED"]);
  });

  it("the last missing file moves the customer to review, removing one moves it back", async () => {
    const { customerId } = await customerWith(async (owner) => {
      must(await office.upload(office.alpha, owner, office.picture(1), own));
    });
    expect(await statusOf(customerId)).toBe("PENDING_INFO");
    const about = { ...letter, issued_on: today() };
    const documentId = idOf(must(await office.upload(office.alpha, { customerId }, office.picture(2), about)));
    expect(await statusOf(customerId)).toBe("UNDER_REVIEW");
    expect(await removeDocument(office.alpha, { documentId, reason: "short" })).toMatchObject({ code: "invalid" });
    must(await removeDocument(office.alpha, { documentId, reason: REASON }));
    must(await removeDocument(office.alpha, { documentId, reason: REASON }));
    expect(await statusOf(customerId)).toBe("PENDING_INFO");
    const removals = await office.owner`
      select 1 from audit_events where action = 'document.removed' and subject_id = ${documentId}`;
    expect(removals).toHaveLength(1);
  });

  it("a corrected date completes without sending the file again", async () => {
    const { customerId } = await customerWith(async (owner) => {
      must(await office.upload(office.alpha, owner, office.picture(1), own));
      must(await office.upload(office.alpha, owner, office.picture(2), { ...letter, issued_on: "2020-01-01" }));
    });
    expect(await statusOf(customerId)).toBe("PENDING_INFO");
    const bill = (await documentsOf(customerId)).find(({ slot }) => slot === "ADDRESS_PROOF");
    const documentId = fromPublicId("document", bill?.id ?? "") ?? "";
    must(await correctDocument(office.alpha, { documentId, issuedOn: today(), expiresOn: null }));
    expect(await statusOf(customerId)).toBe("UNDER_REVIEW");
  });

  it("a replaced file is kept, with its picture, and no longer counts", async () => {
    const { customerId } = await customerWith(both);
    must(await office.upload(office.alpha, { customerId }, office.picture(4), own));
    const passports = (await documentsOf(customerId)).filter(({ slot }) => slot === "ID_PROOF");
    expect(passports.map(({ state }) => state)).toEqual(["REPLACED", "CURRENT"]);
  });
});

describe("what cannot be changed", () => {
  it("a submitted draft takes no more files", async () => {
    const { draftId } = await customerWith(both);
    expect(await office.upload(office.alpha, { draftId }, office.picture(5), own)).toMatchObject({
      code: "wrong_state",
    });
  });

  it("a slot that this customer does not have", async () => {
    const { customerId } = await customerWith(both);
    const director = { subject: "director:notthere1" } as const;
    expect(await office.upload(office.alpha, { customerId }, office.picture(6), director)).toMatchObject({
      code: "invalid",
    });
  });

  it("another organisation's document: the same answer as a missing one", async () => {
    const { customerId } = await customerWith(both);
    const [document] = await documentsOf(customerId);
    const foreign = fromPublicId("document", document?.id ?? "") ?? "";
    const missing = ids.next();
    for (const documentId of [foreign, missing]) {
      const removal = await removeDocument(office.beta, { documentId, reason: REASON });
      expect(removal).toMatchObject({ ok: false, code: "not_found" });
      expect(await correctDocument(office.beta, { documentId, issuedOn: null, expiresOn: null })).toEqual(removal);
    }
    expect(toPublicId("document", foreign)).toBe(document?.id);
    expect(document?.state).toBe("CURRENT");
  });
});
