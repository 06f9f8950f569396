import { expect, test } from "@playwright/test";
import {
  builtActions,
  builtEntries,
  callAction,
  fingerprint,
  missingThings,
  openWorld,
  outcomeOf,
  type World,
} from "./access-kit";
import { ACTION_ROWS, ACTORS, type Actor, type DoorRow, FREE_ENTRIES, PAGE_ROWS, ROUTE_ROWS } from "./access-matrix";
import { ORIGIN, PORT, send } from "./send";

const NO_SESSION: readonly Actor[] = ["anonymous", "revoked", "suspended"];
/** Nothing that an action takes: whoever gets past the guard hears that, and nothing is done. */
const NONSENSE = { nothing_that_is_known: true };

let world: World;

// Some walk hundreds of cells, also on a busy machine.
test.describe.configure({ timeout: 180_000 });

test.beforeAll(async () => {
  world = await openWorld();
  // Jobs that earlier tests asked for come to an end first.
  const due = async () =>
    Number((await world.sql`select count(*) from graphile_worker._private_jobs where run_at <= now()`)[0]?.count);
  await expect.poll(due, { timeout: 120_000 }).toBe(0);
});
test.afterAll(async () => {
  await world?.sql.end();
});

/** Does something and proves that no row of any table came, went or changed. */
async function unchanged(what: string, act: () => Promise<void>): Promise<void> {
  const before = await fingerprint(world.sql);
  await act();
  expect(await fingerprint(world.sql), `${what} changed something`).toEqual(before);
}

test("every action, page and route of the build has its row, and every row its entry", () => {
  const { pages, routes } = builtEntries();
  const free = (entry: string) => !FREE_ENTRIES.includes(entry);
  expect(
    builtActions()
      .map(({ name }) => name)
      .sort(),
  ).toEqual(Object.keys(ACTION_ROWS).sort());
  expect(pages.filter(free)).toEqual(Object.keys(PAGE_ROWS).sort());
  expect(routes.filter(free)).toEqual(Object.keys(ROUTE_ROWS).sort());
});

for (const [name, row] of Object.entries(ACTION_ROWS)) {
  test(`${name} lets in ${row.allowed.length} of ${ACTORS.length} actors and changes nothing for the others`, async () => {
    const action = builtActions().find((built) => built.name === name);
    if (!action) throw new Error(`${name} is not in the build`);
    const { cookies, things } = world;
    await unchanged(name, async () => {
      for (const actor of ACTORS) {
        const cell = `${name} by ${actor}`;
        if (!row.allowed.includes(actor)) {
          const outcome = outcomeOf(await callAction(action, cookies[actor], row.input(things)));
          const code = NO_SESSION.includes(actor) ? "unauthenticated" : "forbidden";
          expect(outcome, cell).toMatchObject({ ok: false, code });
          expect(Object.keys(outcome ?? {}).sort(), cell).toEqual(["code", "message", "ok"]);
        } else if (actor === "foreign" && row.foreign) {
          const foreign = outcomeOf(await callAction(action, cookies.foreign, row.input(things)));
          const nothing = row.foreign === "empty" ? { ok: true, value: [] } : { ok: false, code: row.foreign };
          expect(foreign, cell).toMatchObject(nothing);
          const missing = outcomeOf(await callAction(action, cookies.foreign, row.input(missingThings())));
          expect(missing, `${cell}: foreign and missing are the same`).toEqual(foreign);
        } else {
          const outcome = outcomeOf(await callAction(action, cookies[actor], NONSENSE));
          expect(outcome, cell).toMatchObject({ ok: false, code: "invalid" });
        }
      }
    });
  });
}

function expectedStatus(row: DoorRow, actor: Actor, refused: { without: number; with: number }): number {
  if (!row.allowed.includes(actor)) return NO_SESSION.includes(actor) ? refused.without : refused.with;
  if (row.isPassedBy?.includes(actor)) return 307;
  return actor === "foreign" && row.isForeign ? 404 : (row.open ?? 200);
}

async function walk(rows: Record<string, DoorRow>, refused: { without: number; with: number }): Promise<string[]> {
  const wrong: string[] = [];
  for (const [entry, row] of Object.entries(rows)) {
    for (const actor of ACTORS) {
      const cookie = world.cookies[actor];
      const method = row.method ?? "GET";
      const { status, text } = await send(row.path(world.things), {
        method,
        headers: { ...(cookie ? { cookie } : {}), ...(method === "POST" ? { origin: ORIGIN } : {}) },
        ...(method === "POST" ? { body: "x" } : {}),
      });
      const expected = expectedStatus(row, actor, refused);
      if (status !== expected) wrong.push(`${entry} by ${actor}: ${status} instead of ${expected}`);
      const isShut = !row.allowed.includes(actor) || (actor === "foreign" && row.isForeign);
      if (isShut && text.includes(world.customerName)) wrong.push(`${entry} by ${actor}: shows a customer`);
    }
  }
  return wrong;
}

test("every page lets in whom its row names; others sign in or find nothing", async () => {
  expect(await walk(PAGE_ROWS, { without: 307, with: 404 })).toEqual([]);
});

test("every route lets in whom its row names; others are refused and nothing changes", async () => {
  await unchanged("a route", async () => {
    expect(await walk(ROUTE_ROWS, { without: 401, with: 403 })).toEqual([]);
  });
});

