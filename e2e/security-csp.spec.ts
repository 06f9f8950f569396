import { expect, type Page, test } from "@playwright/test";
import { fromPublicId } from "@/lib/core/ids";
import { builtActions, callAction, openWorld, outcomeOf, type World } from "./access-kit";
import { type Actor, PAGE_ROWS } from "./access-matrix";
import { carryIn } from "./fixtures";

// Each looks with eyes of its own.
test.describe.configure({ mode: "parallel" });

let world: World;
test.beforeAll(async () => {
  world = await openWorld();
});
test.afterAll(async () => {
  await world.sql.end();
});

type Watched = Page & { faults: string[] };

/** A page that writes down what its policy forbids, and whatever would run although nobody meant it to. */
async function watch(page: Page, actor: Actor): Promise<Watched> {
  const faults: string[] = [];
  await page.exposeFunction("noteFault", (text: string) => faults.push(text));
  await page.addInitScript(() => {
    const note = (globalThis as unknown as { noteFault: (text: string) => Promise<void> }).noteFault;
    document.addEventListener("securitypolicyviolation", (event) => {
      if (event.disposition === "enforce")
        void note(`${location.pathname}: ${event.violatedDirective} ${event.blockedURI}`);
    });
    Object.assign(globalThis, { planted: () => void note(`${location.pathname}: a planted script ran`) });
  });
  page.on("dialog", (dialog) => {
    faults.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  const session = world.cookies[actor];
  if (session) await carryIn(page, session);
  return Object.assign(page, { faults });
}

for (const actor of ["anonymous", "owner", "viewer", "reviewer", "operator"] as const) {
  test(`no page breaks its policy for ${actor}, whether it opens, is missing or sends on`, async ({ page }) => {
    const watched = await watch(page, actor);
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    const paths = Object.values(PAGE_ROWS).map((row) => row.path(world.things));
    for (const path of [...paths, "/no/such/page", "/customers/cus_missing"]) {
      await page.goto(path, { waitUntil: "load" });
      await expect(page.locator("h1").first()).toBeAttached();
    }
    expect(watched.faults).toEqual([]);
    const readable = await page.evaluate(async () =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, await indexedDB.databases()]),
    );
    const secrets = (await page.context().cookies()).filter(({ name }) => !name.includes("callback-url"));
    for (const { value } of secrets) expect(`${readable} ${asked.join(" ")}`).not.toContain(value);
    expect(secrets.length > 0).toBe(actor !== "anonymous");
  });
}

test("the page for a failure keeps to the policy and tells nothing but a reference", async ({ page }) => {
  const start = builtActions().find(({ name }) => name === "startDraftAction");
  if (!start) throw new Error("startDraftAction is not in the build");
  const made = outcomeOf(await callAction(start, world.cookies.maker, { type: "COMPANY", purpose: "BASIC" }));
  const draft = (made?.value as { id: string } | undefined)?.id ?? "";
  // A draft whose seal is broken cannot be opened: its page fails.
  await world.sql`
    update drafts set data_sealed = 'broken'::bytea where id = ${fromPublicId("draft", draft)}`;
  const watched = await watch(page, "maker");
  const answer = await page.goto(`/customers/new/${draft}`);
  expect(answer?.status()).toBe(500);
  await expect(page.getByRole("heading", { name: "This page could not be shown" }).first()).toBeAttached();
  await world.sql`delete from drafts where id = ${fromPublicId("draft", draft)}`;
  expect(await page.content()).not.toMatch(/node_modules|\.next\/server|at Object\.|unreadable|broken/);
  expect(watched.faults).toEqual([]);
});

/** Ways to run a script from a text; `planted()` is what they call. */
const PAYLOADS = [
  "<script>planted()</script>",
  '"><script>planted()</script>',
  "'><img src=x onerror=planted()>",
  "<svg/onload=planted()>",
  "</title><script>planted()</script>",
  "</script><script>planted()</script>",
  "javascript:planted()",
  "{{planted()}} #{planted()} <%= planted() %>",
  '<a href="javascript:planted()">a</a>',
  "<iframe srcdoc='<script>parent.planted()</script>'>",
  "<details open ontoggle=planted()>",
  "<style>@import'//evil.test'</style>",
];

/** Text fields of a person, those that say more than others first. */
const TEXTS = [
  ...["first_name", "middle_name", "last_name", "address_line1", "address_line2", "address_city"],
  ...["purpose_remarks", "source_of_funds_description", "description", "identification_custom_type"],
];

async function run(name: string, actor: Actor, input: unknown): Promise<unknown> {
  const action = builtActions().find((each) => each.name === name);
  if (!action) throw new Error(`${name} is not in the build`);
  const outcome = outcomeOf(await callAction(action, world.cookies[actor], input));
  if (!outcome?.ok) throw new Error(`${name}: ${JSON.stringify(outcome)}`);
  return outcome.value;
}

/** A customer with payloads in every text field, through the same actions as the wizard's. */
async function plant(first: number): Promise<string> {
  const draft = (await run("startDraftAction", "maker", { type: "INDIVIDUAL", purpose: "BASIC" })) as { id: string };
  const texts = TEXTS.map((path, at) => [path, PAYLOADS[(first + at) % PAYLOADS.length]]);
  const saved = (await run("saveDraftAction", "maker", {
    draftId: draft.id,
    version: 1,
    tab: "security-tab",
    step: "review",
    visited: [],
    purpose: "BASIC",
    senderIds: [],
    values: {
      ...Object.fromEntries(texts),
      email: `planted-${first}@example.com`,
      country_of_residence: "AU",
      external_id: `<img/src/onerror=planted()>${first}${Date.now().toString(36)}`.slice(0, 40),
    },
  })) as { version: number };
  const done = (await run("submitDraftAction", "maker", { draftId: draft.id, version: saved.version })) as {
    customerId: string;
  };
  return done.customerId;
}

test("markup in every text field stays text for the merchant and for the officer", async ({ page, browser }) => {
  const customers = [await plant(0), await plant(4), await plant(8)];
  const owner = await watch(page, "owner");
  for (const path of ["/customers", ...customers.map((id) => `/customers/${id}`)]) {
    await page.goto(path);
    await expect(page.locator("h1").first()).toBeAttached();
    await expect(page.locator("main").getByText("planted()").first()).toBeVisible();
  }
  const context = await browser.newContext();
  const officer = await watch(await context.newPage(), "reviewer");
  for (const id of customers) {
    await officer.goto(`/review/${world.things.organisation}/${id}`);
    await expect(officer.locator("main").getByText("planted()").first()).toBeVisible();
  }
  await context.close();
  expect([...owner.faults, ...officer.faults]).toEqual([]);
});
