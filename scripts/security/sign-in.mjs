import { builtActions, callAction } from "./lib/actions.mjs";
import { Client, signedIn } from "./lib/client.mjs";
import { apart, finish, inParallel, median, percent, quantile, report } from "./lib/figures.mjs";
import { openPortal } from "./lib/portal.mjs";

/** Guessing, enumeration and the cost of hashing, through the production server behind one trusted proxy. */
const guesses = Number(process.argv[2] ?? 10_000);
const victim = "viewer@acme.test";
const wrong = "not the password";

const portal = await openPortal({ PORTICO_TRUST_PROXY: "1", LOG_LEVEL: "warn" });
const actions = Object.fromEntries(builtActions().map((action) => [action.name, action]));
const from = (address) => new Client(portal.url, portal.origin, { "x-forwarded-for": address });
const addressOf = (number) => `198.18.${number >> 8}.${number & 255}`;

async function tokenFor(client) {
  return JSON.parse((await client.ask("/api/auth/csrf")).text).csrfToken;
}

/** What the sign-in said: `wrong` means that a password was verified. */
function said({ status, text }) {
  const { url = "" } = JSON.parse(text);
  const word = new URL(url, portal.origin).searchParams.get("error")?.split(":")[0];
  return word ?? (status === 200 ? "signed_in" : `status ${status}`);
}

