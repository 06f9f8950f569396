import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withScope } from "@/db/scope";
import { openTenant, reviewerScope, type Tenant } from "@/db/testing/fixtures";
import { makeOrganisation, makePerson, memberScope, openSession, type TestPerson } from "@/db/testing/people";
import type { MerchantScope, ReviewerScope } from "@/lib/auth/scope";
import { fromPublicId, ids, toPublicId } from "@/lib/core/ids";
import type { NoticeAudience, NoticeKind } from "./constants";
import { countUnreadNotices, listNoticePreferences, listNotices, type NoticeReader } from "./reads";
import { preferencesFor } from "./rules";
import { chooseNotices, markNoticesRead } from "./writes-inbox";

let office: Tenant;
let person: TestPerson;
let here: MerchantScope;
let there: MerchantScope;
let colleague: MerchantScope;
let staff: ReviewerScope;

const ALL = { kind: null, isUnread: false, before: null };

async function tell(
  reader: NoticeReader,
  orgId: string | null,
  audience: NoticeAudience,
  kind: NoticeKind = "request.overdue",
): Promise<string> {
  const id = ids.next();
  await office.owner`
    insert into notifications (org_id, id, user_id, audience, kind, title, body, href, created_at)
    values (${orgId}, ${id}, ${reader.userId}, ${audience}, ${kind}, 'News', '', '/customers', now())`;
  return id;
}

const list = (reader: NoticeReader, query = {}, size?: number) =>
  withScope(reader, (tx) => listNotices(tx, reader, { ...ALL, ...query }, size));
const idsOf = async (reader: NoticeReader, query = {}) => (await list(reader, query)).rows.map(({ id }) => id);
const unread = (reader: NoticeReader) => withScope(reader, (tx) => countUnreadNotices(tx, reader));
const outside = (id: string) => toPublicId("notification", id);

beforeAll(async () => {
  office = await openTenant();
  const other = await makeOrganisation(office.owner);
  person = await makePerson(office.owner, { orgId: office.orgId, role: "maker" });
  await office.owner`insert into memberships (org_id, user_id, role) values (${other}, ${person.id}, 'maker')`;
  here = memberScope(person, office.orgId, "maker");
  there = memberScope(person, other, "maker");
  colleague = await office.member("owner");
  staff = reviewerScope(await makePerson(office.owner, { staff: "reviewer" }));
}, 60_000);
afterAll(() => office.drop());

describe("somebody's notices", () => {
  it("are their own, of the organisation they work in and of their side", async () => {
    const mine = await tell(here, office.orgId, "MERCHANT");
    const elsewhere = await tell(there, there.orgId, "MERCHANT");
    const theirs = await tell(colleague, office.orgId, "MERCHANT");
    const forStaff = await tell(staff, office.orgId, "STAFF");
    const ofNone = await tell(staff, null, "STAFF", "list.imported");
    // A row that should not be: it is of the wrong side for its reader.
    await tell(here, office.orgId, "STAFF");
    expect(await idsOf(here)).toEqual([outside(mine)]);
    expect(await idsOf(there)).toEqual([outside(elsewhere)]);
    expect(await idsOf(colleague)).toEqual([outside(theirs)]);
    expect(await idsOf(staff)).toEqual([outside(ofNone), outside(forStaff)]);
    expect(await unread(here)).toBe(1);
  });

  it("are marked as read by nobody else", async () => {
    const mine = await tell(here, office.orgId, "MERCHANT");
    expect(await markNoticesRead(colleague, [mine])).toBe(0);
    expect(await markNoticesRead(there, [mine])).toBe(0);
    expect(await markNoticesRead(staff, [mine])).toBe(0);
    const before = await unread(here);
    expect(await markNoticesRead(here, [mine])).toBe(1);
    expect(await markNoticesRead(here, [mine])).toBe(0);
    expect(await unread(here)).toBe(before - 1);
    const others = await unread(colleague);
    await markNoticesRead(here, "all");
    expect([await unread(here), await unread(colleague)]).toEqual([0, others]);
  });

  it("walked page by page are all of them once, newest first, by kind and by what is unread too", async () => {
    const kinds = ["request.overdue", "status.changed"] as const;
    for (let i = 0; i < 11; i++) await tell(here, office.orgId, "MERCHANT", kinds[i % 2]);
    for (const query of [{}, { kind: "status.changed" as const }, { isUnread: true }]) {
      const whole = (await list(here, query, 1_000)).rows.map(({ id }) => id);
      expect([...whole].sort().reverse()).toEqual(whole);
      const walked: string[] = [];
      let before: string | null = null;
      do {
        const page = await list(here, { ...query, before }, 4);
        walked.push(...page.rows.map(({ id }) => id));
        before = page.nextCursor && fromPublicId("notification", page.nextCursor);
      } while (before);
      expect(walked).toEqual(whole);
    }
    expect((await list(here, { kind: "status.changed" })).rows.every((row) => row.kind === "status.changed")).toBe(
      true,
    );
  });
});

describe("what somebody wants to hear of", () => {
  it("is theirs in every organisation, is written down once, and is asked only of what they can get", async () => {
    const { signedIn } = await openSession(person, { orgId: office.orgId });
    const audits = async () =>
      (await office.owner`select count(*)::int as n from audit_events where action = 'notices.chosen'`)[0]?.n;
    const choice = { kind: "status.changed", inPortal: true, byEmail: false } as const;
    expect(await chooseNotices(signedIn, "MERCHANT", choice, "test")).toMatchObject({ ok: true });
    expect(await audits()).toBe(1);
    const refused = await chooseNotices(signedIn, "MERCHANT", { ...choice, kind: "case.assigned" }, "test");
    expect(refused).toMatchObject({ ok: false, code: "invalid" });
    expect(await audits()).toBe(1);
    const chosen = preferencesFor("MERCHANT", await listNoticePreferences(person.id, "test"));
    expect(chosen.find(({ kind }) => kind === "status.changed")).toEqual(choice);
    expect(chosen.map(({ kind }) => kind)).not.toContain("case.assigned");
    expect(await listNoticePreferences(colleague.userId, "test")).toEqual([]);
  });
});
