import { builtActions, callAction, outcomeOf } from "./lib/actions.mjs";
import { signedIn } from "./lib/client.mjs";
import { finish, inParallel, report } from "./lib/figures.mjs";
import { openPortal } from "./lib/portal.mjs";
import { source } from "./lib/sources.mjs";

/** Cookies of a portal behind https, and what they are worth after every way of taking access away. */
const sessions = Number(process.argv[2] ?? 200);
const actions = Object.fromEntries(builtActions().map((action) => [action.name, action]));
const password = "portico-demo-2026";
const newPassword = "a river of small stones";
const reason = "Measured: access is taken away.";

const { toPublicId } = await source("lib/core/ids.ts");
const portal = await openPortal({ PORTICO_URL: "https://portal.test" });
const secrets = new Set();

const enter = async (email, secret = password) => {
  const client = await signedIn(portal.url, portal.origin, email, secret);
  for (const value of client.cookies.values()) secrets.add(value);
  return client;
};
const call = async (client, name, input, options) => outcomeOf(await callAction(client, actions[name], input, options));
const must = async (client, name, input, options) => {
  const outcome = await call(client, name, input, options);
  if (!outcome?.ok) throw new Error(`${name}: ${JSON.stringify(outcome)}`);
  return outcome.value;
};

const [organisation] = await portal.sql`select id from organisations where name = 'Globex'`;
let serial = 0;

/** A person with the demo's password. @param {{ org?: string, role?: string }} place */
async function person({ org, role } = {}) {
  const email = `session-${Date.now()}-${serial++}@people.test`;
  const [row] = await portal.sql`
    insert into users (id, email, name, password_hash, password_changed_at, created_at)
    select gen_random_uuid(), ${email}, 'Measured', password_hash, now(), now() from users where email = 'maker@acme.test'
    returning id`;
  if (org) await portal.sql`insert into memberships (org_id, user_id, role) values (${org}, ${row.id}, ${role})`;
  return { id: row.id, email };
}

async function attributes() {
  const who = await person({ org: organisation.id, role: "maker" });
  const client = await enter(who.email);
  const lines = client.received.filter((line) => !/=;/.test(line));
  const faults = lines.filter(
    (line) =>
      !/^__(Host|Secure)-/.test(line) ||
      !/; *secure/i.test(line) ||
      !/httponly/i.test(line) ||
      !/samesite=lax/i.test(line) ||
      /domain=/i.test(line),
  );
  report(
    `cookies set at sign-in that are not Secure, HttpOnly, SameSite=Lax and without Domain (of ${lines.length})`,
    faults.join(" | ") || 0,
    faults.length === 0,
  );
  const name = [...client.cookies.keys()].find((each) => each.includes("session"));
  report("name of the session cookie", name, name === "__Host-portico.session");
  const before = client.cookies.get(name);
  const [digestBefore] =
    await portal.sql`select id, token_digest from sessions where user_id = ${who.id} and revoked_at is null`;
  await must(client, "changePasswordAction", { password, newPassword });
  const after = client.cookies.get(name);
  const [digestAfter] =
    await portal.sql`select id, token_digest from sessions where user_id = ${who.id} and revoked_at is null`;
  const isChanged =
    before !== after && digestBefore.id === digestAfter.id && digestBefore.token_digest !== digestAfter.token_digest;
  report("session secret changed by a step-up", isChanged ? "yes" : "no", isChanged);
  secrets.add(after);
  const stale = await enter(who.email, newPassword);
  stale.cookies.set(name, before);
  report(
    "cookie from before the step-up",
    (await call(stale, "changeNameAction", { name: "Stale" }))?.code,
    (await call(stale, "changeNameAction", { name: "Stale" }))?.code === "unauthenticated",
  );
  const again = await enter(who.email, newPassword);
  report(
    "session secret changed by a new sign-in",
    again.cookies.get(name) !== after ? "yes" : "no",
    again.cookies.get(name) !== after,
  );
  const [{ least }] = await portal.sql`select min(length(token_digest)) as least from sessions`;
  report("length of the stored digests of session secrets of 256 bits (base64url)", least, Number(least) >= 43);
}

