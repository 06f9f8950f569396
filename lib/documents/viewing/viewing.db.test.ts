import { randomBytes } from "node:crypto";
import { buffer } from "node:stream/consumers";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { withScope } from "@/db/scope";
import { makeCustomer } from "@/db/testing/fixtures";
import { openAuditDetail } from "@/lib/audit/record";
import { type MerchantScope, mintScope, type ReviewerScope } from "@/lib/auth/scope";
import { clock, setClock } from "@/lib/core/clock";
import { fromPublicId, ids, toPublicId } from "@/lib/core/ids";
import { findCustomer } from "@/lib/customers/reads";
import { COMPLETE_INDIVIDUAL } from "@/lib/customers/testing/profiles";
import { documentStore } from "@/lib/documents/gateway";
import { must, type Office, openOffice } from "@/lib/documents/testing/office";
import { removeDocument } from "@/lib/documents/writes";
import { openCase } from "@/lib/reviews/cases/writes";
import { readView } from "./input";
import { issueLink, openPage } from "./writes";

let office: Office;
let owner: { draftId: string };
let documentId: string;

beforeAll(async () => {
  office = await openOffice();
  owner = await office.draft(office.alpha);
  documentId = await uploaded();
}, 60_000);
afterAll(() => office.close());
afterEach(() => setClock(null));

async function uploaded(subject: "authorized_user" | "director:second1" = "authorized_user"): Promise<string> {
  const result = must(await office.upload(office.alpha, owner, office.picture(), { subject }));
  if (result.kind === "refused") throw new Error(result.refused.message);
  return fromPublicId("document", result.document.id) ?? "";
}

const link = async (scope: MerchantScope | ReviewerScope = office.alpha, id = documentId) =>
  must(await issueLink(scope, { documentId: id, page: 1, purpose: "own_check" }));

function open(scope: MerchantScope | ReviewerScope, href: string) {
  const url = new URL(href, "http://localhost");
  const [, , , document = "", , page = ""] = url.pathname.split("/");
  const read = readView({ documentId: document, page }, url.searchParams);
  if (!read) throw new Error("not an address of ours");
  return openPage(scope, read.view, read.signature);
}

const viewsWritten = async () =>
  Number((await office.owner`select count(*) from audit_events where action = 'document.viewed'`)[0]?.count);

describe("a link to a page", () => {
  it("shows the picture once, and writes down that it was looked at", async () => {
    const before = await viewsWritten();
    const { href } = await link();
    const page = must(await open(office.alpha, href));
    const bytes = await buffer(page.stream);
    expect(bytes.length).toBe(page.bytes);
    expect((await sharp(bytes).metadata()).format).toBe("jpeg");
    expect(await viewsWritten()).toBe(before + 1);
    expect(await open(office.alpha, href)).toMatchObject({ ok: false, code: "forbidden" });
    expect(await viewsWritten()).toBe(before + 1);
  });

  it("opened twenty times at once is opened once", async () => {
    const { href } = await link();
    const answers = await Promise.all(Array.from({ length: 20 }, () => open(office.alpha, href)));
    const opened = answers.flatMap((answer) => (answer.ok ? [answer.value] : []));
    expect(opened).toHaveLength(1);
    opened[0]?.stream.destroy();
  });

  it("to a page whose file is gone from the store says so", async () => {
    const lost = await uploaded("director:second1");
    const { href } = await link(office.alpha, lost);
    const [row] = await office.owner`select pages from documents where id = ${lost}`;
    for (const { blobKey } of row?.pages ?? []) await documentStore().delete(blobKey);
    const answer = await open(office.alpha, href);
    expect(answer).toMatchObject({ ok: false, code: "unavailable" });
    expect(answer.ok ? "" : answer.message).toContain("cannot be read");
  });

  it("lives thirty seconds to the millisecond", async () => {
    const start = new Date(clock.now());
    setClock(start);
    const [early, late] = [await link(), await link()];
    setClock(new Date(start.getTime() + 29_999));
    must(await open(office.alpha, early.href)).stream.destroy();
    setClock(new Date(start.getTime() + 30_000));
    expect(await open(office.alpha, late.href)).toMatchObject({ ok: false, code: "forbidden" });
  });

  it("serves only the session it was made for", async () => {
    const { href } = await link();
    const elsewhere = mintScope<MerchantScope>({ ...office.alpha, sessionId: ids.next() });
    expect(await open(elsewhere, href)).toMatchObject({ ok: false, code: "not_found" });
    expect(await open(office.beta, href)).toMatchObject({ ok: false, code: "not_found" });
    must(await open(office.alpha, href)).stream.destroy();
  });
});

