import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, signIn } from "./fixtures";
import { makeMember } from "./member-kit";
import { sixDigits, submitForWallet } from "./wizard";

test.describe.configure({ mode: "serial" });

/** Told of nothing but what these tests do. */
let maker: string;
test.beforeAll(async () => {
  maker = (await makeMember("maker")).email;
});

const bell = (page: Page) => page.getByRole("button", { name: /^Notifications/ }).filter({ visible: true });
const notice = (page: Page, title: string) => page.getByRole("listitem").filter({ hasText: title });

/** Does something that is kept at once, and waits for the answer. */
async function kept(page: Page, act: () => Promise<void>): Promise<void> {
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await act();
  expect((await answered).ok()).toBe(true);
}

/** A customer with both papers, whom the automated review approves. Gives the title of the notice about it. */
async function addCustomer(page: Page): Promise<{ name: string; title: string }> {
  const name = await submitForWallet(page, `Told ${sixDigits()}`);
  await expect(page.getByText("Approved", { exact: true }).first()).toBeVisible({ timeout: 30_000 });
  return { name, title: `${name} is approved` };
}

test("an approval rings the bell of whoever added the customer, and leads there", async ({ page, browser }) => {
  test.slow();
  const viewer = await (await browser.newContext()).newPage();
  await signIn(viewer, "viewer@acme.test");
  await signIn(page, maker);
  const { name, title } = await addCustomer(page);

  // By itself: the page is not loaded again.
  await expect(bell(page)).toHaveAccessibleName(/unread/);
  await bell(page).click();
  const list = page.getByRole("dialog");
  await expect(notice(list.page(), title)).toContainText("not read yet");
  await expectAccessible(page);
  await list.getByRole("link", { name: new RegExp(title) }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await bell(page).click();
  await expect(notice(page, title)).toBeVisible();
  await expect(notice(page, title)).not.toContainText("not read yet");

  // A colleague who had no part in it is not told.
  await viewer.goto("/account/notifications");
  await expect(viewer.getByRole("heading", { level: 1, name: "Notifications" })).toBeVisible();
  await expect(viewer.getByText(title)).toHaveCount(0);
  await viewer.context().close();
});

test("the page of notifications filters by kind and by what is unread, and marks all as read", async ({ page }) => {
  await signIn(page, maker);
  await page.goto("/account/notifications?kind=status.changed");
  await expect(
    page
      .getByRole("main")
      .getByText(/is approved$/)
      .first(),
  ).toBeVisible();
  await page.getByRole("combobox", { name: "Kind of notification" }).click();
  await page.getByRole("option", { name: "Restrictions" }).click();
  await expect(page).toHaveURL(/kind=restriction\.changed/);
  await page.goto("/account/notifications");
  const markAll = page.getByRole("main").getByRole("button", { name: "Mark all as read" });
  if (await markAll.isEnabled()) await markAll.click();
  await expect(markAll).toBeDisabled();
  await page.getByRole("link", { name: /^Unread\s?0$/ }).click();
  await expect(page.getByText("No notification matches")).toBeVisible();
  await expect(bell(page)).toHaveAccessibleName("Notifications");
});

test("who does not want to hear of a kind does not, until they change their mind", async ({ page }) => {
  test.slow();
  await signIn(page, maker);
  await page.goto("/account/notifications/preferences");
  const inPortal = page.getByRole("switch", { name: "Customer status: in the portal" });
  await expect(inPortal).toBeChecked();
  await kept(page, () => inPortal.click());
  await page.reload();
  await expect(inPortal).not.toBeChecked();
  const { title } = await addCustomer(page);
  await page.goto("/account/notifications");
  await expect(page.getByRole("heading", { level: 1, name: "Notifications" })).toBeVisible();
  await expect(page.getByText(title)).toHaveCount(0);

  await page.goto("/account/notifications/preferences");
  await kept(page, () => inPortal.click());
  await page.reload();
  await expect(inPortal).toBeChecked();
});

test("an administrator reads who did what in their organisation; others find no log", async ({ page, browser }) => {
  await signIn(page, "owner@acme.test");
  await page.goto("/settings/audit");
  const line = page.getByRole("main").locator("details").first();
  await line.locator("summary").click();
  await expect(line.getByRole("button", { name: /^Copy entry ID aud_/ })).toBeVisible();
  await page.getByLabel("What was done").fill("added the customer");
  await page.getByRole("option", { name: /Added the customer/ }).click();
  await page.getByRole("main").getByRole("button", { name: "Search" }).click();
  await expect(page).toHaveURL(/action=customer\.created/);
  await expect(page.getByRole("main").getByText("added the customer").first()).toBeVisible();
  await expectAccessible(page);

  const colleague = await (await browser.newContext()).newPage();
  await signIn(colleague, maker);
  expect((await colleague.goto("/settings/audit"))?.status()).toBe(404);
  expect((await colleague.goto("/review/audit"))?.status()).toBe(404);
  await colleague.context().close();
});
