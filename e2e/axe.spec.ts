import { type Browser, type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { expectAccessible, signIn } from "./fixtures";

type Session = Awaited<ReturnType<BrowserContext["storageState"]>>;

/** One sign-in for each person, however many pages they open. */
const sessions = new Map<string, Session>();

async function sessionOf(browser: Browser, email: string): Promise<Session> {
  const known = sessions.get(email);
  if (known) return known;
  const context = await browser.newContext();
  await signIn(await context.newPage(), email);
  const session = await context.storageState();
  sessions.set(email, session);
  await context.close();
  return session;
}

const test = base.extend<{ openAs: (email: string | null) => Promise<Page> }>({
  openAs: async ({ browser }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (email) => {
      const context = await browser.newContext(email ? { storageState: await sessionOf(browser, email) } : {});
      contexts.push(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
});

async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole("heading").first()).toBeVisible();
}

const PAGES: readonly (readonly [email: string | null, paths: readonly string[]])[] = [
  [
    null,
    [
      "/sign-in",
      "/sign-in?from=%2Fpeople",
      "/reset",
      "/reset#token=unknown",
      "/invitation",
      "/upload",
      "/upload#unknown",
      "/nowhere",
    ],
  ],
  [
    "owner@acme.test",
    [
      "/customers",
      "/overview",
      "/overview?range=365",
      "/customers?q=nobody-has-this-name",
      "/customers?status=APPROVED,PENDING_INFO&type=COMPANY&active=yes&country=AU",
      "/customers/cus_00000000000000000000000000",
      "/people",
      "/settings",
      "/settings/audit",
      "/settings/audit?q=nobody-has-this-name&action=customer",
      "/outbox",
    ],
  ],
  [
    "maker@acme.test",
    [
      "/customers/new",
      "/customers/drafts",
      "/customers/exports",
      "/customers/exports?ended=1",
      "/customers/bulk",
      "/customers/import",
      "/payins/senders",
      "/payins/senders?status=archived",
      "/payins/senders/new",
      "/account",
      "/account/security",
      "/account/notifications",
      "/account/notifications?unread=1&kind=status.changed",
      "/account/notifications/preferences",
    ],
  ],
  ["viewer@acme.test", ["/overview", "/customers", "/payins/senders"]],
  ["owner@globex.test", ["/customers", "/payins/senders"]],
  ["owner@initech.test", ["/overview", "/customers", "/customers/new"]],
  [
    "reviewer@portico.test",
    [
      "/account/notifications",
      "/account/notifications/preferences",
      "/review/audit",
      "/review/lists",
      "/review/rules",
      "/review",
      "/review?view=closed",
      "/review?view=mine&q=nobody-has-this-name",
      "/review?q=lin&risk=HIGH&late=yes&sort=risk.desc",
    ],
  ],
  ["lead@portico.test", ["/review/rules"]],
  ["ops@portico.test", ["/platform", "/platform/outbox"]],
];

for (const [email, paths] of PAGES) {
  for (const path of paths) {
    test(`${path} is accessible to ${email ?? "nobody signed in"}`, async ({ openAs }) => {
      const page = await openAs(email);
      await visit(page, path);
      await expectAccessible(page);
    });
  }
}

for (const status of ["APPROVED", "PENDING_INFO", "UNDER_REVIEW", "SUSPENDED"]) {
  for (const email of ["owner@acme.test", "viewer@acme.test"]) {
    test(`a customer ${status} is accessible to ${email}`, async ({ openAs }) => {
      const page = await openAs(email);
      await page.goto(`/customers?status=${status}`);
      const link = page.locator("tr[data-row]").first().locator('a[href^="/customers/cus_"]').first();
      await visit(page, (await link.getAttribute("href")) ?? "");
      await expect(page.getByRole("heading", { name: "Timeline" })).toBeVisible();
      await expectAccessible(page);
    });
  }
}

test("the edit form of a customer is accessible", async ({ openAs }) => {
  const page = await openAs("owner@acme.test");
  await page.goto("/customers?status=APPROVED");
  const link = page.locator("tr[data-row]").first().locator('a[href^="/customers/cus_"]').first();
  await visit(page, `${await link.getAttribute("href")}/edit`);
  await expect(page.getByRole("button", { name: "Save changes" })).toBeEnabled();
  await expectAccessible(page);
});

const STEPS = {
  Individual: ["identity", "contact", "identification", "financial", "documents", "senders", "review"],
  Company: ["company", "addresses", "business", "people", "documents", "senders", "review"],
} as const;

for (const type of ["Individual", "Company"] as const) {
  test(`every step of the wizard for ${type === "Company" ? "a company" : "an individual"} is accessible`, async ({
    openAs,
  }) => {
    test.slow();
    const page = await openAs("maker@acme.test");
    await page.goto("/customers/new");
    await page.getByRole("radio", { name: type }).click();
    await page.getByRole("radio", { name: "Wallet" }).click();
    await page.getByRole("button", { name: "Continue" }).click();
    await page.waitForURL(/\/customers\/new\/drf_/);
    const draft = new URL(page.url()).pathname;
    const steps = page.getByRole("navigation", { name: "Steps" }).getByRole("link");
    await expect(steps).toHaveCount(STEPS[type].length);
    for (const step of STEPS[type]) {
      await visit(page, `${draft}?step=${step}`);
      await expectAccessible(page);
    }
  });
}
