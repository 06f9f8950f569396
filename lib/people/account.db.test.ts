import { TOTP } from "otpauth";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/testing/database";
import { makeOrganisation, makePerson, openSession, TEST_PASSWORD, type TestPerson } from "@/db/testing/people";
import { SESSION_LIMITS, SIGN_IN_LIMITS } from "@/lib/auth/constants";
import { verifyPassword } from "@/lib/auth/passwords";
import { findSession, identityScope, type SignedIn } from "@/lib/auth/sessions";
import { clock, setClock } from "@/lib/core/clock";
import { openBody } from "@/lib/mail/body";
import { listSessions } from "./reads";
import { changeOwnPassword } from "./writes-account";
import { askForReset, completeReset, issuePasswordReset } from "./writes-reset";
import { endAllSessions, revokeSession, switchOrganisation } from "./writes-sessions";
import { beginTotp, confirmTotp, disableTotp, renewRecoveryCodes } from "./writes-two-step";

let database: TestDatabase;
const anybody = identityScope("test");
const NEW_PASSWORD = "a river of small stones";

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
afterEach(() => setClock(null));

const hashOf = async (person: TestPerson): Promise<string> =>
  (await database.owner`select password_hash from users where id = ${person.id}`)[0]?.password_hash;

async function mailedResetToken(to: string): Promise<string> {
  const [mail] = await database.owner`
    select id, org_id, body_sealed from mails where to_address = ${to} order by created_at desc, id desc limit 1`;
  if (!mail) throw new Error(`no mail to ${to}`);
  return new URL(openBody({ id: mail.id, orgId: mail.org_id }, mail.body_sealed).links[0]?.url ?? "").hash.slice(1);
}

const at = (offsetMs: number) => setClock(new Date(Date.parse("2026-05-04T10:00:05Z") + offsetMs));

async function enrol(signedIn: SignedIn) {
  const begun = await beginTotp(signedIn, TEST_PASSWORD, "test");
  if (!begun.ok) throw new Error(begun.message);
  const app = new TOTP({ secret: begun.value.secret });
  const code = () => app.generate({ timestamp: clock.now().getTime() });
  const confirmed = await confirmTotp(signedIn, code(), "test");
  if (!confirmed.ok) throw new Error(confirmed.message);
  return { code, ...confirmed.value };
}

describe("a session", () => {
  it("ends after its idle time and, however busy, after its absolute time", async () => {
    at(0);
    const { idleMinutes, absoluteMinutes } = SESSION_LIMITS.merchant;
    const idle = await openSession(await makePerson(database.owner));
    at(idleMinutes * 60_000);
    expect(await findSession(idle.token, "test")).not.toBeNull();
    at(2 * idleMinutes * 60_000 + 1);
    expect(await findSession(idle.token, "test")).toBeNull();

    at(0);
    const busy = await openSession(await makePerson(database.owner));
    for (let minute = 0; minute < absoluteMinutes; minute += idleMinutes) {
      at(minute * 60_000);
      expect(await findSession(busy.token, "test")).not.toBeNull();
    }
    at(absoluteMinutes * 60_000);
    expect(await findSession(busy.token, "test")).toBeNull();
  });

  it("of staff ends sooner", async () => {
    at(0);
    const { token } = await openSession(await makePerson(database.owner, { staff: "operator" }), {
      staffRole: "operator",
    });
    at(SESSION_LIMITS.staff.idleMinutes * 60_000 + 1);
    expect(await findSession(token, "test")).toBeNull();
  });

  it("that is revoked is out at its next request; nobody else's can be", async () => {
    const person = await makePerson(database.owner);
    const here = await openSession(person);
    const there = await openSession(person);
    const stranger = await openSession(await makePerson(database.owner));
    const revoked = await revokeSession(here.signedIn, there.signedIn.sessionId, "test");
    expect(revoked.ok).toBe(true);
    expect(await findSession(there.token, "test")).toBeNull();
    expect(await revokeSession(here.signedIn, stranger.signedIn.sessionId, "test")).toMatchObject({
      code: "not_found",
    });
    expect(await findSession(stranger.token, "test")).not.toBeNull();
    expect((await listSessions(here.signedIn, "test")).map((row) => row.isThis)).toEqual([true]);
  });

  it("everywhere ends with sign out everywhere", async () => {
    const person = await makePerson(database.owner);
    const all = [await openSession(person), await openSession(person)];
    const [first] = all;
    if (!first) throw new Error("a session expected");
    await endAllSessions(first.signedIn, "test");
    for (const { token } of all) expect(await findSession(token, "test")).toBeNull();
  });

  it("moves only to an organisation of its person", async () => {
    const [a, b, foreign] = [0, 1, 2].map(() => makeOrganisation(database.owner));
    const person = await makePerson(database.owner, { orgId: (await a) as string, role: "viewer" });
    await database.owner`insert into memberships (org_id, user_id, role) values (${(await b) as string}, ${person.id}, 'owner')`;
    const { token, signedIn } = await openSession(person, { orgId: (await a) as string });
    expect((await switchOrganisation(signedIn, (await b) as string, "test")).ok).toBe(true);
    expect((await findSession(token, "test"))?.current).toMatchObject({ orgId: await b, role: "owner" });
    expect(await switchOrganisation(signedIn, (await foreign) as string, "test")).toMatchObject({ code: "not_found" });
    expect((await findSession(token, "test"))?.current?.orgId).toBe(await b);
  });
});

