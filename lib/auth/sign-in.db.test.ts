import { TOTP } from "otpauth";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { closePools } from "@/db/client";
import { createTestDatabase, type TestDatabase } from "@/db/testing/database";
import { makeOrganisation, makePerson, openSession, TEST_PASSWORD, type TestPerson } from "@/db/testing/people";
import { clock, setClock } from "@/lib/core/clock";
import { beginTotp, confirmTotp } from "@/lib/people/writes-two-step";
import { SIGN_IN_LIMITS } from "./constants";
import { findSession } from "./sessions";
import { type SignInInput, signInWithPassword } from "./sign-in";

let database: TestDatabase;
let serial = 0;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
afterEach(() => setClock(null));

/** A try from an address of its own unless told otherwise. */
const attempt = (email: string, more: Partial<SignInInput> = {}) =>
  signInWithPassword({
    email,
    password: TEST_PASSWORD,
    code: null,
    deviceToken: null,
    replaces: null,
    address: `10.0.${Math.floor(serial / 250)}.${serial++ % 250}`,
    userAgent: null,
    requestId: "test",
    ...more,
  });

const guess = (email: string, more: Partial<SignInInput> = {}) =>
  attempt(email, { password: "a wrong password", ...more });

async function signIn(person: TestPerson, more: Partial<SignInInput> = {}) {
  const result = await attempt(person.email, more);
  if (result.kind !== "signed_in") throw new Error(`not signed in: ${result.kind}`);
  return result;
}

const countOf = (results: { kind: string }[], kind: string) => results.filter((each) => each.kind === kind).length;

describe("signing in", () => {
  it("opens the organisation of the person in a new session each time", async () => {
    const orgId = await makeOrganisation(database.owner);
    const person = await makePerson(database.owner, { orgId, role: "maker" });
    const first = await signIn(person);
    const second = await signIn(person);
    expect(second.sessionToken).not.toBe(first.sessionToken);
    expect((await findSession(second.sessionToken, "test"))?.current).toMatchObject({ orgId, role: "maker" });
  });

  it("ends the session that the browser held before", async () => {
    const person = await makePerson(database.owner);
    const first = await signIn(person);
    await signIn(person, { replaces: first.sessionToken });
    expect(await findSession(first.sessionToken, "test")).toBeNull();
  });

  it("gives a wrong password, an unknown address and a suspended person one answer", async () => {
    const person = await makePerson(database.owner);
    const suspended = await makePerson(database.owner);
    await database.owner`update users set suspended_at = now() where id = ${suspended.id}`;
    expect(await guess(person.email)).toEqual({ kind: "wrong" });
    expect(await guess("nobody@people.test")).toEqual({ kind: "wrong" });
    expect(await attempt(suspended.email)).toEqual({ kind: "wrong" });
  });

  it("stores neither session nor device secret", async () => {
    const person = await makePerson(database.owner);
    const { sessionToken, deviceToken } = await signIn(person);
    const rows = await database.owner`select to_jsonb(s)::text || coalesce(to_jsonb(d)::text, '') as text
      from sessions s left join known_devices d using (user_id) where user_id = ${person.id}`;
    const text = rows.map((row) => row.text).join("");
    expect(text).not.toContain(sessionToken);
    expect(text).not.toContain(deviceToken);
  });
});

