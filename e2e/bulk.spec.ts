import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectFits, OF_DEMO, signIn } from "./fixtures";

const rows = (page: Page) => page.locator("tr[data-row]");
const boxes = (page: Page) => rows(page).getByRole("checkbox", { name: /^Select / });
const bar = (page: Page) => page.getByRole("region", { name: "Selected customers" });
const dialog = (page: Page) => page.getByRole("dialog");
const settled = (page: Page) =>
  expect(page.getByRole("table", { name: "All customers" })).toHaveAttribute("aria-busy", "false");

async function openList(page: Page, query = "", email = "maker@acme.test"): Promise<void> {
  await signIn(page, email);
  await page.goto(`/customers${query}`);
  await settled(page);
}

/** Picks a row; a click before the page is alive changes nothing, so it is tried until the bar stands. */
async function pickFirst(page: Page): Promise<void> {
  await expect(async () => {
    await boxes(page).first().setChecked(true);
    await expect(bar(page)).toBeVisible({ timeout: 1_000 });
  }).toPass();
}

/** Confirms what the dialog's dry run tells, and opens the run. */
async function startAndShow(page: Page, button: RegExp): Promise<void> {
  await dialog(page).getByRole("button", { name: button }).click();
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await page.waitForURL(/\/customers\/bulk\/blk_/);
}

const isFinished = (page: Page) =>
  expect(page.locator("main").getByText("Finished", { exact: true }).first()).toBeVisible({ timeout: 60_000 });

