import { expect, type Page, test } from "@playwright/test";
import { openCase, openDecision } from "./case-kit";
import { expectAccessible, expectFits, signIn } from "./fixtures";

const FOR_MERCHANT = "The papers match the profile in every point.";
const FOR_STAFF = "Compared both papers with the profile and the register.";

const rows = (page: Page) => page.getByRole("table", { name: "Cases" }).locator("tbody tr");

/** Nobody else takes this one: the risk is low enough for one person, and it is decided here. */
const NAME = "Kyaw Min Htet";

async function fillDecision(page: Page, decision: "Approve" | "Suspend", reason: string): Promise<void> {
  await page.getByRole("tab", { name: decision }).click();
  await page.getByRole("combobox", { name: /^Reason/ }).click();
  await page.getByRole("option", { name: reason }).click();
  await page.getByLabel("For the merchant").fill(FOR_MERCHANT);
  await page.getByLabel("For staff").fill(FOR_STAFF);
}

test.describe.configure({ mode: "serial" });

test("a case shows identifiers in full, and the look is written down once", async ({ page }) => {
  await signIn(page, "lead@portico.test");
  await page.goto("/review");
  await rows(page).first().getByRole("link").click();
  await expect(page.getByRole("img", { name: /page 1$/ })).toBeVisible();
  await expect(page.locator("dd").filter({ hasText: "••••" })).toHaveCount(0);
  await page.getByRole("tab", { name: /^Notes and timeline/ }).click();
  const looks = page.getByRole("listitem").filter({ hasText: "Opened as a case" }).filter({ hasText: "Leo" });
  const before = await looks.count();
  expect(before).toBeLessThanOrEqual(1);
  await page.reload();
  await page.reload();
  await page.getByRole("tab", { name: /^Notes and timeline/ }).click();
  await expect(looks).toHaveCount(1);
  await expectAccessible(page);
  await expectFits(page);
});

test("a decision without its reasons is not asked to be confirmed, and tabs keep what was typed", async ({ page }) => {
  await signIn(page, "reviewer@portico.test");
  await openCase(page, NAME);
  await openDecision(page);
  await page.getByRole("button", { name: `Approve ${NAME}` }).click();
  const summary = page.getByRole("alert").filter({ hasText: "3 things need your attention" });
  await expect(summary).toBeFocused();
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
  await page.getByLabel("For staff").fill(FOR_STAFF);
  await page.getByRole("tab", { name: "Approve" }).focus();
  await page.keyboard.press("s");
  await page.getByRole("combobox", { name: /^Reason/ }).click();
  await page.getByRole("option", { name: "Identity is not proven" }).click();
  await expect(page.getByLabel("For the merchant")).toHaveValue("The documents do not prove who this customer is.");
  await page.getByRole("tab", { name: "Suspend" }).focus();
  await page.keyboard.press("a");
  await expect(page.getByLabel("For staff")).toHaveValue(FOR_STAFF);
});

test("of two who decide at once one is told what happened, keeps the texts, and may take a suspension back", async ({
  page,
  browser,
}) => {
  await signIn(page, "reviewer@portico.test");
  await openCase(page, NAME);
  const decided = page.url();
  const other = await (await browser.newContext()).newPage();
  await signIn(other, "lead@portico.test");
  // This one has lost its connection for changes and finds out by the answer.
  await other.route("**/api/live", (route) => route.abort());
  await other.goto(decided);
  await openDecision(other);
  await fillDecision(other, "Suspend", "The risk is too high");

  await openDecision(page);
  await fillDecision(page, "Approve", "The evidence is sufficient");
  await page.getByLabel("For staff").press("Control+Enter");
  await page.getByRole("alertdialog").getByRole("button", { name: "Approve" }).click();
  await page.waitForURL((url) => url.pathname.startsWith("/review") && url.href !== decided);
  await expect(page.getByText(`${NAME} is approved`)).toBeVisible();

  await other.getByRole("button", { name: `Suspend ${NAME}` }).click();
  await other.getByRole("alertdialog").getByRole("button", { name: "Suspend" }).click();
  await expect(other.getByText("The case changed while you had it open")).toBeVisible();
  await expect(other.getByText("The status is now approved")).toBeVisible();
  await expect(other.getByLabel("For staff")).toHaveValue(FOR_STAFF);
  await other.getByRole("button", { name: "Look at the new version" }).click();
  await other.getByRole("button", { name: `Suspend ${NAME}` }).click();
  await other.getByRole("alertdialog").getByRole("button", { name: "Suspend" }).click();
  await expect(other.getByText(`${NAME} is suspended`)).toBeVisible();
  await expect(other.getByText(/It can be taken back for another \d+:\d\d/)).toBeVisible();
  await expectAccessible(other);
  await other.getByRole("button", { name: "Take back" }).click();
  await expect(other.getByText(`The suspension of ${NAME} is taken back`)).toBeVisible();
  await expect(other.getByText("Now: approved")).toBeVisible();
  await other.context().close();
});

test("merchants and operators find no review pages", async ({ page, browser }) => {
  await signIn(page, "reviewer@portico.test");
  await page.goto("/review");
  const path = (await rows(page).first().getByRole("link").getAttribute("href")) ?? "";
  for (const email of ["owner@acme.test", "ops@portico.test"]) {
    const context = await browser.newContext();
    const stranger = await context.newPage();
    await signIn(stranger, email);
    for (const shut of ["/review", path]) {
      await stranger.goto(shut);
      await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("This page does not exist");
    }
    await context.close();
  }
});