/** How each way is tried: who loses access, and who takes it. Gives what is refused afterwards. */
const ways = {
  "signing out": async ({ client }) => must(client, "signOutAction", {}),
  "signing out everywhere": async ({ email }) => must(await enter(email), "signOutEverywhereAction", {}),
  "a changed password": async ({ email }) =>
    must(await enter(email), "changePasswordAction", { password, newPassword }),
  "a revoked session": async ({ id, email }) => {
    const [row] =
      await portal.sql`select id from sessions where user_id = ${id} and revoked_at is null order by created_at limit 1`;
    await must(await enter(email), "revokeSessionAction", { sessionId: toPublicId("session", row.id) });
  },
  demotion: async ({ id }) => must(owner, "changeMemberRoleAction", { userId: toPublicId("user", id), role: "viewer" }),
  removal: async ({ id }) => must(owner, "removeMemberAction", { userId: toPublicId("user", id) }),
  "a suspended person": async ({ id }) => portal.sql`update users set suspended_at = now() where id = ${id}`,
};

/** A changing action and a page, at once after the change. @returns {Promise<boolean>} whether both were refused */
async function isShut(client) {
  const [acted, page] = await Promise.all([
    callAction(client, actions.startDraftAction, { type: "COMPANY", purpose: "BASIC" }),
    client.ask("/customers/new"),
  ]);
  const outcome = outcomeOf(acted);
  const isPageShut = page.status === 307 || page.status === 404;
  return outcome?.ok === false && ["unauthenticated", "forbidden"].includes(outcome.code) && isPageShut;
}

let owner;

async function revocation() {
  const boss = await person({ org: organisation.id, role: "owner" });
  owner = await enter(boss.email);
  const names = Object.keys(ways);
  const perWay = Math.ceil(sessions / (names.length + 1));
  let slowest = 0;
  for (const name of names) {
    const results = await inParallel(Array.from({ length: perWay }), 2, async () => {
      const who = await person({ org: organisation.id, role: "maker" });
      const client = await enter(who.email);
      await must(client, "startDraftAction", { type: "COMPANY", purpose: "BASIC" });
      const copied = new Map(client.cookies);
      await ways[name]({ ...who, client });
      client.cookies = copied;
      const begun = Date.now();
      const shut = await isShut(client);
      slowest = Math.max(slowest, Date.now() - begun);
      return shut;
    });
    const refused = results.filter(Boolean).length;
    report(`sessions refused at the next request after ${name}`, `${refused} of ${perWay}`, refused === perWay);
  }
  report("slowest such request, with the page asked beside it", `${slowest} ms`, slowest <= 1000);
  const members = await inParallel(Array.from({ length: perWay }), 2, async () =>
    enter((await person({ org: organisation.id, role: "maker" })).email),
  );
  const operator = await enter("ops@portico.test");
  const organisationId = toPublicId("organisation", organisation.id);
  await must(operator, "suspendOrganisationAction", { organisationId, suspend: true, reason });
  const shut = await Promise.all(members.map(isShut));
  report(
    "sessions refused at the next request after the organisation was suspended",
    `${shut.filter(Boolean).length} of ${perWay}`,
    shut.every(Boolean),
  );
  await must(operator, "suspendOrganisationAction", { organisationId, suspend: false, reason });
}

/** What the browser's storage and addresses hold is looked at in e2e/security-csp.spec.ts. */
function traces() {
  const log = portal.log();
  const hits = [...secrets].filter((secret) => secret.length > 20 && log.includes(secret)).length;
  report(
    `of ${secrets.size} cookie values, found in the log at debug level (${log.length} characters)`,
    hits,
    hits === 0,
  );
}

try {
  await attributes();
  await revocation();
  traces();
} finally {
  await portal.close();
}
finish();
