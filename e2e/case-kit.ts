import { type Browser, expect, type Page } from "@playwright/test";
import { signIn } from "./fixtures";

/** Somebody at a desk of their own, signed in where an address is given, on a phone where asked. */
export async function desk(browser: Browser, email: string | null, width = 1440): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width, height: 860 } })).newPage();
  if (email) await signIn(page, email);
  return page;
}

export const status = (page: Page, words: string) => page.getByRole("main").getByText(words, { exact: true }).first();

/** Finds a customer by name from the queue and opens the case. */
export async function openCase(page: Page, name: string): Promise<void> {
  await page.goto(`/review?q=${encodeURIComponent(name)}`);
  await page.getByRole("link", { name }).first().click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

/** The drawer in which a case is decided. */
export const decision = (page: Page) => page.locator("#decision");

export async function openDecision(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Decision/ }).click();
  await expect(decision(page)).toBeVisible();
}
