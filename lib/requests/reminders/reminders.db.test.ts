import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  accepted,
  addDocumentRow,
  auditOf,
  customerRow,
  makeCustomer,
  openTenant,
  type Tenant,
  workerScope,
} from "@/db/testing/fixtures";
import type { MerchantScope, ReviewerScope } from "@/lib/auth/scope";
import { addDays, today } from "@/lib/core/civil-date";
import { setClock } from "@/lib/core/clock";
import type { IndividualProfile } from "@/lib/customers/input";
import { COMPLETE_INDIVIDUAL } from "@/lib/customers/testing/profiles";
import { askForInformation } from "@/lib/requests/writes";
import { reviewCustomer } from "@/lib/reviews/writes";
import { remindOfDocuments, remindOfRequests } from "./writes";

let tenant: Tenant;
let maker: MerchantScope;
let reviewer: ReviewerScope;
let made = 0;
const TODAY = today("UTC", new Date());

beforeAll(async () => {
  tenant = await openTenant();
  maker = await tenant.member();
  reviewer = await tenant.reviewer();
});
afterAll(() => tenant.drop());
afterEach(() => setClock(null));

function person(): IndividualProfile {
  made += 1;
  const { tax_info: _tax, ...profile } = COMPLETE_INDIVIDUAL;
  return { ...profile, last_name: `Reminded ${made}`, identification_value: `PA${6_000_000 + made}` };
}

const jump = (days: number) => setClock(new Date(Date.parse(`${addDays(TODAY, days)}T12:00:00Z`)));

/** An approved customer whose accepted passport runs out after so many days. */
async function approved(expiresInDays: number): Promise<string> {
  const customerId = await makeCustomer(maker, person());
  accepted(await reviewCustomer(tenant.worker, { customerId, version: 1 }));
  await addDocumentRow(tenant.owner, tenant.orgId, customerId, `${made}`.padStart(64, "a"));
  await tenant.owner`
    update documents set review = 'ACCEPTED', expires_on = ${addDays(TODAY, expiresInDays)} where customer_id = ${customerId}`;
  return customerId;
}

const steps = async (customerId: string) => {
  const rows = await tenant.owner`
    select days_before from document_reminders where customer_id = ${customerId} order by sent_at`;
  return rows.map((row) => row.days_before);
};
const notices = async (customerId: string, kind: string) => {
  const rows = await tenant.owner`
    select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'notify' and j.payload ->> 'customerId' = ${customerId} and j.payload ->> 'kind' = ${kind}`;
  return rows.map((row) => row.payload);
};

describe("an ID document that runs out", () => {
  it("is reminded of at 60, 30 and 7 days and on the day, each once, however often the job runs", async () => {
    const customerId = await approved(90);
    for (const day of [0, 29, 30, 31, 59, 60, 82, 83, 89, 90, 91]) {
      jump(day);
      await remindOfDocuments(workerScope(tenant.orgId));
      await remindOfDocuments(workerScope(tenant.orgId));
    }
    expect(await steps(customerId)).toEqual([60, 30, 7, 0]);
    expect(await notices(customerId, "document.expiring")).toHaveLength(4);
    expect((await auditOf(tenant.owner, customerId)).filter((action) => action === "reminder.sent")).toHaveLength(4);
  });

  it("is told once by two workers at once", async () => {
    const customerId = await approved(7);
    jump(0);
    await Promise.all([1, 2, 3].map(() => remindOfDocuments(workerScope(tenant.orgId))));
    expect(await steps(customerId)).toEqual([7]);
    expect(await notices(customerId, "document.expiring")).toHaveLength(1);
  });

  it("opens a case for compliance on the day, and the customer stays approved until a person decides", async () => {
    const customerId = await approved(5);
    jump(5);
    await remindOfDocuments(workerScope(tenant.orgId));
    await remindOfDocuments(workerScope(tenant.orgId));
    const cases = await tenant.owner`
      select reason from review_cases where customer_id = ${customerId} and closed_at is null`;
    expect(cases.map((row) => row.reason)).toEqual(["MONITORING"]);
    expect((await customerRow(maker, customerId)).status).toBe("APPROVED");
    const [notice] = await notices(customerId, "document.expiring");
    expect(notice?.title).toContain("has expired");
    expect(notice?.href).toMatch(/^\/customers\/cus_\w+#document-id_proof-customer$/);
  });

  it("of a customer that was deleted, or in another organisation's run, is nobody's matter", async () => {
    const customerId = await approved(7);
    await tenant.owner`update customers set deleted_at = now() where id = ${customerId}`;
    jump(0);
    await remindOfDocuments(workerScope(tenant.orgId));
    expect(await steps(customerId)).toEqual([]);
  });
});

describe("an address proof that grows old", () => {
  it("is reminded of while the customer waits, and no more once it is approved", async () => {
    const waiting = await makeCustomer(maker, person(), "WALLET");
    for (const customerId of [waiting, await approved(400)]) {
      await addDocumentRow(tenant.owner, tenant.orgId, customerId, `${made}`.padStart(64, "b"));
      await tenant.owner`
        update documents set slot = 'ADDRESS_PROOF', doc_type = 'UTILITY_BILL', issued_on = ${addDays(TODAY, -80)}
        where customer_id = ${customerId} and sha256 like 'b%'`;
    }
    jump(0);
    await remindOfDocuments(workerScope(tenant.orgId));
    jump(5);
    await remindOfDocuments(workerScope(tenant.orgId));
    expect(await steps(waiting)).toEqual([30, 7]);
    const others =
      await tenant.owner`select count(*)::int as count from document_reminders where kind = 'ADDRESS_PROOF'`;
    expect(others[0]?.count).toBe(2);
  });
});

const askedOf = (customerId: string) =>
  askForInformation(reviewer, {
    orgId: tenant.orgId,
    customerId,
    version: 1,
    evidence: [],
    questions: [
      {
        section: "identity",
        fieldName: "dob",
        dataType: "DATE",
        status: "INVALID",
        reason: "Differs",
        forCustomer: "Enter it as printed",
        forDeveloper: "",
      },
    ],
    forCustomer: "One thing",
    forDeveloper: "",
    dueOn: addDays(TODAY, 3),
  });

describe("a request whose day has passed", () => {
  it("is told to both sides once, by two workers at once too, and an answer is taken all the same", async () => {
    const customerId = await makeCustomer(maker, person());
    accepted(await askedOf(customerId));
    jump(3);
    expect(await remindOfRequests(workerScope(tenant.orgId))).toBe(0);
    jump(4);
    await Promise.all([1, 2].map(() => remindOfRequests(workerScope(tenant.orgId))));
    expect(await remindOfRequests(workerScope(tenant.orgId))).toBe(0);
    const told = await notices(customerId, "request.overdue");
    expect(told.map((notice) => notice.href.split("/")[1]).sort()).toEqual(["customers", "review"]);
    expect((await customerRow(maker, customerId)).status).toBe("PENDING_INFO");
  });

  it("is told of no deleted customer", async () => {
    jump(0);
    const gone = await makeCustomer(maker, person());
    const waiting = await makeCustomer(maker, person());
    for (const customerId of [gone, waiting]) accepted(await askedOf(customerId));
    await tenant.owner`update customers set deleted_at = now() where id = ${gone}`;
    jump(4);
    expect(await remindOfRequests(workerScope(tenant.orgId))).toBe(1);
    expect(await notices(waiting, "request.overdue")).toHaveLength(2);
    expect(await notices(gone, "request.overdue")).toEqual([]);
  });
});
