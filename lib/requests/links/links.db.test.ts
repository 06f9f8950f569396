import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withScope } from "@/db/scope";
import { accepted, auditOf, codeOf, customerRow, makeCustomer, traces } from "@/db/testing/fixtures";
import { liveLink, readTicket, writeTicket } from "@/lib/auth/hosted";
import { type HostedScope, mintScope } from "@/lib/auth/scope";
import { addDays, today } from "@/lib/core/civil-date";
import { setClock } from "@/lib/core/clock";
import { fromPublicId } from "@/lib/core/ids";
import type { IndividualProfile } from "@/lib/customers/input";
import { COMPLETE_INDIVIDUAL } from "@/lib/customers/testing/profiles";
import { type Office, openOffice, uploadOf } from "@/lib/documents/testing/office";
import type { Upload } from "@/lib/documents/uploads/input";
import { addDocument, checkUpload } from "@/lib/documents/uploads/writes";
import { askForInformation } from "@/lib/requests/writes";
import { listUploadLinks } from "./reads";
import { endUploadLink, mailUploadLink, makeUploadLink } from "./writes";

let office: Office;
let customerId: string;
let made = 0;

beforeAll(async () => {
  office = await openOffice();
}, 60_000);
afterAll(() => office.close());
afterEach(() => setClock(null));
beforeEach(async () => {
  customerId = await makeCustomer(office.alpha, person(), "WALLET");
});

function person(): IndividualProfile {
  made += 1;
  const { tax_info: _tax, ...profile } = COMPLETE_INDIVIDUAL;
  return { ...profile, last_name: `Linked ${made}`, identification_value: `PA${5_000_000 + made}` };
}

const make = (days = 7) => makeUploadLink(office.alpha, { customerId, days });
const tokenOf = (url: string) => url.slice(url.indexOf("#") + 1);
const inside = (id: string) => fromPublicId("link", id) ?? "";

async function opened(days = 7): Promise<HostedScope & { token: string; linkId: string }> {
  const link = accepted(await make(days));
  const token = tokenOf(link.url);
  const live = await liveLink({ token }, "test");
  if (!live) throw new Error("a new link does not open");
  const scope = mintScope<HostedScope>({ kind: "hosted", ...live, requestId: "test" });
  return { ...scope, token };
}

const ID_PROOF = { slot: "ID_PROOF", subject: "customer", type: "PASSPORT", side: "SINGLE" } as const;
const recent = () => addDays(today("UTC", new Date()), -10);
const addressProof = () =>
  ({ slot: "ADDRESS_PROOF", subject: "customer", type: "UTILITY_BILL", side: "SINGLE", issued_on: recent() }) as const;

function send(scope: HostedScope, about: Partial<Upload["document"]>, number = 0) {
  const upload = uploadOf({ customerId: scope.customerId }, { expires_on: undefined, ...about });
  return addDocument(scope, upload, [office.picture(made * 10 + number)]);
}

