import { expect, type Page, test } from "@playwright/test";
import { OF_DEMO, signIn, visit } from "./fixtures";

const rows = (page: Page) => page.locator("tr[data-row]");
const settled = (page: Page) =>
  expect(page.getByRole("table", { name: "All customers" })).toHaveAttribute("aria-busy", "false");

test.describe("All Customers", () => {
  test("has the eight columns in order, and its first rows in the HTML", async ({ page }) => {
    await signIn(page, "owner@acme.test");
    await visit(page, "/customers");
    await expect(page.getByRole("heading", { name: "All customers" })).toBeVisible();
    const headers = await page.getByRole("columnheader").allInnerTexts();
    // The boxes that select rows have a column of their own, without words.
    expect(headers.map((text) => text.trim()).filter(Boolean)).toEqual([
      "Customer ID",
      "Customer Type",
      "Customer Name",
      "Is Active",
      "Status",
      "Is Enabled",
      "Is Wallet Ready",
      "Created At",
    ]);
    const html = await (await page.request.get("/customers")).text();
    expect(html.match(/data-row/g)?.length ?? 0).toBeGreaterThanOrEqual(25);
  });

  test("keeps tab, page, order and search in the address, and goes back through them", async ({ page }) => {
    await signIn(page, "owner@acme.test");
    // Others add and approve customers meanwhile, and turn the demo's on and off.
    await visit(page, `/customers?${OF_DEMO}`);
    const firstId = () => rows(page).first().getByText(/^cus_/).innerText();
    await page.getByRole("tab", { name: /Approved/ }).click();
    await expect(page).toHaveURL(/status=APPROVED/);
    await settled(page);
    const first = await firstId();
    await page.getByRole("button", { name: "Next page" }).click();
    await expect(page).toHaveURL(/after=/);
    await expect.poll(firstId).not.toBe(first);
    await page.goBack();
    await expect(page).not.toHaveURL(/after=/);
    await expect.poll(firstId).toBe(first);
    await page.reload();
    await expect.poll(firstId).toBe(first);
  });

  test("searches as typed, and says of a text that is too long that nothing is searched for", async ({ page }) => {
    await signIn(page, "owner@acme.test");
    await visit(page, "/customers");
    const box = page.getByRole("textbox", { name: "Search name, e-mail or ID" });
    const alert = page.getByRole("alert").filter({ hasText: "100 characters" });
    await box.pressSequentially("nobody ");
    await expect(page.getByText(/^No customer matches/)).toBeVisible();
    // The blank stays for the word that follows.
    await expect(box).toHaveValue("nobody ");
    await box.fill("cus_1 ".repeat(20));
    await expect(alert).toContainText("Filter, A list of customers");
    await expect(page).toHaveURL(/q=nobody$/);
    await box.fill("");
    await expect(alert).toHaveCount(0);
    await expect(page).not.toHaveURL(/[?&]q=/);
  });

  test("goes on with the keys at the customer that was opened, after going back", async ({ page }) => {
    await signIn(page, "owner@acme.test");
    await visit(page, `/customers?${OF_DEMO}`);
    const links = await rows(page)
      .locator("a.row-link")
      .evaluateAll((all) => all.map((each) => each.getAttribute("href") ?? ""));
    const rowOf = (at: number) => rows(page).filter({ has: page.locator(`a[href="${links[at]}"]`) });
    const heading = page.getByRole("heading", { name: "All customers" });
    await rowOf(2).locator("a.row-link").click();
    await page.waitForURL(`**${links[2]}`);
    await page.goBack();
    await expect(rowOf(2)).toBeFocused();
    await page.keyboard.press("j");
    await expect(rowOf(3)).toBeFocused();
    await page.keyboard.press("Enter");
    await page.waitForURL(`**${links[3]}`);
    // The page was loaded anew in between: nothing in memory tells.
    await page.reload();
    await page.goBack();
    await expect(rowOf(3)).toBeFocused();
    // Who comes from elsewhere begins at the first row.
    await page.goto("/");
    await visit(page, `/customers?${OF_DEMO}`);
    await expect(heading).toBeVisible();
    await page.keyboard.press("j");
    await expect(rowOf(0)).toBeFocused();
  });

  test("finds nobody and offers the way back", async ({ page }) => {
    await signIn(page, "owner@acme.test");
    await visit(page, "/customers");
    // Pressed again until the page listens: keys before that are nobody's.
    await expect(async () => {
      await page.keyboard.press("/");
      await expect(page.getByRole("textbox", { name: /Search name/ })).toBeFocused({ timeout: 1_000 });
    }).toPass();
    await page.keyboard.type("zzqx");
    await expect(page.getByText('No customer matches "zzqx"')).toBeVisible();
    await page.getByRole("button", { name: "Clear filters" }).click();
    await expect(rows(page).first()).toBeVisible();
    // The button that had it is gone.
    await expect(page.getByRole("button", { name: "Filter", exact: true })).toBeFocused();
  });

  test("disables with a reason and takes it back", async ({ page }) => {
    await signIn(page, "owner@acme.test");
    await visit(page, `/customers?${OF_DEMO}`);
    const toggle = page.getByRole("switch", { checked: true }).first();
    const name = await toggle.getAttribute("aria-label");
    const same = page.getByRole("switch", { name: name ?? "", exact: true }).first();
    await toggle.click();
    await page.getByRole("textbox", { name: /Reason/ }).fill("Asked by the customer");
    await page.getByRole("button", { name: "Disable customer" }).click();
    await expect(same).not.toBeChecked();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(same).toBeChecked();
  });

  test("leaves out what it cannot read in the address and says so", async ({ page }) => {
    await signIn(page, "owner@acme.test");
    await page.goto("/customers?status=WRONG&after=zzz&size=7");
    await expect(page.getByText("A part of the address was left out")).toBeVisible();
    await expect(rows(page).first()).toBeVisible();
  });

  test("shows a viewer the switches but lets none be moved", async ({ page }) => {
    await signIn(page, "viewer@acme.test");
    await visit(page, "/customers");
    await expect(page.getByRole("switch").first()).toBeDisabled();
    await expect(page.getByRole("link", { name: "Add new customer" }).and(page.locator("main a"))).toHaveCount(0);
  });

  test("explains why customers cannot be added, whom to ask and what to name", async ({ page }) => {
    await signIn(page, "owner@initech.test");
    await visit(page, "/customers");
    await expect(page.getByText("Adding customers is not switched on for Initech")).toBeVisible();
    await expect(page.getByRole("button", { name: /Copy Organisation ID org_/ })).toBeVisible();
    await expect(page.locator("main").getByRole("link", { name: "Add new customer" })).toHaveCount(0);
  });
});
