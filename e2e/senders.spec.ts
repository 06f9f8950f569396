import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, signIn } from "./fixtures";

async function fill(page: Page, nickname: string, account: string): Promise<void> {
  await page.getByLabel("Nickname").fill(nickname);
  await page.getByLabel("Account holder").fill("Acme Pty Ltd");
  await page.getByLabel("BSB").fill("062000");
  await page.getByLabel("Account number").fill(account);
  await page.getByRole("button", { name: "Create sender" }).click();
}

test("a sender is created, refused a second time by name, found and archived with a reason", async ({ page }) => {
  await signIn(page, "maker@acme.test");
  const account = String(Date.now()).slice(-8);
  const nickname = `Journey ${account}`;
  await page.goto("/payins/senders");
  await page.getByRole("link", { name: "Create sender" }).click();
  await page.waitForURL(/\/payins\/senders\/new/);
  await expectAccessible(page);
  await fill(page, nickname, account);
  const row = page.getByRole("row", { name: new RegExp(nickname) });
  await expect(row).toContainText("062-000");
  await expect(row).toContainText("Active");
  await expectAccessible(page);

  await page.goto("/payins/senders/new");
  await fill(page, "Another name", account);
  const summary = page.getByRole("alert").filter({ hasText: nickname });
  await expect(summary).toBeFocused();

  await page.goto("/payins/senders");
  await page.getByRole("searchbox", { name: "Search senders" }).fill(account);
  await page.keyboard.press("Enter");
  await page.waitForURL(/q=/);
  await page.getByRole("button", { name: `Archive ${nickname}` }).click();
  await page.getByRole("alertdialog").getByLabel("Reason").fill("The account was closed");
  await page.getByRole("button", { name: "Archive sender" }).click();
  await expect(page.getByText(`Sender "${nickname}" archived`).first()).toBeVisible();
  await expect(page.getByRole("alertdialog")).toBeHidden();
  await expect(page.getByRole("row", { name: new RegExp(nickname) })).toBeHidden();
  await page.goto(`/payins/senders?status=archived&q=${account}`);
  await expect(page.getByRole("row", { name: new RegExp(nickname) })).toContainText("The account was closed");
});

test("mistakes stand at their fields", async ({ page }) => {
  await signIn(page, "maker@acme.test");
  await page.goto("/payins/senders/new");
  await fill(page, "Wrong", "12");
  await expect(page.getByLabel("Account number")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("BSB")).toHaveAttribute("aria-invalid", "false");
  await page.getByRole("link", { name: /Account number/ }).click();
  await expect(page.getByLabel("Account number")).toBeFocused();
});

test("where sender validation is off, the place says why and whom to ask", async ({ page }) => {
  await signIn(page, "owner@globex.test");
  for (const path of ["/payins/senders", "/payins/senders/new"]) {
    await page.goto(path);
    await expect(page.getByText("Sender validation is switched off for Globex")).toBeVisible();
    await expect(page.getByRole("button", { name: /Copy Organisation ID org_/ })).toBeVisible();
    await expect(page.getByRole("button", { name: "Create sender" })).toBeHidden();
  }
});

test("a viewer sees senders and cannot change them", async ({ page }) => {
  await signIn(page, "viewer@acme.test");
  await page.goto("/payins/senders");
  await expect(page.getByRole("heading", { name: "Senders" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Create sender" })).toBeHidden();
  await expect(page.getByRole("button", { name: /^Archive/ })).toBeHidden();
});
