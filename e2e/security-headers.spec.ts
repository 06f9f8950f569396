import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { builtActions, builtEntries, callAction, openWorld, type World } from "./access-kit";
import { PAGE_ROWS } from "./access-matrix";
import { type Answer, ORIGIN, send } from "./send";

let world: World;
test.beforeAll(async () => {
  world = await openWorld();
});
test.afterAll(async () => {
  await world.sql.end();
});

/** What every answer must say, whatever it is. */
const EVERYWHERE: Record<string, RegExp> = {
  "strict-transport-security": /^max-age=(3153[6-9]|31[6-9]|3[2-9]|[4-9])\d{3,}/,
  "x-content-type-options": /^nosniff$/,
  "referrer-policy": /^(no-referrer|same-origin|strict-origin)$/,
  "content-security-policy": /frame-ancestors 'none'/,
  "x-frame-options": /^DENY$/,
  "cross-origin-opener-policy": /^same-origin$/,
  "permissions-policy": /microphone=\(\)/,
};

function faultsOf(what: string, { status, headers, text }: Answer, isPublicFile = false): string[] {
  const faults = Object.entries(EVERYWHERE)
    .filter(([name, form]) => !form.test(String(headers[name] ?? "")))
    .map(([name]) => `${what} (${status}): ${name} is ${headers[name]}`);
  if (headers["x-powered-by"]) faults.push(`${what} (${status}): names what it runs on`);
  const isKept = !/no-store/.test(String(headers["cache-control"]));
  // A refused method has no content that could be kept.
  const isBare = status === 405 && text === "";
  if (isKept && !isPublicFile && !isBare) faults.push(`${what} (${status}): may be kept, ${headers["cache-control"]}`);
  return faults;
}

test("every page carries the headers for whoever asks, redirects and refusals too", async () => {
  const faults: string[] = [];
  for (const [entry, row] of Object.entries(PAGE_ROWS)) {
    for (const actor of ["anonymous", "viewer", "owner", "reviewer", "operator"] as const) {
      const cookie = world.cookies[actor];
      for (const rsc of [{}, { rsc: "1" }]) {
        const answer = await send(row.path(world.things), { headers: { ...(cookie ? { cookie } : {}), ...rsc } });
        faults.push(...faultsOf(`${entry} for ${actor}`, answer));
      }
    }
  }
  expect(faults).toEqual([]);
});

test("routes, actions, errors and files carry the headers", async () => {
  const faults: string[] = [];
  const cookie = world.cookies.maker ?? "";
  const posted = { method: "POST", headers: { origin: ORIGIN, cookie }, body: "x" };
  const [action] = builtActions();
  if (!action) throw new Error("the build has no action");
  const asked: [string, Promise<Answer>][] = [
    ...builtEntries()
      .routes.filter((route) => /^\/(api|upload)\//.test(route))
      .flatMap((route): [string, Promise<Answer>][] => {
        const path = route.replace("[...nextauth]", "csrf").replaceAll(/\[[^\]]+\]/g, "1");
        return [
          [`GET ${route}`, send(path)],
          [`GET ${route} signed in`, send(path, { headers: { cookie } })],
          [`POST ${route}`, send(path, posted)],
          [`POST ${route} from elsewhere`, send(path, { ...posted, headers: { origin: "http://evil.test" } })],
          [`DELETE ${route}`, send(path, { method: "DELETE" })],
        ];
      }),
    ["an upload that is too large", send("/api/uploads?size=99999999", posted)],
    ["an action", callAction(action, cookie, {})],
    ["an unknown action", send("/customers", { ...posted, headers: { ...posted.headers, "next-action": "00" } })],
    ["a broken action", callAction(action, cookie, null, { body: "{" })],
    ["an unknown page", send("/no/such/page")],
    ["an unknown page signed in", send("/no/such/page", { headers: { cookie } })],
    ["a path of foreign form", send("/customers/%00")],
    ["the image optimiser", send("/_next/image?url=%2Ficon.svg&w=64&q=75")],
    ["a session of next-auth", send("/api/auth/session", { headers: { cookie } })],
    ["a missing document", send("/api/documents/doc_0/pages/1?x=1", { headers: { cookie } })],
  ];
  for (const [what, answer] of asked) faults.push(...faultsOf(what, await answer));

  const files = readdirSync(".next/static", { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  const endings = new Map(files.map((each) => [each.name.split(".").at(-1), join(each.parentPath, each.name)]));
  for (const path of [...endings.values()].map((file) => `/_next/${file.replace(/^\.next\//, "")}`)) {
    faults.push(...faultsOf(path, await send(path), true));
  }
  for (const path of ["/icon.svg", "/favicon.ico", "/_next/static/none.js"])
    faults.push(...faultsOf(path, await send(path), true));
  expect(faults).toEqual([]);
});

test("a path that cannot be read is refused before the portal sees it, and the answer says nothing", async () => {
  const { status, text, headers } = await send("/customers/%E0%A4%A", {
    headers: { cookie: world.cookies.owner ?? "" },
  });
  expect([400, 500]).toContain(status);
  expect(text).toMatch(/^(Bad Request|Internal Server Error)?$/);
  expect(headers["x-powered-by"]).toBeUndefined();
  expect(headers["set-cookie"]).toBeUndefined();
});

test("scripts run by nonce alone, and no two answers share one", async () => {
  const nonces: string[] = [];
  for (const path of ["/sign-in", "/sign-in", "/reset", "/no/such/page", "/customers", "/account", "/"]) {
    for (const cookie of [null, world.cookies.owner]) {
      const { headers } = await send(path, { headers: cookie ? { cookie } : {} });
      const policy = String(headers["content-security-policy"]);
      const scripts = policy.split("; ").find((directive) => directive.startsWith("script-src ")) ?? "";
      expect(scripts, path).not.toMatch(/unsafe-inline|unsafe-eval|unsafe-hashes|\*|https?:|data:|blob:/);
      expect(policy, path).toMatch(/default-src 'none'.*base-uri 'none'.*object-src 'none'/);
      const [nonce] = /(?<='nonce-)[A-Za-z0-9+/=]{22,}/.exec(scripts) ?? [];
      expect(nonce, path).toBeDefined();
      nonces.push(nonce ?? "");
      expect(headers["content-security-policy-report-only"], path).toContain("require-trusted-types-for 'script'");
    }
  }
  expect(new Set(nonces).size).toBe(nonces.length);
});
