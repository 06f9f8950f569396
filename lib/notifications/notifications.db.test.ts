import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withScope } from "@/db/scope";
import { openTenant, reviewerScope, type Tenant, workerScope } from "@/db/testing/fixtures";
import { makeOrganisation, makePerson, memberScope, type TestPerson } from "@/db/testing/people";
import type { Scope } from "@/lib/auth/scope";
import { identityScope } from "@/lib/auth/sessions";
import { ids, toPublicId } from "@/lib/core/ids";
import type { CustomerStatus } from "@/lib/customers/constants";
import { NOTICE_KIND_NAMES, NOTICE_KINDS, type NoticeKind } from "./constants";
import { noticeOrderInput } from "./input";
import type { Notice, NoticeOrder } from "./types";
import { deliverNotice, notify } from "./writes";
import { announceStatus } from "./writes-status";

let office: Tenant;
const people: Record<string, TestPerson> = {};
const worker = identityScope("test");

beforeAll(async () => {
  office = await openTenant();
  const { owner, orgId } = office;
  const elsewhere = await makeOrganisation(owner);
  for (const role of ["owner", "admin", "maker", "developer", "viewer"] as const) {
    people[role] = await makePerson(owner, { orgId, role });
    people[`other ${role}`] = await makePerson(owner, { orgId: elsewhere, role });
  }
  for (const staff of ["reviewer", "lead", "operator"] as const) people[staff] = await makePerson(owner, { staff });
  people.gone = await makePerson(owner, { orgId, role: "owner" });
  await owner`update memberships set removed_at = now() where user_id = ${person("gone").id}`;
  people.suspended = await makePerson(owner, { orgId, role: "owner" });
  await owner`update users set suspended_at = now() where id = ${person("suspended").id}`;
}, 60_000);
afterAll(() => office.drop());

function person(name: string): TestPerson {
  const found = people[name];
  if (!found) throw new Error(`nobody is called ${name}`);
  return found;
}
const nameOf = (userId: string) => Object.keys(people).find((name) => person(name).id === userId) ?? userId;

/** Takes the orders that wait in the queue, as the worker would. */
async function takeOrders(): Promise<NoticeOrder[]> {
  const jobs = await office.owner`
    select j.id, p.payload from graphile_worker.jobs j join graphile_worker._private_jobs p on p.id = j.id
    where j.task_identifier = 'notify' order by j.id`;
  await office.owner`select graphile_worker.complete_jobs(${jobs.map((job) => String(job.id))}::bigint[])`;
  return jobs.map((job) => noticeOrderInput.parse(job.payload));
}

const notice = (more: Partial<Notice> & Pick<Notice, "kind" | "to">): Notice => ({
  orgId: office.orgId,
  title: `About ${ids.next()}`,
  body: "Something happened.",
  href: "/customers",
  ...more,
});

/** Who got it, by name: in the portal and by e-mail. */
async function told(one: Notice): Promise<{ inPortal: string[]; byEmail: string[] }> {
  const system = workerScope(office.orgId);
  await withScope(system, (tx) => notify(tx, system, one));
  for (const order of await takeOrders()) await deliverNotice(worker, order);
  return toldOf(one.title);
}

async function toldOf(title: string) {
  const rows = await office.owner`select user_id from notifications where title = ${title}`;
  const mails = await office.owner`
    select u.id from mails m join users u on u.email = m.to_address where m.subject = ${title}`;
  return {
    inPortal: rows.map((row) => nameOf(row.user_id)).sort(),
    byEmail: mails.map((row) => nameOf(row.id)).sort(),
  };
}

const chooses = (name: string, kind: NoticeKind, inPortal: boolean, byEmail: boolean) => office.owner`
  insert into notification_preferences (user_id, kind, in_portal, by_email)
  values (${person(name).id}, ${kind}, ${inPortal}, ${byEmail})
  on conflict (user_id, kind) do update set in_portal = excluded.in_portal, by_email = excluded.by_email`;

