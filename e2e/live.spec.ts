import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { signIn } from "./fixtures";

// Customers that no other test touches.
const HENRIK = "Henrik Olsen";
const SAKURA = "Sakura Kobayashi";
const HANA = "Hana Yamamoto";

const toggle = (page: Page, name: string) => page.getByRole("switch", { name: `${name} is enabled` });
const row = (page: Page, name: string) => page.locator("tr[data-row]").filter({ hasText: name });

/** Opens the list where a customer is found, and marks the page: a reload would lose the mark. */
async function watch(page: Page, name: string): Promise<void> {
  const stream = page.waitForResponse((response) => new URL(response.url()).pathname === "/api/live");
  await page.goto(`/customers?${new URLSearchParams({ q: name })}`);
  await expect(toggle(page, name)).toBeVisible();
  await stream;
  await page.evaluate(() => document.documentElement.setAttribute("data-mark", "kept"));
}

const keepsItsMark = (page: Page) => expect(page.locator("html")).toHaveAttribute("data-mark", "kept");

async function disable(page: Page, name: string): Promise<void> {
  await toggle(page, name).click();
  await page.getByRole("textbox", { name: /Reason/ }).fill("Asked by the customer");
  await page.getByRole("button", { name: "Disable customer" }).click();
  await expect(toggle(page, name)).not.toBeChecked();
}

async function enable(page: Page, name: string): Promise<void> {
  await toggle(page, name).click();
  await expect(toggle(page, name)).toBeChecked();
}

async function pageOf(context: BrowserContext, email: string): Promise<Page> {
  const page = await context.newPage();
  await signIn(page, email);
  return page;
}

test("what one person changes, another sees where the row stands, hears of, and without reloading", async ({
  browser,
}) => {
  const [hers, his] = [await browser.newContext(), await browser.newContext()];
  const [owner, maker] = [await pageOf(hers, "owner@acme.test"), await pageOf(his, "maker@acme.test")];
  await watch(maker, HENRIK);
  await watch(owner, HENRIK);
  await expect(toggle(maker, HENRIK)).toBeChecked();

  await disable(owner, HENRIK);
  await expect(row(maker, HENRIK)).toHaveAttribute("data-fresh", "true");
  await expect(toggle(maker, HENRIK)).not.toBeChecked();
  await expect(row(maker, HENRIK)).not.toHaveAttribute("data-fresh", "true");
  await keepsItsMark(maker);

  const said = maker.getByText(`${HENRIK} is now enabled`);
  await enable(owner, HENRIK);
  await expect(said).toBeAttached();
  await expect(toggle(maker, HENRIK)).toBeChecked();
  await keepsItsMark(maker);
  await hers.close();
  await his.close();
});

test("while the stream is down, coming back to the tab looks again", async ({ browser }) => {
  const [hers, his] = [await browser.newContext(), await browser.newContext()];
  const [owner, maker] = [await pageOf(hers, "owner@acme.test"), await pageOf(his, "maker@acme.test")];
  await his.route("**/api/live", (route) => route.abort());
  await maker.goto(`/customers?${new URLSearchParams({ q: SAKURA })}`);
  await expect(toggle(maker, SAKURA)).toBeChecked();

  await owner.goto(`/customers?${new URLSearchParams({ q: SAKURA })}`);
  await disable(owner, SAKURA);
  await maker.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect(toggle(maker, SAKURA)).not.toBeChecked();

  await enable(owner, SAKURA);
  await maker.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect(toggle(maker, SAKURA)).toBeChecked();
  await hers.close();
  await his.close();
});

test("all tabs of one person share one stream, and another takes over when the first closes", async ({ browser }) => {
  const context = await browser.newContext();
  let streams = 0;
  context.on("request", (request) => {
    if (new URL(request.url()).pathname === "/api/live") streams++;
  });
  const first = await pageOf(context, "owner@acme.test");
  await watch(first, HANA);
  expect(streams).toBe(1);
  const second = await context.newPage();
  await second.goto(`/customers?${new URLSearchParams({ q: HANA })}`);
  await expect(toggle(second, HANA)).toBeChecked();

  await disable(first, HANA);
  await expect(toggle(second, HANA)).not.toBeChecked();
  expect(streams).toBe(1);

  const next = second.waitForResponse((response) => new URL(response.url()).pathname === "/api/live");
  await first.close();
  await next;
  const third = await context.newPage();
  await third.goto(`/customers?${new URLSearchParams({ q: HANA })}`);
  await enable(third, HANA);
  await expect(toggle(second, HANA)).toBeChecked();
  expect(streams).toBe(2);
  await context.close();
});
