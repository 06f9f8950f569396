import { expect, test } from "@playwright/test";
import { expectNoSidewaysScroll, signIn } from "./fixtures";

test("a basic profile is added on a phone, and every step fits its width", async ({ page }) => {
  await signIn(page, "maker@acme.test");
  await page.goto("/customers/new");
  await expectNoSidewaysScroll(page);
  await page.getByRole("radio", { name: "Individual" }).tap();
  await page.getByRole("radio", { name: "Basic profile" }).tap();
  await page.getByRole("button", { name: "Continue" }).tap();
  await page.waitForURL(/\/customers\/new\/drf_/);
  await page.getByLabel("First name").fill("Phoebe");
  await page.getByLabel("Last name").fill("Pocket");
  await page.getByRole("button", { name: "Continue" }).tap();
  await page.getByLabel("E-mail").fill("phoebe@example.com");
  await page.getByLabel("Country of residence").fill("New Zealand");
  await page.getByRole("option", { name: "New Zealand", exact: true }).tap();
  const titles = ["Contact and address", "ID and tax numbers", "Work and money", "Documents", "Senders"];
  for (const title of titles) {
    await expect(page.getByRole("heading", { level: 2, name: title })).toBeVisible();
    await expectNoSidewaysScroll(page);
    await page.getByRole("button", { name: "Continue" }).tap();
  }
  await expect(page.getByRole("heading", { level: 2, name: "Review" })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await page.getByRole("button", { name: "Submit for review" }).tap();
  await page.waitForURL(/\/customers\/cus_/);
});
