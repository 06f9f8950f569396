import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { resetEnv, SettingsError } from "@/lib/core/env";
import { migrate } from "./migrate";
import { requireUsable } from "./refusals";
import { requirePrepared } from "./server";
import { createTestDatabase, type TestDatabase } from "./testing/database";

let db: TestDatabase;
const name = `portico_plain_${randomBytes(4).toString("hex")}`;

const urlWith = (change: (url: URL) => void) => {
  const url = new URL(db.ownerUrl);
  change(url);
  return url.toString();
};

async function withSecret<T>(secret: string, work: () => Promise<T>): Promise<T> {
  const before = process.env.PORTICO_SECRET;
  try {
    process.env.PORTICO_SECRET = secret;
    resetEnv();
    return await work();
  } finally {
    process.env.PORTICO_SECRET = before;
    resetEnv();
  }
}

beforeAll(async () => {
  db = await createTestDatabase();
  await db.owner.unsafe(`create role ${name} login nocreaterole password 'plain'`);
  await db.owner.unsafe(`grant ${name} to current_user with set true`);
  await db.owner.unsafe(`create database ${name} owner ${name}`);
});
afterAll(async () => {
  await db.owner.unsafe(`drop database if exists ${name} with (force)`);
  await db.owner.unsafe(`drop role if exists ${name}`);
  await db.drop();
});

describe("a start on a database", () => {
  it("is refused with another secret than the one it was made with, before anything changes", async () => {
    const roles = () => db.owner`select count(*)::int as n from pg_roles`;
    const before = await roles();
    const other = randomBytes(32).toString("hex");
    const sentence = /^PORTICO_SECRET is not the secret this database was made with/;
    await withSecret(other, async () => {
      await expect(migrate(db.ownerUrl)).rejects.toThrow(sentence);
      await expect(requirePrepared(db.ownerUrl)).rejects.toThrow(sentence);
    });
    expect(await roles()).toEqual(before);
    await expect(migrate(db.ownerUrl)).resolves.toBeUndefined();
    await expect(requirePrepared(db.ownerUrl)).resolves.toBeUndefined();
  });

  it("is refused when its owner can make neither the logins nor tables, with the words to mend it", async () => {
    const plain = urlWith((url) => Object.assign(url, { username: name, password: "plain", pathname: `/${name}` }));
    await withSecret(randomBytes(32).toString("hex"), async () => {
      await expect(migrate(plain)).rejects.toThrow(`run ALTER ROLE "${name}" CREATEROLE as a superuser`);
    });
    await expect(requirePrepared(plain)).rejects.toThrow(/not prepared yet: run npm run db:migrate/);
    const foreign = urlWith((url) => Object.assign(url, { username: name, password: "plain", pathname: "/postgres" }));
    await expect(migrate(foreign)).rejects.toThrow(`ALTER DATABASE ... OWNER TO "${name}"`);
  });

  it.each([
    ["a wrong password", (url: URL) => Object.assign(url, { password: "wrong" }), /refused the login "\w+"/],
    ["a missing database", (url: URL) => Object.assign(url, { pathname: "/nowhere" }), /has no database "nowhere"/],
    [
      "a closed port",
      (url: URL) => Object.assign(url, { port: "1" }),
      /127\.0\.0\.1:1 does not answer \(ECONNREFUSED\)/,
    ],
  ])("explains %s in one sentence", async (_case, change, sentence) => {
    const failed = migrate(urlWith(change));
    await expect(failed).rejects.toThrow(sentence);
    await expect(failed).rejects.toBeInstanceOf(SettingsError);
  });

  it("needs PostgreSQL 15", () => {
    const server = { login: "portico", mayCreateRoles: true, mayCreate: true };
    expect(() => requireUsable({ ...server, version: 140_012 })).toThrow(/names a PostgreSQL 14, and 15 or newer/);
    expect(requireUsable({ ...server, version: 150_000 })).toBeUndefined();
  });
});