describe("a notice goes to exactly the people it is for", () => {
  const forMerchants = NOTICE_KIND_NAMES.filter((kind) => NOTICE_KINDS[kind].audiences[0] === "MERCHANT");
  const forStaff = NOTICE_KIND_NAMES.filter((kind) =>
    (NOTICE_KINDS[kind].audiences as readonly string[]).includes("STAFF"),
  );

  it.each(forMerchants)("%s: those in the organisation who hold the permission", async (kind) => {
    const { inPortal, byEmail } = await told(notice({ kind, to: { merchant: "customers.write" } }));
    expect(inPortal).toEqual(["admin", "maker", "owner"]);
    expect(byEmail).toEqual(NOTICE_KINDS[kind].defaults.byEmail ? inPortal : []);
  });

  it.each(forStaff)("%s: compliance, but not the platform's operator", async (kind) => {
    const { inPortal, byEmail } = await told(notice({ kind, to: { staff: "all" } }));
    expect(inPortal).toEqual(["lead", "reviewer"]);
    expect(byEmail).toEqual(NOTICE_KINDS[kind].defaults.byEmail ? inPortal : []);
  });

  it("leads alone where only leads are asked", async () => {
    expect((await told(notice({ kind: "second_eye.wanted", to: { staff: "lead" } }))).inPortal).toEqual(["lead"]);
  });

  it("the named people, but nobody of another organisation, who left or who is suspended", async () => {
    const userIds = Object.values(people).map(({ id }) => id);
    const both = await told(notice({ kind: "request.overdue", to: { userIds } }));
    expect(both.inPortal).toEqual(["admin", "developer", "lead", "maker", "owner", "reviewer", "viewer"]);
    const merchants = await told(notice({ kind: "request.received", to: { userIds } }));
    expect(merchants.inPortal).toEqual(["admin", "developer", "maker", "owner", "viewer"]);
    const staff = await told(notice({ kind: "case.assigned", to: { userIds } }));
    expect(staff.inPortal).toEqual(["lead", "reviewer"]);
  });

  it("each person once, and not whoever did it", async () => {
    const to = [{ merchant: ["owner" as const] }, { userIds: [person("owner").id, person("maker").id] }];
    const one = notice({ kind: "status.changed", to, exceptUserId: person("maker").id });
    expect((await told(one)).inPortal).toEqual(["owner"]);
  });

  it("nobody of an organisation where it is about none", async () => {
    const one = notice({ kind: "request.overdue", orgId: null, to: [{ merchant: ["owner"] }, { staff: "all" }] });
    await withScope(worker, (tx) => notify(tx, worker, one));
    for (const order of await takeOrders()) await deliverNotice(worker, order);
    expect((await toldOf(one.title)).inPortal).toEqual(["lead", "reviewer"]);
  });
});

describe("what a person chose", () => {
  it("holds for each way by itself", async () => {
    await chooses("owner", "restriction.changed", false, true);
    await chooses("admin", "restriction.changed", true, false);
    await chooses("maker", "restriction.changed", false, false);
    const got = await told(notice({ kind: "restriction.changed", to: { merchant: "customers.write" } }));
    expect(got).toEqual({ inPortal: ["admin"], byEmail: ["owner"] });
  });

  it("brings routine by e-mail only to who asked for e-mails", async () => {
    await chooses("maker", "status.changed", true, true);
    const got = await told(notice({ kind: "status.changed", isRoutine: true, to: { merchant: "customers.write" } }));
    expect(got).toEqual({ inPortal: ["admin", "maker", "owner"], byEmail: ["maker"] });
  });
});

