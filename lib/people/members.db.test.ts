import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/testing/database";
import { makeOrganisation, makePerson, memberScope, openSession } from "@/db/testing/people";
import type { MerchantRole } from "@/lib/auth/constants";
import { findSession } from "@/lib/auth/sessions";
import { ids } from "@/lib/core/ids";
import { listMembers } from "./reads";
import { changeMemberRole, removeMember } from "./writes-members";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function office(...roles: MerchantRole[]) {
  const orgId = await makeOrganisation(database.owner);
  const people = [];
  for (const role of roles) {
    const person = await makePerson(database.owner, { orgId, role });
    people.push({ ...person, scope: memberScope(person, orgId, role) });
  }
  return { orgId, people };
}

const rolesOf = async (orgId: string) =>
  (await database.owner`select role from memberships where org_id = ${orgId} and removed_at is null order by role`).map(
    ({ role }) => role,
  );
const auditOf = async (orgId: string, action: string) =>
  (await database.owner`select 1 from audit_events where org_id = ${orgId} and action = ${action}`).length;

describe("the people of an organisation", () => {
  it("keep one owner when two owners remove each other at once", async () => {
    const { orgId, people } = await office("owner", "owner");
    const [a, b] = people;
    if (!a || !b) throw new Error("two people expected");
    const outcomes = await Promise.all([removeMember(a.scope, b.id), removeMember(b.scope, a.id)]);
    expect(outcomes.map((each) => each.ok).sort()).toEqual([false, true]);
    expect(await rolesOf(orgId)).toEqual(["owner"]);
    expect(await auditOf(orgId, "member.removed")).toBe(1);
  });

  it("keep one owner when two owners step down at once", async () => {
    const { orgId, people } = await office("owner", "owner");
    const outcomes = await Promise.all(
      people.map(({ scope, id }) => changeMemberRole(scope, { userId: id, role: "admin" })),
    );
    expect(outcomes.filter((each) => each.ok)).toHaveLength(1);
    expect(await rolesOf(orgId)).toEqual(["admin", "owner"]);
  });

  it("do not count a suspended owner as one", async () => {
    const { orgId, people } = await office("owner", "owner");
    const [a, b] = people;
    if (!a || !b) throw new Error("two people expected");
    await database.owner`update users set suspended_at = now() where id = ${b.id}`;
    expect(await removeMember(a.scope, a.id)).toMatchObject({ ok: false, code: "wrong_state" });
    expect(await rolesOf(orgId)).toHaveLength(2);
  });

  it("are beyond an admin where they are owners", async () => {
    const { orgId, people } = await office("owner", "admin", "viewer");
    const [owner, admin, viewer] = people;
    if (!owner || !admin || !viewer) throw new Error("three people expected");
    expect(await removeMember(admin.scope, owner.id)).toMatchObject({ ok: false, code: "forbidden" });
    const promote = changeMemberRole(admin.scope, { userId: viewer.id, role: "owner" });
    expect(await promote).toMatchObject({ ok: false, code: "forbidden" });
    const promoteSelf = changeMemberRole(admin.scope, { userId: admin.id, role: "owner" });
    expect(await promoteSelf).toMatchObject({ ok: false, code: "forbidden" });
    expect(await rolesOf(orgId)).toEqual(["admin", "owner", "viewer"]);
  });

  it("cannot be changed with a role that was lost a moment ago", async () => {
    const { people } = await office("owner", "admin", "viewer");
    const [owner, admin, viewer] = people;
    if (!owner || !admin || !viewer) throw new Error("three people expected");
    expect(await changeMemberRole(owner.scope, { userId: admin.id, role: "viewer" })).toMatchObject({ ok: true });
    expect(await removeMember(admin.scope, viewer.id)).toMatchObject({ ok: false, code: "forbidden" });
  });

  it("of another organisation are as absent as nobody", async () => {
    const here = await office("owner");
    const there = await office("viewer");
    const scope = here.people[0]?.scope;
    const stranger = there.people[0]?.id;
    if (!scope || !stranger) throw new Error("people expected");
    expect(await removeMember(scope, stranger)).toEqual(await removeMember(scope, ids.next()));
    expect(await rolesOf(there.orgId)).toEqual(["viewer"]);
    expect((await listMembers(scope)).map((member) => member.email)).toEqual([here.people[0]?.email]);
  });
});

describe("removal and demotion", () => {
  it("bite at the person's next request", async () => {
    const { orgId, people } = await office("owner", "admin");
    const [owner, admin] = people;
    if (!owner || !admin) throw new Error("two people expected");
    const { token } = await openSession(admin, { orgId });
    await changeMemberRole(owner.scope, { userId: admin.id, role: "viewer" });
    expect((await findSession(token, "test"))?.current?.role).toBe("viewer");
    await removeMember(owner.scope, admin.id);
    expect((await findSession(token, "test"))?.current).toBeNull();
  });

  it("of everybody follow the organisation's suspension", async () => {
    const { orgId, people } = await office("owner");
    const [owner] = people;
    if (!owner) throw new Error("a person expected");
    const { token } = await openSession(owner, { orgId });
    await database.owner`update organisations set suspended_at = now() where id = ${orgId}`;
    expect((await findSession(token, "test"))?.memberships).toEqual([]);
  });
});