function countOf(words) {
  const counts = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

const forgetTries = () => portal.sql`truncate throttles`;

async function attack() {
  const real = await signedIn(portal.url, portal.origin, victim, undefined, { "x-forwarded-for": "192.0.2.1" });
  const attackers = await inParallel(Array.from({ length: 200 }), 8, async (_, number) => {
    const client = from(addressOf(number));
    return { client, csrf: await tokenFor(client) };
  });
  const begun = Date.now();
  let realMs = Number.NaN;
  let realSaid = "";
  let isOver = false;
  const realUser = (async () => {
    while (!isOver && Date.now() - begun < 3000) await new Promise((resolve) => setTimeout(resolve, 100));
    const started = Date.now();
    const again = new Client(portal.url, portal.origin, { "x-forwarded-for": "192.0.2.1" });
    again.cookies = new Map([...real.cookies].filter(([name]) => name.includes("device")));
    realSaid = said(await again.signIn(victim));
    realMs = Date.now() - started;
  })();
  const words = await inParallel(Array.from({ length: guesses }), 16, async (_, number) => {
    const { client, csrf } = attackers[number % attackers.length];
    return said(await client.tryPassword(csrf, victim, `${wrong} ${number}`));
  });
  isOver = true;
  await realUser;
  const counts = countOf(words);
  const seconds = Math.round((Date.now() - begun) / 1000);
  const run = guesses - (counts.throttled ?? 0);
  report(
    `verifications run of ${guesses} guesses from 200 addresses in ${seconds} s`,
    `${run} ${JSON.stringify(counts)}`,
    run <= 30,
  );
  report(
    "the real person on a known browser during it",
    `${realSaid} in ${realMs} ms`,
    realSaid === "signed_in" && realMs < 10_000,
  );
}

async function spray() {
  await forgetTries();
  const client = from("203.0.113.9");
  const csrf = await tokenFor(client);
  const words = await inParallel(Array.from({ length: 100 }), 50, async (_, number) =>
    said(await client.tryPassword(csrf, `spray-${number}@people.test`, wrong)),
  );
  const run = 100 - (countOf(words).throttled ?? 0);
  report("verifications run of 100 accounts tried from one address", run, run <= 20);
}

/** Makes people who share a demo person's hash, so that many accounts can be tried below their limits. */
async function makePeople(count) {
  await portal.sql`
    insert into users (id, email, name, password_hash, password_changed_at, created_at)
    select gen_random_uuid(), 'measured-' || n || '@people.test', 'Measured', u.password_hash, now(), now()
    from generate_series(1, ${count}) n, users u where u.email = ${victim}
    on conflict do nothing`;
}

/** Tries both kinds in turn, so that what else the machine does falls on both alike. */
async function compare(what, tries, ask) {
  const times = { known: [], unknown: [] };
  const shapes = { known: new Set(), unknown: new Set() };
  for (let number = 1; number <= tries; number++) {
    for (const kind of number % 2 ? ["known", "unknown"] : ["unknown", "known"]) {
      const email = kind === "known" ? `measured-${number}@people.test` : `nobody-${number}@people.test`;
      const answer = await ask(email, number, kind);
      times[kind].push(answer.ms);
      const body = answer.text
        .replaceAll(email, "<email>")
        .replaceAll(/inv_\w+/g, "<id>")
        .replaceAll(/"b":"[^"]+"/g, "");
      if (answer.status >= 400 && what !== "sign-in") throw new Error(`${what}: ${answer.status} ${answer.text}`);
      shapes[kind].add(`${answer.status} ${body}`);
    }
  }
  const [known, unknown] = [median(times.known), median(times.unknown)];
  const difference = apart(known, unknown);
  const figure = `${known.toFixed(2)} and ${unknown.toFixed(2)} ms, ${percent(difference)} apart`;
  report(`${what}: medians of ${tries} known and ${tries} unknown addresses`, figure, difference <= 0.1);
  const same =
    shapes.known.size === 1 &&
    [...shapes.known].every((shape) => shapes.unknown.has(shape)) &&
    shapes.unknown.size === 1;
  report(
    `${what}: status and body the same`,
    same ? "yes" : JSON.stringify([[...shapes.known], [...shapes.unknown]]).slice(0, 900),
    same,
  );
}

async function enumeration() {
  await forgetTries();
  await makePeople(300);
  const shared = from("203.0.113.10");
  const csrf = await tokenFor(shared);
  await compare("sign-in", 300, (email, number, kind) => {
    shared.headers["x-forwarded-for"] = addressOf(number * 2 + (kind === "known" ? 0 : 1));
    return shared.tryPassword(csrf, email, wrong);
  });
  await compare("password reset", 300, (email, number, kind) => {
    shared.headers["x-forwarded-for"] = addressOf(number * 2 + (kind === "known" ? 0 : 1));
    return callAction(shared, actions.requestResetAction, { email });
  });
  const owner = await signedIn(portal.url, portal.origin, "owner@acme.test", undefined, {
    "x-forwarded-for": "192.0.2.2",
  });
  await compare("invitation", 300, (email) => callAction(owner, actions.invitePersonAction, { email, role: "viewer" }));
}

async function hashing() {
  await forgetTries();
  const hashes =
    await portal.sql`select distinct substring(password_hash from '^\\$[a-z0-9]+\\$v=\\d+\\$m=\\d+,t=\\d+,p=\\d+') as cost from users`;
  const costs = hashes.map(({ cost }) => cost);
  const isStrong = costs.every(
    (cost) =>
      /^\$argon2id\$v=19\$m=(\d+),t=(\d+)/.test(cost ?? "") &&
      Number(/m=(\d+)/.exec(cost)[1]) >= 19_456 &&
      Number(/t=(\d+)/.exec(cost)[1]) >= 2,
  );
  report("cost of every stored hash", costs.join(" "), isStrong);

  const reader = await signedIn(portal.url, portal.origin, "maker@acme.test", undefined, {
    "x-forwarded-for": "192.0.2.3",
  });
  const browsers = await inParallel(Array.from({ length: 50 }), 8, async (_, number) => {
    const client = from(addressOf(number));
    return { client, csrf: await tokenFor(client) };
  });
  const readMs = async (until) => {
    const times = [];
    while (!until() || times.length < 20) times.push((await reader.ask("/customers")).ms);
    return times;
  };
  const quiet = await readMs(() => true);
  let left = 6;
  const storm = (async () => {
    for (; left > 0; left--) {
      await Promise.all(
        browsers.map(({ client, csrf }, number) =>
          client.tryPassword(csrf, `measured-${number + 1}@people.test`, "portico-demo-2026"),
        ),
      );
    }
  })();
  const busy = await readMs(() => left === 0);
  await storm;
  const p95 = quantile(busy, 0.95);
  report(
    `p95 of the table page during 6 x 50 parallel sign-ins (${busy.length} pages; ${Math.round(quantile(quiet, 0.95))} ms without)`,
    `${Math.round(p95)} ms`,
    p95 < 500,
  );
}

try {
  await hashing();
  await enumeration();
  await spray();
  await forgetTries();
  await attack();
} finally {
  await portal.close();
}
finish();