test("a page of another organisation's thing and of a missing thing are the same answer", async () => {
  for (const [entry, row] of Object.entries(PAGE_ROWS).filter(([, each]) => each.isForeign)) {
    const cookie = world.cookies.foreign ?? "";
    const ask = (things: World["things"]) => send(row.path(things), { headers: { cookie } });
    const [foreign, missing] = [await ask(world.things), await ask(missingThings())];
    expect(foreign.status, entry).toBe(404);
    expect(missing.status, entry).toBe(404);
    const names = (headers: object) => Object.keys(headers).sort();
    expect(names(foreign.headers), entry).toEqual(names(missing.headers));
  }
});

/** How a request looks that does not come from our own pages. */
const STRANGERS: Record<string, { method?: string; headers?: Record<string, string | undefined>; body?: string }> = {
  "no Origin": { headers: { origin: undefined } },
  "evil Origin": { headers: { origin: "http://evil.test" } },
  "null Origin": { headers: { origin: "null" } },
  "malformed Origin": { headers: { origin: `localhost:${PORT}` } },
  "sibling subdomain": { headers: { origin: `http://app.localhost:${PORT}` } },
  "another port": { headers: { origin: `http://localhost:${PORT + 1}` } },
  "another scheme": { headers: { origin: `https://localhost:${PORT}` } },
  "Origin with a suffix": { headers: { origin: `${ORIGIN}.evil.test` } },
  "Sec-Fetch-Site cross-site": { headers: { "sec-fetch-site": "cross-site" } },
  "Sec-Fetch-Site same-site": { headers: { "sec-fetch-site": "same-site" } },
  "spoofed X-Forwarded-Host": {
    headers: { origin: "http://evil.test", "x-forwarded-host": "evil.test", "x-forwarded-proto": "http" },
  },
  "plain text without an Origin": { headers: { origin: undefined, "content-type": "text/plain" } },
  urlencoded: {
    headers: { origin: undefined, "content-type": "application/x-www-form-urlencoded" },
    body: "1_=%7B%7D&0=%5B%22%24K1%22%5D",
  },
  multipart: {
    headers: { origin: undefined, "content-type": "multipart/form-data; boundary=x" },
    body: '--x\r\nContent-Disposition: form-data; name="0"\r\n\r\n[{}]\r\n--x--\r\n',
  },
  GET: { method: "GET" },
  HEAD: { method: "HEAD" },
  PUT: { method: "PUT" },
};

for (const [how, change] of Object.entries(STRANGERS)) {
  test(`no action changes anything for a request with ${how}`, async () => {
    await unchanged(how, async () => {
      for (const action of builtActions()) {
        const row = ACTION_ROWS[action.name];
        if (!row) throw new Error(`${action.name} has no row`);
        const actor = row.allowed.includes("owner") ? "owner" : (row.allowed[0] ?? "anonymous");
        const answer = await callAction(action, world.cookies[actor], row.input(world.things), change);
        expect(outcomeOf(answer)?.ok ?? false, `${action.name}, ${how}: ${answer.status}`).toBe(false);
      }
    });
  });
}

test("an upload and a sign-in from another site are refused and change nothing", async () => {
  const maker = world.cookies.maker ?? "";
  await unchanged("a request from another site", async () => {
    for (const [how, { headers = {} }] of Object.entries(STRANGERS).filter(([, { method }]) => !method)) {
      const given = { origin: ORIGIN, cookie: maker, ...headers };
      const kept = Object.fromEntries(
        Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined),
      );
      const paths = [
        `/api/uploads?draft=${world.things.draft}`,
        "/api/uploads/imports?type=INDIVIDUAL&purpose=BASIC&name=a.csv",
        "/upload/files",
        "/api/auth/callback/credentials",
      ];
      for (const path of paths) {
        const answer = await send(path, { method: "POST", headers: kept, body: "x" });
        expect(answer.status, `${path}, ${how}`).toBe(403);
        expect(answer.headers["set-cookie"], `${path}, ${how}`).toBeUndefined();
      }
    }
  });
});

/** Calls that name nothing foreign, so that only this shows: what the requests above sent is what the doors take. */
const CONTROLS: Record<string, Actor> = {
  startDraftAction: "maker",
  createSenderAction: "maker",
  invitePersonAction: "admin",
  saveViewAction: "viewer",
  changeNameAction: "viewer",
  changeSettingsAction: "owner",
  createOrganisationAction: "operator",
  inviteOwnerAction: "operator",
  switchFeatureAction: "operator",
  suspendOrganisationAction: "operator",
  signOutAction: "developer",
};

for (const [name, actor] of Object.entries(CONTROLS)) {
  test(`${name} does change something when it comes from our own page`, async () => {
    const action = builtActions().find((built) => built.name === name);
    const row = ACTION_ROWS[name];
    if (!action || !row) throw new Error(`${name} is not in the build`);
    const before = await fingerprint(world.sql);
    const input = row.input({ ...world.things, organisation: world.spareOrganisation });
    const outcome = outcomeOf(await callAction(action, world.cookies[actor], input));
    expect(outcome).toMatchObject({ ok: true });
    expect(await fingerprint(world.sql)).not.toEqual(before);
  });
}
