import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectFits, OF_DEMO, signIn } from "./fixtures";

test.describe.configure({ mode: "serial" });

/** Opens the dialog above the list and asks for a file. Gives the words that say what goes in. */
async function ask(page: Page, format: "CSV" | "Excel"): Promise<string> {
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Export customers" });
  await dialog.getByRole("radio", { name: format }).click();
  const words = await dialog.innerText();
  await dialog.getByRole("button", { name: "Make the file" }).click();
  await expect(page.getByText("We are making the file").first()).toBeVisible();
  await expect(dialog).toHaveCount(0);
  return words;
}

/** The newest file as soon as it is ready; the page follows by itself. */
async function downloadNewest(page: Page, ending: string) {
  const newest = page.getByRole("main").getByRole("listitem").filter({ hasText: ending }).first();
  await expect(newest.getByText("Ready", { exact: true })).toBeVisible({ timeout: 30_000 });
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    newest.getByRole("link", { name: /^Download customers-/ }).click(),
  ]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

test("the list as it stands becomes a CSV file: same rows, same columns, same order", async ({ page }) => {
  test.slow();
  await signIn(page, "maker@acme.test");
  await page.goto(`/customers?status=APPROVED&sort=name.asc&size=100&${OF_DEMO}`);
  const rows = page.locator("tr[data-row]");
  await expect(rows.first()).toBeVisible();
  const names = await rows.locator('a[href^="/customers/cus_"]').allInnerTexts();
  const headers = (await page.getByRole("columnheader").allInnerTexts()).map((text) => text.trim()).filter(Boolean);
  const words = await ask(page, "CSV");
  expect(words).toContain("Status is Approved");
  expect(words).toContain(`${headers.length} columns`);

  await page.goto("/customers/exports");
  await expect(page.getByRole("heading", { level: 1, name: "Exports" })).toBeVisible();
  const { name, bytes } = await downloadNewest(page, ".csv");
  expect(name).toMatch(/^customers-\d{4}-\d{2}-\d{2}-\d{4}\.csv$/);
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const lines = bytes.toString("utf8").slice(1).trimEnd().split("\r\n");
  expect(lines[0]?.split(",")).toEqual(headers);
  expect(lines.length - 1).toBeGreaterThanOrEqual(names.length);
  for (const [at, shown] of names.entries()) expect(lines[at + 1]).toContain(shown.trim());
});

test("a workbook is made in the background, and the bell says when", async ({ page }) => {
  test.slow();
  await signIn(page, "maker@acme.test");
  await page.goto("/customers?type=COMPANY");
  await expect(page.locator("tr[data-row]").first()).toBeVisible();
  await ask(page, "Excel");
  const bell = page.getByRole("button", { name: /^Notifications/ }).filter({ visible: true });
  await expect(bell).toHaveAccessibleName(/unread/, { timeout: 30_000 });
  await expect(async () => {
    await page.goto("/account/notifications?kind=batch.finished");
    await expect(
      page
        .getByRole("main")
        .getByText(/^Your export of .* (is|are) ready$/)
        .first(),
    ).toBeVisible({
      timeout: 2_000,
    });
  }).toPass({ timeout: 30_000 });
  await page.goto("/customers/exports");
  const { name, bytes } = await downloadNewest(page, ".xlsx");
  expect(name).toMatch(/\.xlsx$/);
  expect(bytes.subarray(0, 2).toString("latin1")).toBe("PK");
});

test("the dialog and the page of exports are accessible and fit every width", async ({ page }) => {
  await signIn(page, "maker@acme.test");
  await page.goto("/customers");
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await expect(page.getByRole("dialog", { name: "Export customers" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page.goto("/customers/exports");
  await expect(page.getByRole("link", { name: /^Download customers-/ }).first()).toBeVisible();
  await expectAccessible(page);
  await expectFits(page);
});

test("a file is its person's alone, with headers that let nobody keep or show it", async ({ page, browser }) => {
  await signIn(page, "maker@acme.test");
  await page.goto("/customers/exports");
  const link = page.getByRole("link", { name: /^Download customers-/ }).first();
  const href = (await link.getAttribute("href")) ?? "";
  const own = await page.request.get(href);
  expect(own.status()).toBe(200);
  expect(own.headers()).toMatchObject({
    "content-disposition": expect.stringMatching(/^attachment; filename="customers-/),
    "x-content-type-options": "nosniff",
    "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "cache-control": "private, no-store",
    "cross-origin-resource-policy": "same-origin",
  });

  for (const email of ["owner@acme.test", "owner@globex.test"]) {
    const context = await browser.newContext();
    const other = await context.newPage();
    await signIn(other, email);
    const foreign = await other.request.get(href);
    const missing = await other.request.get("/api/exports/exp_00000000000000000000000000");
    expect(foreign.status()).toBe(404);
    expect(missing.status()).toBe(404);
    const withoutReference = async (answer: typeof foreign) => {
      const { error } = (await answer.json()) as { error: Record<string, unknown> };
      return { ...error, request_id: null };
    };
    expect(await withoutReference(foreign)).toEqual(await withoutReference(missing));
    await context.close();
  }
});

test("who may only look is offered no export", async ({ page }) => {
  await signIn(page, "viewer@acme.test");
  await page.goto("/customers");
  await expect(page.locator("tr[data-row]").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Export", exact: true })).toHaveCount(0);
  await page.goto("/customers/exports");
  await expect(page.getByRole("heading", { level: 1, name: "Exports" })).toHaveCount(0);
});