describe("who a session is", () => {
  it("counts organisations that are open and that the person has not left, by name", async () => {
    const person = await makePerson(database.owner);
    const [late, early, left, closed] = await Promise.all(
      ["Zebra", "Aardvark", "Left", "Closed"].map((name) => makeOrganisation(database.owner, name)),
    );
    for (const orgId of [late, early, left, closed]) {
      await database.owner`insert into memberships (org_id, user_id, role) values (${orgId as string}, ${person.id}, 'viewer')`;
    }
    const { token } = await openSession(person, { orgId: closed as string });
    await database.owner`update memberships set removed_at = now() where org_id = ${left as string}`;
    await database.owner`update organisations set suspended_at = now() where id = ${closed as string}`;
    const found = await findSession(token, "test");
    expect(found?.memberships.map(({ orgId }) => orgId)).toEqual([early, late]);
    expect(found?.current).toMatchObject({ orgId: early, role: "viewer", isDemo: false });
  });

  it("stands without any organisation", async () => {
    const { token } = await openSession(await makePerson(database.owner));
    expect(await findSession(token, "test")).toMatchObject({ memberships: [], current: null });
  });

  it("ends with the suspension of the person", async () => {
    const person = await makePerson(database.owner);
    const { token } = await openSession(person);
    await database.owner`update users set suspended_at = now() where id = ${person.id}`;
    expect(await findSession(token, "test")).toBeNull();
  });
});

describe("changing the password", () => {
  it("ends every other session and gives this one a new secret", async () => {
    const person = await makePerson(database.owner);
    const here = await openSession(person);
    const there = await openSession(person);
    const changed = await changeOwnPassword(
      here.signedIn,
      { password: TEST_PASSWORD, newPassword: NEW_PASSWORD },
      "test",
    );
    if (!changed.ok) throw new Error(changed.message);
    expect(await findSession(there.token, "test")).toBeNull();
    expect(await findSession(here.token, "test")).toBeNull();
    expect((await findSession(changed.value.sessionToken, "test"))?.sessionId).toBe(here.signedIn.sessionId);
    expect(await verifyPassword(await hashOf(person), NEW_PASSWORD)).toBe(true);
  });

  it("happens once when it is sent twice at once", async () => {
    const { signedIn } = await openSession(await makePerson(database.owner));
    const outcomes = await Promise.all(
      ["one long password", "two long passwords"].map((newPassword) =>
        changeOwnPassword(signedIn, { password: TEST_PASSWORD, newPassword }, "test"),
      ),
    );
    expect(outcomes.filter((each) => each.ok)).toHaveLength(1);
  });

  it("does not serve as a way to guess the password", async () => {
    const { signedIn } = await openSession(await makePerson(database.owner));
    const outcomes = await Promise.all(
      Array.from({ length: 30 }, () =>
        changeOwnPassword(signedIn, { password: "a wrong password", newPassword: NEW_PASSWORD }, "test"),
      ),
    );
    const codes = outcomes.map((each) => (each.ok ? "ok" : each.code));
    expect(codes.filter((code) => code === "invalid")).toHaveLength(SIGN_IN_LIMITS.device);
    expect(codes.filter((code) => code === "rate_limited")).toHaveLength(30 - SIGN_IN_LIMITS.device);
  });
});