describe("a link", () => {
  it("asks for exactly the documents that are missing, and its secret stands nowhere", async () => {
    const link = accepted(await make());
    expect(link.asksFor).toEqual(["ID proof", "Address proof"]);
    expect(link.url).toMatch(/\/upload#[\w-]{43}$/);
    expect(link.qrSvg).toContain("<svg");
    const rows = await office.owner`select to_jsonb(l)::text as text from upload_links l`;
    expect(rows.map((row) => row.text).join()).not.toContain(tokenOf(link.url));
    const audits = await office.owner`select count(*)::int as count from audit_events where action = 'link.made'`;
    expect(audits[0]?.count).toBeGreaterThan(0);
  });

  it("is not made where nothing is wanted, for a suspended customer, or for another organisation's", async () => {
    const basic = await makeCustomer(office.alpha, person(), "BASIC");
    expect(codeOf(await makeUploadLink(office.alpha, { customerId: basic, days: 1 }))).toBe("invalid");
    const before = await traces(office.owner);
    expect(codeOf(await makeUploadLink(office.beta, { customerId, days: 1 }))).toBe("not_found");
    expect(codeOf(await makeUploadLink(office.reviewer, { customerId, days: 1 }))).toBe("not_found");
    expect(codeOf(await makeUploadLink(office.reviewer, { orgId: office.beta.orgId, customerId, days: 1 }))).toBe(
      "not_found",
    );
    expect(await traces(office.owner)).toEqual(before);
    expect(codeOf(await makeUploadLink(office.reviewer, { orgId: office.alpha.orgId, customerId, days: 1 }))).toBe(
      "ok",
    );
  });

  it("is open five times at most", async () => {
    for (let i = 0; i < 5; i++) accepted(await make());
    expect(codeOf(await make())).toBe("rate_limited");
  });

  it("opens until it is ended or its days are over, and for its own secret alone", async () => {
    const { token, linkId, orgId } = await opened(1);
    expect(await liveLink({ token: "a".repeat(43) }, "test")).toBeNull();
    expect(await liveLink({ linkId, orgId: office.beta.orgId }, "test")).toBeNull();
    expect(await liveLink({ linkId, orgId }, "test")).toMatchObject({ customerId });
    setClock(new Date(Date.now() + 24 * 3600_000 + 1_000));
    expect(await liveLink({ token }, "test")).toBeNull();
    setClock(null);
    const row = await customerRow(office.alpha, customerId);
    const [view] = await withScope(office.alpha, (tx) => listUploadLinks(tx, row));
    expect(view?.lastUsedAt).not.toBeNull();
    accepted(await endUploadLink(office.alpha, { customerId, linkId }));
    accepted(await endUploadLink(office.alpha, { customerId, linkId }));
    expect(await liveLink({ token }, "test")).toBeNull();
    expect((await auditOf(office.owner, customerId)).filter((action) => action === "link.revoked")).toHaveLength(1);
  });

  it("is ended and mailed by its own organisation only, and mailed with its own secret only", async () => {
    const { linkId, token } = await opened();
    expect(codeOf(await endUploadLink(office.beta, { customerId, linkId }))).toBe("not_found");
    expect(codeOf(await mailUploadLink(office.beta, { customerId, linkId, token }))).toBe("not_found");
    expect(codeOf(await mailUploadLink(office.alpha, { customerId, linkId, token: "b".repeat(43) }))).toBe("not_found");
    expect(accepted(await mailUploadLink(office.alpha, { customerId, linkId, token }))).toEqual({
      to: "jane@example.com",
    });
    const mails = await office.owner`select to_address, subject from mails where org_id = ${office.alpha.orgId}`;
    expect(mails).toContainEqual({ to_address: "jane@example.com", subject: "Alpha asks you for documents" });
  });

  it("leaves a ticket that nobody can write or stretch", () => {
    const ticket = writeTicket({ orgId: "o", linkId: "l" });
    expect(readTicket(ticket)).toEqual({ orgId: "o", linkId: "l" });
    expect(readTicket(ticket.replace("o.l", "o.m"))).toBeNull();
    expect(readTicket(ticket.replace(/\d{13}/, "9999999999999"))).toBeNull();
    expect(readTicket("")).toBeNull();
    setClock(new Date(Date.now() + 121 * 60_000));
    expect(readTicket(ticket)).toBeNull();
  });
});

describe("an upload with a link", () => {
  it("completes the customer, re-opens the review and closes the link", async () => {
    const scope = await opened();
    expect(accepted(await send(scope, ID_PROOF)).kind).toBe("stored");
    expect((await customerRow(office.alpha, customerId)).status).toBe("PENDING_INFO");
    expect(accepted(await send(scope, addressProof(), 1)).kind).toBe("stored");
    expect(await customerRow(office.alpha, customerId)).toMatchObject({ status: "UNDER_REVIEW", missingCount: 0 });
    expect(await liveLink({ token: scope.token }, "test")).toBeNull();
    const actions = await auditOf(office.owner, customerId);
    expect(actions.filter((action) => action === "link.finished")).toHaveLength(1);
    const [by] = await office.owner`
      select actor_kind, actor_name from audit_events where customer_id = ${customerId} and action = 'document.added' limit 1`;
    expect(by).toEqual({ actor_kind: "CUSTOMER", actor_name: "Customer, by secure link" });
    expect(codeOf(await send(scope, ID_PROOF, 2))).toBe("unauthenticated");
  });

  it("answers what a reviewer asked for", async () => {
    const scope = await opened();
    accepted(await send(scope, ID_PROOF));
    accepted(await send(scope, addressProof(), 1));
    const evidence = await office.rowsOf(office.alpha, { customerId });
    const row = await customerRow(office.alpha, customerId);
    accepted(
      await askForInformation(office.reviewer, {
        orgId: office.alpha.orgId,
        customerId,
        version: row.version,
        evidence: evidence.map((file) => file.sha256),
        questions: [
          {
            section: "customer",
            fieldName: "id_proof",
            dataType: "URI",
            slot: "ID_PROOF",
            side: "SINGLE",
            documentType: "PASSPORT",
            status: "INVALID",
            label: "LOW_QUALITY",
            reason: "Blurred",
            forCustomer: "Take it again",
            forDeveloper: "",
          },
        ],
        forCustomer: "One more picture, please",
        forDeveloper: "",
        dueOn: addDays(today("UTC", new Date()), 7),
      }),
    );
    const second = await opened();
    expect(codeOf(await send(second, addressProof(), 3))).toBe("forbidden");
    accepted(await send(second, ID_PROOF, 4));
    expect((await customerRow(office.alpha, customerId)).status).toBe("UNDER_REVIEW");
    expect(await auditOf(office.owner, customerId)).toContain("request.answered");
  });

  it.each<[string, Partial<Upload["document"]>, string]>([
    ["another slot", { ...ID_PROOF, slot: "SELFIE", type: "SELFIE" }, "forbidden"],
    ["a place that the customer does not have", { ...ID_PROOF, subject: "director:abcdef1" }, "invalid"],
  ])("to %s is refused and leaves neither row nor file", async (_, about, code) => {
    const scope = await opened();
    const [rows, files] = [await office.rowsOf(office.alpha, { customerId }), await office.filesInStore()];
    const upload = uploadOf({ customerId }, { expires_on: undefined, ...about });
    expect(codeOf(await checkUpload(scope, upload))).toBe(code);
    expect(codeOf(await send(scope, about))).toBe(code);
    expect(await office.rowsOf(office.alpha, { customerId })).toEqual(rows);
    expect(await office.filesInStore()).toBe(files);
  });

  it("to another customer than the link's is refused, also within the organisation", async () => {
    const scope = await opened();
    const other = await makeCustomer(office.alpha, person(), "WALLET");
    const upload = uploadOf({ customerId: other }, { ...ID_PROOF, expires_on: undefined });
    expect(codeOf(await checkUpload(scope, upload))).toBe("unauthenticated");
    const foreign = await makeCustomer(office.beta, person(), "WALLET");
    expect(codeOf(await checkUpload(scope, uploadOf({ customerId: foreign }, { ...ID_PROOF })))).toBe("not_found");
    expect(codeOf(await checkUpload(scope, uploadOf(await office.draft(office.alpha), { ...ID_PROOF })))).toBe(
      "invalid",
    );
  });

  it("stops with the link, for a file on its way, too", async () => {
    const scope = await opened();
    const upload = uploadOf({ customerId }, { ...ID_PROOF, expires_on: undefined });
    expect(codeOf(await checkUpload(scope, upload))).toBe("ok");
    const slow = async function* () {
      accepted(await endUploadLink(office.alpha, { customerId, linkId: scope.linkId }));
      yield office.picture(made * 10 + 7);
    };
    expect(codeOf(await addDocument(scope, upload, slow()))).toBe("unauthenticated");
    expect(await office.rowsOf(office.alpha, { customerId })).toEqual([]);
  });

  it("may take its own picture again, but replaces nothing that somebody else has sent meanwhile", async () => {
    const scope = await opened();
    accepted(await send(scope, ID_PROOF));
    accepted(await send(scope, ID_PROOF, 5));
    const files = await office.rowsOf(office.alpha, { customerId });
    expect(files.map((file) => file.state)).toEqual(["REPLACED", "CURRENT"]);
    await office.upload(office.alpha, { customerId }, office.picture(made * 10 + 6), addressProof());
    const again = await opened().catch(() => null);
    expect(again).toBeNull();
    expect(codeOf(await send(scope, addressProof(), 8))).not.toBe("ok");
  });

  it("of two last files at once re-opens the review once and closes the link once", async () => {
    const scope = await opened();
    await Promise.all([send(scope, ID_PROOF, 1), send(scope, addressProof(), 2)]);
    const moves =
      await office.owner`select to_status from customer_transitions where customer_id = ${customerId} order by id`;
    expect(moves.map((move) => move.to_status)).toEqual(["PENDING_INFO", "UNDER_REVIEW"]);
    const actions = await auditOf(office.owner, customerId);
    expect(actions.filter((action) => action === "link.finished")).toHaveLength(1);
  });
});

it("a link's outside id is not its secret", async () => {
  const link = accepted(await make());
  expect(inside(link.id)).toMatch(/^[0-9a-f-]{36}$/);
  expect(await liveLink({ token: link.id }, "test")).toBeNull();
});
