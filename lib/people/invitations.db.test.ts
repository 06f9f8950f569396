import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/testing/database";
import { makeOrganisation, makePerson, memberScope, openSession, TEST_PASSWORD } from "@/db/testing/people";
import type { MerchantRole } from "@/lib/auth/constants";
import { findSession, identityScope } from "@/lib/auth/sessions";
import { setClock } from "@/lib/core/clock";
import { openBody } from "@/lib/mail/body";
import { INVITATION_DAYS } from "./constants";
import { acceptAsMember, acceptAsNew, readInvitation } from "./writes-accept";
import { invitePerson, resendInvitation, revokeInvitation } from "./writes-invitations";

let database: TestDatabase;
const anybody = identityScope("test");

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
afterEach(() => setClock(null));

async function office() {
  const orgId = await makeOrganisation(database.owner);
  const owner = await makePerson(database.owner, { orgId, role: "owner" });
  return { orgId, owner, scope: memberScope(owner, orgId, "owner") };
}

/** The secret in the newest mail to an address. */
async function mailedToken(to: string): Promise<string> {
  const [mail] = await database.owner`
    select id, org_id, body_sealed from mails where to_address = ${to} order by created_at desc, id desc limit 1`;
  if (!mail) throw new Error(`no mail to ${to}`);
  const url = openBody({ id: mail.id, orgId: mail.org_id }, mail.body_sealed).links[0]?.url ?? "";
  return new URL(url).hash.slice(1);
}

async function invited(email: string, role: MerchantRole = "maker") {
  const place = await office();
  const outcome = await invitePerson(place.scope, { email, role });
  if (!outcome.ok) throw new Error(outcome.message);
  return { ...place, invitationId: outcome.value.id, token: await mailedToken(email) };
}

const asNew = (token: string, name = "New Person") =>
  acceptAsNew(anybody, { token, name, password: "a river of small stones", address: null, userAgent: null });

describe("an invitation", () => {
  it("makes an account, a member and a session, once", async () => {
    const { orgId, token } = await invited("new@people.test");
    const accepted = await asNew(token);
    if (!accepted.ok) throw new Error(accepted.message);
    const person = await findSession(accepted.value.sessionToken, "test");
    expect(person?.current).toMatchObject({ orgId, role: "maker" });
    expect(await asNew(token)).toMatchObject({ ok: false, code: "not_found" });
  });

  it("makes one account when it is accepted twice at once", async () => {
    const { token } = await invited("twice@people.test");
    const outcomes = await Promise.all([asNew(token, "First"), asNew(token, "Second"), asNew(token, "Third")]);
    expect(outcomes.filter((each) => each.ok)).toHaveLength(1);
    expect(await database.owner`select 1 from users where email = 'twice@people.test'`).toHaveLength(1);
  });

  it("lets an existing person in once when two tabs accept at once", async () => {
    const person = await makePerson(database.owner);
    const { orgId, token } = await invited(person.email, "admin");
    const { signedIn } = await openSession(person);
    const outcomes = await Promise.all([0, 1].map(() => acceptAsMember(anybody, signedIn, token)));
    expect(outcomes.filter((each) => each.ok)).toHaveLength(1);
    const rows = await database.owner`select role from memberships where org_id = ${orgId} and user_id = ${person.id}`;
    expect(rows.map(({ role }) => role)).toEqual(["admin"]);
  });

  it("is of no use to anybody but its addressee", async () => {
    const { orgId, token } = await invited("addressee@people.test", "owner");
    const thief = await makePerson(database.owner);
    const { signedIn } = await openSession(thief);
    expect(await acceptAsMember(anybody, signedIn, token)).toMatchObject({ ok: false, code: "not_found" });
    expect(await database.owner`select 1 from memberships where org_id = ${orgId} and user_id = ${thief.id}`).toEqual(
      [],
    );
    expect(await asNew(token)).toMatchObject({ ok: true });
  });

  it("does not open an existing account without its password", async () => {
    const person = await makePerson(database.owner);
    const { token } = await invited(person.email);
    expect(await asNew(token)).toMatchObject({ ok: false, code: "conflict" });
  });

  it("dies when it is taken back, sent again, or too old", async () => {
    const back = await invited("back@people.test");
    await revokeInvitation(back.scope, back.invitationId);
    expect(await readInvitation(anybody, back.token)).toMatchObject({ ok: false, code: "not_found" });

    const again = await invited("again@people.test");
    await resendInvitation(again.scope, again.invitationId);
    expect(await asNew(again.token)).toMatchObject({ ok: false, code: "not_found" });
    expect(await asNew(await mailedToken("again@people.test"))).toMatchObject({ ok: true });

    const old = await invited("old@people.test");
    setClock(new Date(Date.now() + INVITATION_DAYS * 24 * 3600_000));
    expect(await asNew(old.token)).toMatchObject({ ok: false, code: "not_found" });
  });

  it("is one per address when two people invite at once", async () => {
    const { orgId, scope } = await office();
    const outcomes = await Promise.all(
      [0, 1, 2].map(() => invitePerson(scope, { email: "both@people.test", role: "viewer" })),
    );
    expect(outcomes.filter((each) => each.ok)).toHaveLength(1);
    expect(await database.owner`select 1 from invitations where org_id = ${orgId}`).toHaveLength(1);
  });

  it("is sealed in its mail and stored as a digest", async () => {
    const { orgId, token } = await invited("sealed@people.test");
    const [row] = await database.owner`
      select (select jsonb_agg(m)::text from mails m where m.org_id = ${orgId}) ||
             (select jsonb_agg(i)::text from invitations i where i.org_id = ${orgId}) as text`;
    expect(row?.text).not.toContain(token);
    expect(row?.text).not.toContain(Buffer.from(token).toString("hex"));
  });

  it("gives the same answer for an address with an account and one without", async () => {
    const known = await makePerson(database.owner);
    const { scope } = await office();
    const answers = [];
    for (const email of [known.email, "unknown@people.test"]) {
      answers.push((await invitePerson(scope, { email, role: "viewer" })).ok);
    }
    expect(answers).toEqual([true, true]);
  });

  it("of an owner is not an admin's to send, resend or take back", async () => {
    const { orgId, scope } = await office();
    const admin = await makePerson(database.owner, { orgId, role: "admin" });
    const adminScope = memberScope(admin, orgId, "admin");
    const email = "boss@people.test";
    expect(await invitePerson(adminScope, { email, role: "owner" })).toMatchObject({ ok: false, code: "forbidden" });
    const sent = await invitePerson(scope, { email, role: "owner" });
    if (!sent.ok) throw new Error(sent.message);
    expect(await resendInvitation(adminScope, sent.value.id)).toMatchObject({ ok: false, code: "forbidden" });
    expect(await revokeInvitation(adminScope, sent.value.id)).toMatchObject({ ok: false, code: "forbidden" });
  });

  it("of another organisation is as absent as none", async () => {
    const theirs = await invited("theirs@people.test");
    const ours = await office();
    expect(await revokeInvitation(ours.scope, theirs.invitationId)).toMatchObject({ ok: false, code: "not_found" });
    expect(await readInvitation(anybody, theirs.token)).toMatchObject({ ok: true });
  });

  it("refuses a password that is easy to guess and stays open", async () => {
    const { token } = await invited("weak@people.test");
    const weak = { token, name: "Weak", password: "password1234", address: null, userAgent: null };
    expect(await acceptAsNew(anybody, weak)).toMatchObject({ ok: false, fields: { password: expect.any(String) } });
    expect(await acceptAsNew(anybody, { ...weak, password: TEST_PASSWORD })).toMatchObject({ ok: true });
  });
});