describe("a notice is delivered once", () => {
  it("when the job runs twice, and when two workers take it at the same moment", async () => {
    await chooses("lead", "request.overdue", false, true);
    const one = notice({ kind: "request.overdue", to: [{ merchant: ["owner"] }, { staff: "all" }] });
    const system = workerScope(office.orgId);
    await withScope(system, (tx) => notify(tx, system, one));
    const [order] = await takeOrders();
    if (!order) throw new Error("no job was added");
    await Promise.all([deliverNotice(worker, order), deliverNotice(worker, order)]);
    await deliverNotice(worker, order);
    expect(await toldOf(one.title)).toEqual({
      inPortal: ["owner", "reviewer"],
      byEmail: ["lead", "owner", "reviewer"],
    });
    const [jobs] = await office.owner`
      select count(*)::int as count from graphile_worker.jobs j join graphile_worker._private_jobs p on p.id = j.id
      where task_identifier = 'send_mail' and p.payload ->> 'mailId' in (select id::text from mails where subject = ${one.title})`;
    expect(jobs?.count).toBe(3);
  });

  it("not at all when what it tells of is undone", async () => {
    const system = workerScope(office.orgId);
    const one = notice({ kind: "status.changed", to: { merchant: ["owner"] } });
    const undone = withScope(system, async (tx) => {
      await notify(tx, system, one);
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect(await takeOrders()).toEqual([]);
  });
});

describe("a change of status", () => {
  const customer = (more: { createdBy?: string | null; lastEditedBy?: string | null } = {}) => ({
    orgId: office.orgId,
    id: ids.next(),
    displayName: `Customer ${ids.next()}`,
    createdBy: person("maker").id,
    lastEditedBy: person("viewer").id,
    version: 1,
    importId: null,
    ...more,
  });
  /** What is ordered when the status of a customer changes. */
  async function announced(scope: Scope, about: ReturnType<typeof customer>, to: CustomerStatus) {
    await withScope(scope, (tx) => announceStatus(tx, scope, about, to, "For the merchant."));
    const orders = await takeOrders();
    for (const order of orders) await deliverNotice(worker, order);
    return { orders, told: orders[0] ? (await toldOf(orders[0].title)).inPortal : [] };
  }

  it("to approved by the system is told to whoever added or changed the customer, as routine", async () => {
    const about = customer();
    const { orders, told } = await announced(workerScope(office.orgId), about, "APPROVED");
    expect(told).toEqual(["maker", "viewer"]);
    expect(orders).toEqual([
      expect.objectContaining({
        kind: "status.changed",
        title: `${about.displayName} is approved`,
        body: "For the merchant.",
        href: `/customers/${toPublicId("customer", about.id)}`,
        isRoutine: true,
      }),
    ]);
  });

  it("to suspended by a person reaches owners and administrators too, and is no routine", async () => {
    const { orders, told } = await announced(reviewerScope(person("reviewer")), customer(), "SUSPENDED");
    expect(told).toEqual(["admin", "maker", "owner", "viewer"]);
    expect(orders[0]?.isRoutine).toBe(false);
  });

  it("that the system asks for is told to owners and administrators where nobody made the customer", async () => {
    const about = customer({ createdBy: null, lastEditedBy: null });
    expect((await announced(workerScope(office.orgId), about, "PENDING_INFO")).told).toEqual(["admin", "owner"]);
  });

  it("to under review is told to nobody, nor what a reviewer asks for: that is a request", async () => {
    expect((await announced(workerScope(office.orgId), customer(), "UNDER_REVIEW")).orders).toEqual([]);
    expect((await announced(reviewerScope(person("reviewer")), customer(), "PENDING_INFO")).orders).toEqual([]);
  });

  it("that a person of the organisation brings about is not told to that person", async () => {
    const maker = memberScope(person("maker"), office.orgId, "maker");
    expect((await announced(maker, customer(), "PENDING_INFO")).told).toEqual(["viewer"]);
  });
});

describe("what is for staff stays with staff", () => {
  it("its mails belong to no organisation, and its rows are unseen by the organisation's own", async () => {
    await chooses("lead", "case.assigned", true, true);
    const one = notice({ kind: "case.assigned", to: { staff: "lead" } });
    expect((await told(one)).byEmail).toEqual(["lead"]);
    const [mail] = await office.owner`select org_id from mails where subject = ${one.title}`;
    expect(mail?.org_id).toBeNull();
    const merchant = memberScope(person("owner"), office.orgId, "owner");
    const { notifications } = await import("@/db/schema");
    const seen = await withScope(merchant, (tx) => tx.select().from(notifications));
    expect(seen.length).toBeGreaterThan(3);
    expect(seen.filter((row) => row.audience !== "MERCHANT" || row.orgId !== office.orgId)).toEqual([]);
  });

  it("an organisation's transaction cannot tell of another organisation", async () => {
    const merchant = memberScope(person("owner"), office.orgId, "owner");
    const foreign = notice({ kind: "status.changed", orgId: ids.next(), to: { merchant: ["owner"] } });
    await expect(withScope(merchant, (tx) => notify(tx, merchant, foreign))).rejects.toThrow("another organisation");
  });

  it("a link to another site is refused", async () => {
    const system = workerScope(office.orgId);
    for (const href of ["https://evil.test", "//evil.test", "/\\evil.test", "javascript:alert(1)"]) {
      const one = notice({ kind: "status.changed", href, to: { merchant: ["owner"] } });
      await expect(withScope(system, (tx) => notify(tx, system, one))).rejects.toThrow();
    }
  });
});
