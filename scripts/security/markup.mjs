import { chromium } from "@playwright/test";
import { findBrowser } from "../lib/browser.mjs";
import { builtActions, callAction, outcomeOf } from "./lib/actions.mjs";
import { signedIn } from "./lib/client.mjs";
import { finish, report } from "./lib/figures.mjs";
import { openPortal } from "./lib/portal.mjs";
import { source } from "./lib/sources.mjs";

/** 60 texts that would run a script, in every text field of 60 customers, looked at by the merchant and by the officer. */
const count = Number(process.argv[2] ?? 60);
const { toPublicId } = await source("lib/core/ids.ts");

const calls = ["planted()", "top.planted()", "self['planted']()", "planted``", "(planted)()"];
const shapes = [
  (call) => `<script>${call}</script>`,
  (call) => `"><script>${call}</script>`,
  (call) => `'><img src=x onerror=${call}>`,
  (call) => `<svg/onload=${call}>`,
  (call) => `</title><script>${call}</script>`,
  (call) => `javascript:${call}`,
  (call) => `<a href="javascript:${call}">a</a>`,
  (call) => `<iframe srcdoc="<script>parent.${call}</script>">`,
  (call) => `<details open ontoggle=${call}>`,
  (call) => `<input autofocus onfocus=${call}>`,
  (call) => `<math><mtext><style><img src=x onerror=${call}>`,
  (call) => `\\u003cscript\\u003e${call}\\u003c/script\\u003e {{${call}}}`,
];
const payloads = shapes.flatMap((shape) => calls.map(shape)).slice(0, count);

const portal = await openPortal({ LOG_LEVEL: "warn" });
const actions = Object.fromEntries(builtActions().map((action) => [action.name, action]));
const maker = await signedIn(portal.url, portal.origin, "maker@acme.test");
const officer = await signedIn(portal.url, portal.origin, "reviewer@portico.test");

async function must(name, input) {
  const outcome = outcomeOf(await callAction(maker, actions[name], input, { ids: { draftId: "x" } }));
  if (!outcome?.ok) throw new Error(`${name}: ${JSON.stringify(outcome)}`);
  return outcome.value;
}

const short = ["first_name", "middle_name", "last_name", "address_line1", "address_line2", "address_city"];
const long = ["purpose_remarks", "source_of_funds_description", "description"];

async function plant(text, number) {
  const draft = await must("startDraftAction", { type: "INDIVIDUAL", purpose: "BASIC" });
  const saved = await must("saveDraftAction", {
    draftId: draft.id,
    version: 1,
    tab: "markup-tab",
    step: "review",
    visited: [],
    purpose: "BASIC",
    senderIds: [],
    values: {
      ...Object.fromEntries([...short, ...long].map((path) => [path, text])),
      email: `markup-${number}@example.com`,
      country_of_residence: "AU",
      identification_type: "OTHER",
      identification_custom_type: text.slice(0, 40),
      external_id: `${text.replaceAll(/\s/g, "/").slice(0, 36)}${number}`,
    },
  });
  return (await must("submitDraftAction", { draftId: draft.id, version: saved.version })).customerId;
}

async function look(browser, client, paths) {
  const faults = [];
  let shown = 0;
  const context = await browser.newContext();
  await context.addCookies(
    [...client.cookies].map(([name, value]) => ({ name, value, url: portal.origin, httpOnly: true })),
  );
  const page = await context.newPage();
  await page.exposeFunction("noteFault", (text) => faults.push(text));
  await page.addInitScript(() => {
    globalThis.planted = () => globalThis.noteFault(`${location.pathname}: ran`);
    document.addEventListener("securitypolicyviolation", (event) => {
      if (event.disposition === "enforce")
        globalThis.noteFault(`${location.pathname}: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  page.on("dialog", (dialog) => dialog.dismiss());
  for (const path of paths) {
    await page.goto(`${portal.origin}${path}`, { waitUntil: "load" });
    await page.locator("main").getByText("planted").first().waitFor();
    shown++;
  }
  await context.close();
  return { faults, shown };
}

try {
  const customers = [];
  for (const [number, text] of payloads.entries()) customers.push(await plant(text, number));
  const [{ id }] = await portal.sql`select id from organisations where name = 'Acme'`;
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: ["--no-sandbox", "--disable-background-networking"],
  });
  const merchant = await look(browser, maker, ["/customers", ...customers.map((customer) => `/customers/${customer}`)]);
  const cases = await look(
    browser,
    officer,
    customers.map((customer) => `/review/${toPublicId("organisation", id)}/${customer}`),
  );
  await browser.close();
  report(
    `texts planted in ${short.length + long.length + 2} fields of as many customers`,
    payloads.length,
    payloads.length === count,
  );
  report(
    `scripts run and policies broken on ${merchant.shown} pages of the merchant`,
    merchant.faults.length,
    merchant.faults.length === 0,
  );
  report(
    `scripts run and policies broken on ${cases.shown} cases of the officer`,
    cases.faults.length,
    cases.faults.length === 0,
  );
  for (const line of [...merchant.faults, ...cases.faults].slice(0, 20)) process.stdout.write(`      ${line}\n`);
} finally {
  await portal.close();
}
finish();
