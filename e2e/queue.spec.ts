import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectFits, signIn, signInByForm, visit } from "./fixtures";

// Other tests decide cases meanwhile: these keep to customers of their own, found by name.
const table = (page: Page) => page.getByRole("table", { name: "Cases" });
const rows = (page: Page) => table(page).locator("tbody tr");
const row = (page: Page, name: string) => rows(page).filter({ hasText: name });

async function choose(page: Page, name: string, item: string): Promise<void> {
  await row(page, name)
    .getByRole("button", { name: `More for ${name}` })
    .click();
  await page.getByRole("menuitem", { name: item }).click();
}

test.describe.configure({ mode: "serial" });

test("the queue has late cases first, says each clock in words, and counts what its tabs show", async ({ page }) => {
  await signInByForm(page, "reviewer@portico.test");
  await expect(page).toHaveURL("/review");
  await expect(row(page, "Thandar Lwin")).toContainText(/\d+ (h|d) late/);
  await expect(row(page, "Zarni Thant")).toContainText(/\d+ h left/);
  const clocks = await rows(page).evaluateAll((all) => all.map((each) => /\blate\b/.test(each.textContent ?? "")));
  const firstInTime = clocks.indexOf(false);
  expect(clocks.slice(firstInTime).filter(Boolean)).toEqual([]);
  await expectAccessible(page);
  await expectFits(page);
  await page.setViewportSize({ width: 1440, height: 900 });

  await page.getByRole("tab", { name: /^Snoozed/ }).click();
  await expect(page).toHaveURL(/view=snoozed/);
  await expect(row(page, "Hla Hla Win")).toBeVisible();
  await expect(page.getByRole("tab", { name: /^Snoozed/ })).toHaveAttribute("aria-selected", "true");
  const count = await page.getByRole("tab", { name: /^Snoozed/ }).textContent();
  await expect(rows(page)).toHaveCount(Number(count?.replace(/\D/g, "")));
});

test("a row is opened by keys, and the case keeps the queue it came from", async ({ page }) => {
  await signIn(page, "reviewer@portico.test");
  await page.goto("/review?q=Zarni");
  await expect(rows(page)).toHaveCount(1);
  await page.locator("body").press("j");
  await expect(rows(page).first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Zarni Thant" })).toBeVisible();
  await expect(page).toHaveURL(/q=Zarni/);
});

test("take next gives a case that nobody has, once, and handing back frees it", async ({ page }) => {
  await signIn(page, "lead@portico.test");
  await page.goto("/review?q=Zarni");
  await expect(row(page, "Zarni Thant")).toContainText("Nobody");
  await page.locator("body").press("t");
  await expect(page.getByRole("heading", { level: 1, name: "Zarni Thant" })).toBeVisible();

  await page.goto("/review?q=Zarni");
  await page.getByRole("button", { name: "Take next" }).click();
  await expect(page.getByText("There is no case to take")).toBeVisible();
  await page.goto("/review?view=mine&q=Zarni");
  await choose(page, "Zarni Thant", "Hand back");
  await expect(page.getByText("The case of Zarni Thant is free again")).toBeVisible();
  await expect(page.getByText('No case matches "Zarni"')).toBeVisible();
});

test("a case is given to a colleague, put aside and taken up again", async ({ page }) => {
  await signIn(page, "lead@portico.test");
  await page.goto("/review?q=Zarni");
  await expect(rows(page)).toHaveCount(1);
  await page.locator("body").press("j");
  await page.keyboard.press("a");
  const dialog = page.getByRole("dialog");
  await expectAccessible(page, ["light"]);
  await dialog.getByRole("radio", { name: "Ruth Adler" }).click();
  await dialog.getByRole("button", { name: "Assign" }).click();
  await expect(row(page, "Zarni Thant")).toContainText("Ruth Adler");

  await choose(page, "Zarni Thant", "Snooze…");
  await dialog.getByRole("button", { name: "Snooze" }).click();
  await expect(dialog.getByText("Say why, in at least 5 characters")).toBeVisible();
  await dialog.getByLabel("Why").fill("The register is closed today.");
  await dialog.getByRole("button", { name: "Snooze" }).click();
  await expect(row(page, "Zarni Thant")).toContainText("Snoozed to");
  await choose(page, "Zarni Thant", "Take up again");
  await expect(row(page, "Zarni Thant")).not.toContainText("Snoozed to");
  await choose(page, "Zarni Thant", "Hand back");
  await expect(row(page, "Zarni Thant")).toContainText("Nobody");
});

test("a search finds customers who have no case, and filters read as sentences", async ({ page }) => {
  await signIn(page, "reviewer@portico.test");
  await page.goto("/review?q=Wei+Ling");
  const others = page.getByRole("region", { name: "Customers without an open case" });
  await expect(others.getByRole("link", { name: /Wei Ling Tan/ })).toBeVisible();
  await expectAccessible(page);
  await page.goto("/review?risk=HIGH&late=yes");
  const chips = page.getByRole("group", { name: "Filters in force" });
  await expect(chips).toContainText("Time left is over");
  await expect(chips).toContainText("Risk is High");
  await chips.getByRole("button", { name: "Clear filters" }).click();
  await expect(page).toHaveURL("/review");
});

test("somebody who goes away takes no cases until they are back", async ({ page }) => {
  await signIn(page, "lead@portico.test");
  await visit(page, "/review");
  await page.getByRole("button", { name: "Set as away…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Set as away" }).click();
  await expect(page.getByText(/^You are away until/)).toBeVisible();
  await page.getByRole("button", { name: "Take next" }).click();
  await expect(page.getByText("You are set as away. Say that you are back").first()).toBeVisible();
  await page.getByRole("button", { name: "I am back" }).click();
  await expect(page.getByText("You are back", { exact: true })).toBeVisible();
});

test("the operator sets how compliance works for an organisation", async ({ page }) => {
  await signIn(page, "ops@portico.test");
  await visit(page, "/platform");
  await page.getByRole("button", { name: "Compliance settings of Initech" }).click();
  const dialog = page.getByRole("dialog", { name: "Compliance settings" });
  await expectAccessible(page, ["light"]);
  await dialog.getByLabel("Hours that a review may take").fill("0");
  await dialog.getByRole("button", { name: "Save settings" }).click();
  await expect(dialog.getByText("Enter a whole number from 1 to 720.")).toBeVisible();
  await dialog.getByLabel("Hours that a review may take").fill("12");
  await dialog.getByRole("radio", { name: "Always" }).click();
  await dialog.getByRole("button", { name: "Save settings" }).click();
  await expect(page.getByText("Compliance settings of Initech saved")).toBeVisible();
  await page.getByRole("button", { name: "Compliance settings of Initech" }).click();
  await expect(dialog.getByLabel("Hours that a review may take")).toHaveValue("12");
});
