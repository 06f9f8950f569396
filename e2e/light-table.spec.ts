import { expect, test } from "@playwright/test";
import { signIn, visit } from "./fixtures";

test("the first page of the list stays light", async ({ page }) => {
  await signIn(page, "owner@acme.test");
  const html = await (await page.request.get("/customers")).body();
  expect(html.byteLength).toBeLessThan(90_000);
});

test("copying an id says so once, in the status line of the page", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await signIn(page, "owner@acme.test");
  await visit(page, "/customers");
  const copy = page.getByRole("button", { name: /^Copy customer ID cus_/ }).first();
  await copy.click();
  await expect(page.getByRole("status").filter({ hasText: "Copied customer ID" })).toHaveCount(1);
  const id = await copy.innerText();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(id);
});

test("a menu opens by key, closes with Escape and gives the focus back", async ({ page }) => {
  await signIn(page, "owner@acme.test");
  await visit(page, "/customers");
  const account = page.getByRole("button", { name: /^Account:/ }).filter({ visible: true });
  await account.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Security" })).toBeVisible();
  await expect(account).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("menu")).toBeHidden();
  await expect(account).toBeFocused();
  // Its own button closes it too, and does not open it again.
  await account.click();
  await expect(page.getByRole("menu")).toBeVisible();
  await account.click();
  await expect(page.getByRole("menu")).toBeHidden();
});

test("the status tabs are walked with the arrow keys and chosen with Enter", async ({ page }) => {
  await signIn(page, "owner@acme.test");
  await visit(page, "/customers");
  await page.getByRole("tab", { name: /^All/ }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: /^Pending info/ })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/status=PENDING_INFO/);
  await expect(page.getByRole("tab", { name: /^Pending info/ })).toHaveAttribute("aria-selected", "true");
});

test("on a phone each line of a card carries the name of its column", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, "owner@acme.test");
  await visit(page, "/customers");
  await expect(page.locator("tr[data-row]").first()).toBeVisible();
  const names = await page
    .locator("tr[data-row]")
    .first()
    .locator("td")
    .evaluateAll((cells) => cells.map((cell) => getComputedStyle(cell, "::before").content));
  for (const name of ["Customer ID", "Customer Type", "Is Active", "Is Enabled", "Is Wallet Ready", "Created At"]) {
    expect(names).toContain(`"${name}"`);
  }
});

test("a part that cannot be fetched leaves the page as it is, comes with the next try, and it is said", async ({
  page,
}) => {
  await signIn(page, "owner@acme.test");
  await visit(page, "/customers");
  const chunks = "**/_next/static/chunks/**";
  await page.route(chunks, (route) => route.abort());
  const columns = page.getByRole("button", { name: "Columns" });
  await columns.click();
  // What was to open counts as closed once it is clear that it does not come.
  await expect(columns).toHaveAttribute("aria-expanded", "false");
  await expect(page.locator("tr[data-row]").first()).toBeVisible();
  await page.unroute(chunks);
  await columns.click();
  await expect(page.getByRole("list", { name: "Columns that show" })).toBeVisible();
  await expect(page.getByText("A part of this page did not arrive").first()).toBeVisible();
});

test("a name that is cut off is said whole to whoever points at it, one that is not says nothing", async ({ page }) => {
  await signIn(page, "viewer@acme.test");
  await visit(page, "/customers?q=southern");
  const name = "Southern Cross Remittance Pty Ltd";
  const link = page.getByRole("link", { name });
  const cell = page.locator("td:has(.row-link)").filter({ hasText: name });
  const edge = page.getByRole("separator", { name: "Width of Customer Name" });
  await edge.press("Home");
  await link.hover();
  await expect(cell).toHaveAttribute("title", name);
  await page.getByLabel("Search name, e-mail or ID").hover();
  await edge.press("End");
  await link.hover();
  await expect(cell).toHaveAttribute("title", "");
});
