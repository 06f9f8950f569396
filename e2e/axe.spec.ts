import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectReadableOnPhone, signIn } from "./fixtures";
import { begin } from "./wizard";

// Drafts aside nothing is changed here.
test.describe.configure({ mode: "parallel" });

async function show(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole("heading").first()).toBeVisible();
}

/** For everybody, and on a phone too. */
async function expectFine(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectReadableOnPhone(page);
}

/** The address of the first customer of a status in the list of whoever is signed in. */
async function firstCustomer(page: Page, status: string): Promise<string> {
  const html = await (await page.request.get(`/customers?status=${status}`)).text();
  const [path] = /\/customers\/cus_\w+/.exec(html) ?? [];
  if (!path) throw new Error(`nobody is ${status}`);
  return path;
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
      "/customers/exports?lost=1",
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
    test(`${path} is accessible to ${email ?? "nobody signed in"}`, async ({ page }) => {
      if (email) await signIn(page, email);
      await show(page, path);
      await expectFine(page);
    });
  }
}

for (const status of ["APPROVED", "PENDING_INFO", "UNDER_REVIEW", "SUSPENDED"]) {
  for (const email of ["owner@acme.test", "viewer@acme.test"]) {
    test(`a customer ${status} is accessible to ${email}`, async ({ page }) => {
      await signIn(page, email);
      await show(page, await firstCustomer(page, status));
      await expect(page.getByRole("heading", { name: "Timeline" })).toBeVisible();
      await expectFine(page);
    });
  }
}

test("the edit form of a customer is accessible", async ({ page }) => {
  await signIn(page, "owner@acme.test");
  await show(page, `${await firstCustomer(page, "APPROVED")}/edit`);
  await expect(page.getByRole("button", { name: "Save changes" })).toBeEnabled();
  await expectFine(page);
});

const STEPS = {
  Individual: ["identity", "contact", "identification", "financial", "documents", "senders", "review"],
  Company: ["company", "addresses", "business", "people", "documents", "senders", "review"],
} as const;

for (const type of ["Individual", "Company"] as const) {
  test(`every step of the wizard for ${type === "Company" ? "a company" : "an individual"} is accessible`, async ({
    page,
  }) => {
    test.slow();
    await signIn(page, "maker@acme.test");
    await begin(page, type, "Wallet");
    const draft = new URL(page.url()).pathname;
    const steps = page.getByRole("navigation", { name: "Steps" }).getByRole("link");
    await expect(steps).toHaveCount(STEPS[type].length);
    for (const step of STEPS[type]) {
      await show(page, `${draft}?step=${step}`);
      await expectFine(page);
    }
  });
}