describe("throttling", () => {
  it("lets exactly the limit of 50 parallel guesses from 50 addresses through", async () => {
    const person = await makePerson(database.owner);
    const results = await Promise.all(Array.from({ length: 50 }, () => guess(person.email)));
    expect(countOf(results, "wrong")).toBe(SIGN_IN_LIMITS.account);
    expect(countOf(results, "throttled")).toBe(50 - SIGN_IN_LIMITS.account);
  });

  it("treats an unknown address in the same way, and says the same wait", async () => {
    setClock(new Date("2026-05-04T10:00:00Z"));
    const person = await makePerson(database.owner);
    const outcomes: unknown[][] = [];
    for (const email of [person.email, "ghost@people.test"]) {
      outcomes.push(await Promise.all(Array.from({ length: 12 }, () => guess(email))));
    }
    const said = (list: unknown[] | undefined) => list?.map((each) => JSON.stringify(each)).sort();
    expect(said(outcomes[0])).toEqual(said(outcomes[1]));
    const last = await guess("ghost@people.test");
    expect(last).toEqual({ kind: "throttled", retryAfterSeconds: SIGN_IN_LIMITS.windowMinutes * 60 });
    expect(await guess(person.email)).toEqual(last);
  });

  it("does not lock out the person on a browser known to the account", async () => {
    const person = await makePerson(database.owner);
    const { deviceToken } = await signIn(person);
    await Promise.all(Array.from({ length: 30 }, () => guess(person.email)));
    expect((await attempt(person.email)).kind).toBe("throttled");
    expect((await attempt(person.email, { deviceToken })).kind).toBe("signed_in");
  });

  it("does not let one person's known browser guess at another account", async () => {
    const person = await makePerson(database.owner);
    const victim = await makePerson(database.owner);
    const { deviceToken } = await signIn(person);
    const results = await Promise.all(Array.from({ length: 20 }, () => guess(victim.email, { deviceToken })));
    expect(countOf(results, "wrong")).toBe(SIGN_IN_LIMITS.account);
  });

  it("stops one address that tries one password on 100 accounts", async () => {
    const address = "203.0.113.7";
    const results = await Promise.all(
      Array.from({ length: 100 }, (_, index) => guess(`spray-${index}@people.test`, { address })),
    );
    expect(countOf(results, "wrong")).toBe(SIGN_IN_LIMITS.address);
  });

  it("does not count right passwords against an address that many share", async () => {
    const address = "198.51.100.1";
    const person = await makePerson(database.owner);
    for (let i = 0; i < SIGN_IN_LIMITS.address + 5; i++) await signIn(person, { address });
    expect((await attempt(person.email, { address })).kind).toBe("signed_in");
  });

  it("counts on after a restart", async () => {
    const person = await makePerson(database.owner);
    await Promise.all(Array.from({ length: SIGN_IN_LIMITS.account }, () => guess(person.email)));
    await closePools();
    expect((await attempt(person.email)).kind).toBe("throttled");
  });

  it("opens again when the window is over", async () => {
    const person = await makePerson(database.owner);
    setClock(new Date("2026-05-04T10:00:00Z"));
    await Promise.all(Array.from({ length: 12 }, () => guess(person.email)));
    setClock(new Date(Date.parse("2026-05-04T10:00:00Z") + SIGN_IN_LIMITS.windowMinutes * 60_000));
    expect((await attempt(person.email)).kind).toBe("signed_in");
  });
});

describe("the second step", () => {
  async function withTotp() {
    const person = await makePerson(database.owner);
    const { signedIn } = await openSession(person);
    const begun = await beginTotp(signedIn, TEST_PASSWORD, "test");
    if (!begun.ok) throw new Error(begun.message);
    const app = new TOTP({ secret: begun.value.secret });
    const code = () => app.generate({ timestamp: clock.now().getTime() });
    const confirmed = await confirmTotp(signedIn, code(), "test");
    if (!confirmed.ok) throw new Error(confirmed.message);
    return { person, code, recoveryCodes: confirmed.value.codes };
  }
  const later = (minutes: number) => setClock(new Date(Date.parse("2026-05-04T10:00:05Z") + minutes * 60_000));

  it("is asked for only when the password was right", async () => {
    later(0);
    const { person } = await withTotp();
    expect(await guess(person.email)).toEqual({ kind: "wrong" });
    expect(await guess(person.email, { code: "123456" })).toEqual({ kind: "wrong" });
    expect(await attempt(person.email)).toEqual({ kind: "code_required" });
  });

  it("takes one code once, also from two browsers at the same moment", async () => {
    later(0);
    const { person, code } = await withTotp();
    later(2);
    const results = await Promise.all([0, 1, 2, 3].map(() => attempt(person.email, { code: code() })));
    expect(countOf(results, "signed_in")).toBe(1);
    expect(countOf(results, "code_wrong")).toBe(3);
  });

  it("refuses the code that turned it on", async () => {
    later(0);
    const { person, code } = await withTotp();
    expect(await attempt(person.email, { code: code() })).toEqual({ kind: "code_wrong" });
  });

  it("takes each recovery code once, also from two browsers at the same moment", async () => {
    later(0);
    const { person, recoveryCodes } = await withTotp();
    const code = recoveryCodes[0] ?? "";
    const results = await Promise.all([0, 1, 2].map(() => attempt(person.email, { code })));
    expect(countOf(results, "signed_in")).toBe(1);
    const upper = (recoveryCodes[1] ?? "").toUpperCase().replaceAll("-", " ");
    expect((await attempt(person.email, { code: upper })).kind).toBe("signed_in");
  });

  it("counts wrong codes like wrong passwords", async () => {
    later(0);
    const { person } = await withTotp();
    const results = await Promise.all(Array.from({ length: 30 }, () => attempt(person.email, { code: "000000x" })));
    expect(countOf(results, "code_wrong")).toBe(SIGN_IN_LIMITS.account);
  });
});