describe("two-step sign-in", () => {
  it("is on only after a code was given, and rotates the session", async () => {
    at(0);
    const person = await makePerson(database.owner);
    const { token, signedIn } = await openSession(person);
    const begun = await beginTotp(signedIn, TEST_PASSWORD, "test");
    expect(begun.ok).toBe(true);
    expect((await findSession(token, "test"))?.user.hasTotp).toBe(false);
    expect(await confirmTotp(signedIn, "000000", "test")).toMatchObject({ ok: false, code: "invalid" });
    const { sessionToken, codes } = await enrol(signedIn);
    expect(await findSession(token, "test")).toBeNull();
    expect((await findSession(sessionToken, "test"))?.user.hasTotp).toBe(true);
    expect(new Set(codes).size).toBe(10);
    const stored = await database.owner`select code_digest from recovery_codes where user_id = ${person.id}`;
    expect(stored.map((row) => row.code_digest)).not.toContain(codes[0]);
  });

  it("turns on once when two tabs confirm at once", async () => {
    at(0);
    const { signedIn } = await openSession(await makePerson(database.owner));
    const begun = await beginTotp(signedIn, TEST_PASSWORD, "test");
    if (!begun.ok) throw new Error(begun.message);
    const code = new TOTP({ secret: begun.value.secret }).generate({ timestamp: clock.now().getTime() });
    const outcomes = await Promise.all([0, 1].map(() => confirmTotp(signedIn, code, "test")));
    expect(outcomes.filter((each) => each.ok)).toHaveLength(1);
  });

  it("goes off with password and code, not with one of them", async () => {
    at(0);
    const { signedIn } = await openSession(await makePerson(database.owner));
    const { code } = await enrol(signedIn);
    at(60_000);
    const wrongPassword = { password: "a wrong password", code: code() };
    expect(await disableTotp(signedIn, wrongPassword, "test")).toMatchObject({ ok: false });
    expect(await disableTotp(signedIn, { password: TEST_PASSWORD, code: "000000" }, "test")).toMatchObject({
      ok: false,
    });
    expect(await disableTotp(signedIn, { password: TEST_PASSWORD, code: code() }, "test")).toMatchObject({ ok: true });
  });

  it("stays on while the organisation asks for it", async () => {
    at(0);
    const orgId = await makeOrganisation(database.owner);
    const person = await makePerson(database.owner, { orgId, role: "viewer" });
    const { signedIn } = await openSession(person, { orgId });
    const { code, sessionToken } = await enrol(signedIn);
    await database.owner`update organisations set requires_totp = true where id = ${orgId}`;
    const now = await findSession(sessionToken, "test");
    if (!now) throw new Error("a session expected");
    at(60_000);
    const input = { password: TEST_PASSWORD, code: code() };
    expect(await disableTotp(now, input, "test")).toMatchObject({ ok: false, code: "wrong_state" });
  });

  it("limits guesses at the code by somebody who knows the password", async () => {
    at(0);
    const { signedIn } = await openSession(await makePerson(database.owner));
    await enrol(signedIn);
    const outcomes = await Promise.all(
      Array.from({ length: 14 }, () => disableTotp(signedIn, { password: TEST_PASSWORD, code: "not a code" }, "test")),
    );
    const tried = outcomes.filter((each) => !each.ok && each.code === "invalid");
    expect(tried.length).toBeLessThanOrEqual(SIGN_IN_LIMITS.device);
  });

  it("replaces every recovery code at once", async () => {
    at(0);
    const person = await makePerson(database.owner);
    const { signedIn } = await openSession(person);
    const { code, codes } = await enrol(signedIn);
    at(60_000);
    const renewed = await renewRecoveryCodes(signedIn, { password: TEST_PASSWORD, code: code() }, "test");
    if (!renewed.ok) throw new Error(renewed.message);
    expect(renewed.value.codes.filter((each) => codes.includes(each))).toEqual([]);
    const rows = await database.owner`select 1 from recovery_codes where user_id = ${person.id}`;
    expect(rows).toHaveLength(10);
  });
});

describe("a password reset", () => {
  const jobs = async () =>
    Number(
      (
        await database.owner`select count(*)::int as n from graphile_worker.jobs where task_identifier = 'request_reset'`
      )[0]?.n,
    );

  it("answers for an unknown address as for a known one and does the same work", async () => {
    const person = await makePerson(database.owner);
    const before = await jobs();
    const known = await askForReset(anybody, { email: person.email, address: "10.1.1.1" });
    const unknown = await askForReset(anybody, { email: "nobody@people.test", address: "10.1.1.2" });
    expect(unknown).toEqual(known);
    expect((await jobs()) - before).toBe(2);
  });

  it("mails an unknown address nothing", async () => {
    await issuePasswordReset(anybody, "ghost@people.test");
    expect(await database.owner`select 1 from mails where to_address = 'ghost@people.test'`).toEqual([]);
  });

  it("works once, also for two callers at once, and ends every session", async () => {
    const person = await makePerson(database.owner);
    const { token: session } = await openSession(person);
    await issuePasswordReset(anybody, person.email);
    const token = await mailedResetToken(person.email);
    const outcomes = await Promise.all(
      [NEW_PASSWORD, `${NEW_PASSWORD} too`].map((password) => completeReset(anybody, { token, password })),
    );
    expect(outcomes.filter((each) => each.ok)).toHaveLength(1);
    expect(await findSession(session, "test")).toBeNull();
    expect(await verifyPassword(await hashOf(person), TEST_PASSWORD)).toBe(false);
  });

  it("kills the other links and is too old after its hour", async () => {
    at(0);
    const person = await makePerson(database.owner);
    await issuePasswordReset(anybody, person.email);
    const first = await mailedResetToken(person.email);
    at(1000);
    await issuePasswordReset(anybody, person.email);
    const second = await mailedResetToken(person.email);
    at(61 * 60_000);
    const late = completeReset(anybody, { token: second, password: NEW_PASSWORD });
    expect(await late).toMatchObject({ ok: false, code: "not_found" });
    at(2000);
    expect(await completeReset(anybody, { token: second, password: NEW_PASSWORD })).toMatchObject({ ok: true });
    const other = completeReset(anybody, { token: first, password: NEW_PASSWORD });
    expect(await other).toMatchObject({ ok: false, code: "not_found" });
  });
});