test.describe("selecting", () => {
  test("takes rows by box, key and range, keeps them across pages and lets go of them with another query", async ({
    page,
  }) => {
    await openList(page, "?size=10");
    await pickFirst(page);
    await expect(bar(page)).toContainText("1 selected");
    await boxes(page)
      .nth(3)
      .click({ modifiers: ["Shift"] });
    await expect(bar(page)).toContainText("4 selected");
    await rows(page).nth(5).focus();
    await page.keyboard.press("x");
    await expect(bar(page)).toContainText("5 selected");
    await page.getByRole("button", { name: "Next page" }).click();
    await expect(page).toHaveURL(/after=/);
    await settled(page);
    await boxes(page).first().click();
    await expect(bar(page)).toContainText("6 selected");
    await page.getByRole("button", { name: "Previous page" }).click();
    await settled(page);
    await expect(boxes(page).first()).toBeChecked();
    await page.keyboard.press("Escape");
    await expect(bar(page)).toBeHidden();
    await pickFirst(page);
    await page.getByRole("tab", { name: /Approved/ }).click();
    await expect(bar(page)).toBeHidden();
  });

  test("outlives the menu and the dialog that Escape closes before it", async ({ page }) => {
    await openList(page);
    await pickFirst(page);
    await bar(page).getByRole("button", { name: "More" }).click();
    await page.getByRole("menuitem", { name: "Remove tags" }).click();
    await expect(page.getByRole("menu")).toHaveCount(0);
    await expect(dialog(page).getByRole("textbox", { name: "Tags" })).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(dialog(page)).toHaveCount(0);
    await bar(page).getByRole("button", { name: "More" }).click();
    await expect(page.getByRole("menu")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("menu")).toHaveCount(0);
    await expect(bar(page)).toContainText("1 selected");
    await page.keyboard.press("Escape");
    await expect(bar(page)).toBeHidden();
  });

  test("is not offered to whoever may only look", async ({ page }) => {
    await openList(page, "", "viewer@acme.test");
    await expect(rows(page).first()).toBeVisible();
    await expect(page.getByRole("checkbox")).toHaveCount(0);
  });

  test("works on a phone by a switch of its own, and a tap picks", async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await openList(page);
    await expect(async () => {
      await page.getByRole("button", { name: "Select", exact: true }).click();
      await expect(page.getByRole("button", { name: "Done", exact: true })).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await rows(page).nth(1).click();
    await expect(bar(page)).toContainText("1 selected");
    await expect(page).toHaveURL(/\/customers$/);
    await bar(page).getByRole("button", { name: "Actions" }).click();
    await expect(page.getByRole("menuitem", { name: "Disable" })).toBeVisible();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Done", exact: true }).click();
    await expect(bar(page)).toBeHidden();
  });
});

test.describe("a bulk action", () => {
  test("tags all that match after a dry run, shows the result for each, and is taken back once", async ({ page }) => {
    const tag = `Spring ${Date.now()}`;
    await openList(page, `?status=APPROVED&size=10&${OF_DEMO}`);
    await pickFirst(page);
    await page.getByRole("checkbox", { name: "Select all rows on this page" }).setChecked(true);
    const all = bar(page).getByRole("button", { name: /^Select all \d+ that match$/ });
    const count = /\d+/.exec(await all.innerText())?.[0] ?? "";
    await all.click();
    await expect(bar(page)).toContainText(`${count} selected`);
    await bar(page).getByRole("button", { name: "Add tags" }).click();
    await dialog(page).getByRole("textbox", { name: "Tags" }).fill(tag);
    await page.keyboard.press("Enter");
    const told = dialog(page).getByRole("region", { name: "What will change" });
    await expect(told).toContainText(`${count} customers will be tagged`);
    await expectAccessible(page);
    await startAndShow(page, /^Add tags \(/);
    await isFinished(page);
    await expect(page.getByText(`${count} tagged`)).toBeVisible();
    await expect(page.getByText(`Tag: ${tag}`)).toBeVisible();
    await expect(page.getByText(/All \d+ that match: Status is Approved/)).toBeVisible();
    await expectAccessible(page);
    await expectFits(page);

    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByRole("button", { name: "Take it back" }).click();
    await expect(page.getByRole("heading", { name: "Undo: Add tags" })).toBeVisible();
    await isFinished(page);
    await expect(page.getByText(`${count} without the tags again`)).toBeVisible();
    await page.getByRole("link", { name: "The bulk action before" }).click();
    await expect(page.getByRole("link", { name: "See what was taken back" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Undo" })).toHaveCount(0);
  });

  test("says before and after who stays as they are", async ({ page }) => {
    await openList(page, `?status=SUSPENDED&${OF_DEMO}`);
    await pickFirst(page);
    await bar(page).getByRole("button", { name: "More" }).click();
    await page.getByRole("menuitem", { name: "Request a re-check" }).click();
    const told = dialog(page).getByRole("region", { name: "What will change" });
    await expect(told).toContainText("Nothing would change for these customers");
    await expect(told).toContainText("1 cannot change: suspended");
    await expect(dialog(page).getByRole("button", { name: "Request a re-check" })).toBeDisabled();
  });

  test("asks for a reason to disable, and enables again what it disabled", async ({ page }) => {
    await openList(page, `?status=PENDING_INFO&enabled=yes&${OF_DEMO}`);
    const name = await rows(page).first().getAttribute("aria-label");
    await pickFirst(page);
    await bar(page).getByRole("button", { name: "Disable" }).click();
    const confirm = dialog(page).getByRole("button", { name: /^Disable/ });
    await expect(dialog(page).getByRole("region", { name: "What will change" })).toContainText(
      "1 customer will be disabled",
    );
    await expect(confirm).toBeDisabled();
    await dialog(page)
      .getByRole("textbox", { name: /Reason/ })
      .fill("Asked for by the customer");
    await expect(confirm).toBeEnabled();
    await startAndShow(page, /^Disable/);
    await isFinished(page);
    const row = page.getByRole("row", { name: new RegExp(name ?? "") });
    await expect(row).toContainText("Changed");
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByRole("button", { name: "Take it back" }).click();
    await isFinished(page);
    await expect(page.getByText("1 enabled again")).toBeVisible();
    await page.getByRole("link", { name: name ?? "", exact: true }).click();
    await expect(page.getByRole("switch", { name: `${name} is enabled` })).toBeChecked();
  });

  test("stands in the list of bulk actions, and another organisation finds nothing of it", async ({
    page,
    browser,
  }) => {
    await openList(page, `?${OF_DEMO}`);
    await pickFirst(page);
    await bar(page).getByRole("button", { name: "Enable", exact: true }).click();
    await expect(dialog(page).getByRole("region", { name: "What will change" })).toBeVisible();
    await page.keyboard.press("Escape");
    await bar(page).getByRole("button", { name: "Add tags" }).click();
    await dialog(page).getByRole("textbox", { name: "Tags" }).fill(`Listed ${Date.now()}`);
    await page.keyboard.press("Enter");
    await startAndShow(page, /^Add tags \(/);
    const address = new URL(page.url()).pathname;
    await isFinished(page);
    await page.getByRole("link", { name: "Bulk actions" }).first().click();
    await expect(page.getByRole("link", { name: "Add tags" }).first()).toBeVisible();
    await expectFits(page);

    const elsewhere = await browser.newContext();
    const stranger = await elsewhere.newPage();
    await signIn(stranger, "owner@globex.test");
    await stranger.goto(address);
    await expect(stranger.getByRole("heading", { name: "Add tags" })).toHaveCount(0);
    await elsewhere.close();
  });
});

test("tags of one customer are added and taken back on its page", async ({ page }) => {
  const tag = `Own ${Date.now()}`;
  await openList(page, `?status=APPROVED&${OF_DEMO}`);
  const name = await rows(page).nth(2).getAttribute("aria-label");
  await page.goto((await rows(page).nth(2).locator('a[href^="/customers/cus_"]').getAttribute("href")) ?? "");
  await expect(page.getByRole("heading", { level: 1, name: name ?? "" })).toBeVisible();
  await expect(async () => {
    await page.getByRole("button", { name: "Add tag", exact: true }).click();
    await expect(page.getByRole("textbox", { name: "Tags" })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.getByRole("textbox", { name: "Tags" }).fill(tag);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByRole("button", { name: `Take off ${tag}` })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: `Take off ${tag}` })).toHaveCount(0);
});