describe("the purpose of a look", () => {
  const purposes = async (id: string) => {
    const rows = await office.owner`select * from audit_events where action = 'document.viewed' and subject_id = ${id}`;
    return rows.map(
      (row) => openAuditDetail({ id: row.id, orgId: row.org_id, detailSealed: row.detail_sealed }).purpose,
    );
  };

  it("is each side's own: neither can borrow the other's", async () => {
    const ask = { documentId, page: 1 };
    expect(await issueLink(office.alpha, { ...ask, purpose: "review" })).toMatchObject({ ok: false, code: "invalid" });
    const staff = await issueLink(office.reviewer, { ...ask, purpose: "own_check" });
    expect(staff).toMatchObject({ ok: false, code: "invalid" });
  });

  it("of staff is written down as the case they look for", async () => {
    const customerId = await makeCustomer(office.alpha, { ...COMPLETE_INDIVIDUAL, last_name: "Viewed" });
    const sent = must(await office.upload(office.alpha, { customerId }, office.picture(7), { subject: "customer" }));
    if (sent.kind === "refused") throw new Error(sent.refused.message);
    const id = fromPublicId("document", sent.document.id) ?? "";
    const look = async () => {
      const { href } = must(await issueLink(office.reviewer, { documentId: id, page: 1, purpose: "review" }));
      must(await open(office.reviewer, href)).stream.destroy();
    };
    await look();
    const opened = await withScope(office.reviewer, async (tx) => {
      const customer = await findCustomer(tx, office.alpha, customerId);
      return customer && openCase(tx, office.reviewer, customer, { reason: "REVIEW", riskScore: 10 });
    });
    await look();
    expect(await purposes(id)).toEqual(["review", `case ${toPublicId("case", opened?.id ?? "")}`]);
  });
});

describe("what is not this viewer's", () => {
  it("another organisation's document and a missing one are the same answer", async () => {
    const ask = (id: string) => issueLink(office.beta, { documentId: id, page: 1, purpose: "own_check" });
    const foreign = await ask(documentId);
    expect(foreign).toMatchObject({ ok: false, code: "not_found" });
    expect(foreign).toEqual(await ask(ids.next()));
  });

  it("a page that the document does not have is not found", async () => {
    expect(await issueLink(office.alpha, { documentId, page: 2, purpose: "own_check" })).toMatchObject({
      ok: false,
      code: "not_found",
    });
  });

  it("a draft's document is no reviewer's business", async () => {
    expect(await issueLink(office.reviewer, { documentId, page: 1, purpose: "review" })).toMatchObject({
      ok: false,
      code: "not_found",
    });
  });

  it("a removed document is gone, also by a link made before", async () => {
    const second = await uploaded("director:second1");
    const { href } = await link(office.alpha, second);
    must(await removeDocument(office.alpha, { documentId: second }));
    expect(await open(office.alpha, href)).toMatchObject({ ok: false, code: "not_found" });
  });

  it("two thousand guessed links open nothing and leave no trace", async () => {
    const before = await viewsWritten();
    for (let guess = 0; guess < 2000; guess++) {
      const view = {
        documentId: toPublicId("document", guess % 2 ? ids.next() : documentId),
        page: 1,
        purpose: "own_check",
        viewId: toPublicId("audit", ids.next()),
        expiresAtMs: clock.now().getTime() + 20_000,
      } as const;
      const answer = await openPage(office.alpha, view, randomBytes(32).toString("base64url"));
      expect(answer).toMatchObject({ ok: false, code: "not_found" });
    }
    expect(await viewsWritten()).toBe(before);
  });
});
