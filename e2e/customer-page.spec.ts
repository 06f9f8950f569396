import { expect, type Page, test } from "@playwright/test";
import { desk } from "./case-kit";
import { expectAccessible, expectFits, signIn } from "./fixtures";
import { begin, choose, field } from "./wizard";

const letters = () =>
  Math.random()
    .toString(36)
    .replace(/[^a-z]/g, "")
    .slice(0, 8);
const status = (page: Page) => page.locator("h1 + *");

/** Adds a basic profile through the wizard and ends on its page. Without an e-mail it waits for the merchant. */
async function addPerson(page: Page, { email }: { email: string | null }): Promise<string> {
  const lastName = `Own${letters()}`;
  await begin(page, "Individual", "Basic profile");
  await field(page, "first_name").fill("Pat");
  await field(page, "last_name").fill(lastName);
  await field(page, "dob").fill("1984-05-06");
  await page.getByRole("button", { name: "Continue" }).click();
  if (email) await field(page, "email").fill(email);
  await choose(field(page, "country_of_residence"), "Australia");
  await page.getByRole("link", { name: /^Review/ }).click();
  await page.getByRole("button", { name: email ? "Submit for review" : /^Save as pending info/ }).click();
  await page.waitForURL(/\/customers\/cus_/);
  await expect(page.getByRole("heading", { level: 1, name: `Pat ${lastName}` })).toBeVisible();
  return lastName;
}

const save = (page: Page) => page.getByRole("button", { name: "Save changes" }).click();

async function openEdit(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Edit", exact: true }).first().click();
  await page.waitForURL(/\/edit/);
  await isAwake(page);
}

/** What is typed into a page that still sleeps is not heard. */
const isAwake = (page: Page) => expect(page.getByRole("button", { name: "Save changes" })).toBeEnabled();

test("says what is missing and leads to the field that completes it", async ({ page }) => {
  test.slow();
  await signIn(page, "maker@acme.test");
  await addPerson(page, { email: null });
  await expect(page.getByRole("heading", { name: "Waiting for you" })).toBeVisible();
  await page.getByRole("list", { name: "What is missing" }).getByRole("link", { name: "E-mail" }).click();
  await expect(field(page, "email")).toBeFocused();
  await field(page, "email").fill("pat@example.com");
  await save(page);
  await page.waitForURL(/\/customers\/cus_[^/]+$/);
  await expect(page.locator("#timeline ul[aria-label=Fields]").first()).toContainText("E-mail");
  await expect(status(page)).toHaveText("Approved", { timeout: 20_000 });
});

test("an open page follows what a colleague completes, up to the final status, without reloading", async ({
  page,
  browser,
}) => {
  test.slow();
  await signIn(page, "maker@acme.test");
  await addPerson(page, { email: null });
  await page.evaluate(() => Reflect.set(window, "isSamePage", true));
  const other = await desk(browser, "owner@acme.test");
  await other.goto(`${page.url()}/edit#field-email`);
  await expect(field(other, "email")).toBeFocused();
  await isAwake(other);
  await field(other, "email").fill("colleague@example.com");
  await save(other);
  await expect(status(page)).toHaveText("Approved", { timeout: 20_000 });
  await expect(page.getByRole("status").filter({ hasText: "Status is now Approved" })).toBeAttached();
  await expect(page.locator("#review")).toContainText("Passed");
  expect(await page.evaluate(() => Reflect.get(window, "isSamePage"))).toBe(true);
  await other.context().close();
});

test("a second editor is told who changed what, chooses for each field and loses nothing", async ({
  page,
  browser,
}) => {
  test.slow();
  await signIn(page, "maker@acme.test");
  await addPerson(page, { email: "first@example.com" });
  const other = await desk(browser, "owner@acme.test");
  await other.goto(page.url());
  await openEdit(page);
  await openEdit(other);

  await field(other, "email").fill("theirs@example.com");
  await field(other, "middle_name").fill("Ola");
  await save(other);
  await other.waitForURL(/\/customers\/cus_[^/]+$/);

  await field(page, "email").fill("mine@example.com");
  await field(page, "description").fill("Typed by the maker");
  await save(page);
  const dialog = page.getByRole("dialog", { name: /^Olivia Chen changed this customer/ });
  await expect(dialog).toContainText("Middle name: Ola");
  await expect(dialog.getByRole("radio")).toHaveCount(2);
  await expect(dialog.getByRole("button", { name: "Save with these choices" })).toBeDisabled();
  await dialog.getByRole("button", { name: "Back to the form" }).click();
  await expect(field(page, "email")).toHaveValue("mine@example.com");
  await expect(field(page, "description")).toHaveValue("Typed by the maker");

  await save(page);
  await dialog.getByRole("radio", { name: /mine@example.com/ }).click();
  await dialog.getByRole("button", { name: "Save with these choices" }).click();
  await page.waitForURL(/\/customers\/cus_[^/]+$/);
  const profile = page.getByRole("main");
  for (const words of ["mine@example.com", "Ola", "Typed by the maker"]) await expect(profile).toContainText(words);
  await expect(profile).not.toContainText("theirs@example.com");
  await other.context().close();
});

test("typed text is not lost by accident, a faulty field is named, and a re-opened review is announced", async ({
  page,
}) => {
  test.slow();
  await signIn(page, "maker@acme.test");
  await addPerson(page, { email: "guard@example.com" });
  await expect(status(page)).toHaveText("Approved", { timeout: 20_000 });
  await page.keyboard.press("e");
  await page.waitForURL(/\/edit/);
  await isAwake(page);
  await expect(page.getByText("No changes")).toBeVisible();
  await field(page, "last_name").fill("Renamed");
  await expect(page.getByText("Saving starts the review again")).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("link", { name: "Cancel" }).click();
  const question = page.getByRole("alertdialog", { name: "Leave without saving?" });
  await question.getByRole("button", { name: "Keep editing" }).click();
  // Not page.goBack(): it would wait for the page that the question keeps from coming.
  await page.evaluate(() => window.history.back());
  await question.getByRole("button", { name: "Keep editing" }).click();
  await expect(field(page, "last_name")).toHaveValue("Renamed");

  await field(page, "email").fill("no e-mail");
  await save(page);
  const summary = page.getByRole("alert").filter({ hasText: "One thing needs your attention" });
  await expect(summary).toBeFocused();
  await summary.getByRole("link", { name: /^E-mail/ }).click();
  await expect(field(page, "email")).toBeFocused();
  await field(page, "email").fill("guard@example.com");
  await save(page);
  await expect(page.getByRole("heading", { level: 1, name: "Pat Renamed" })).toBeVisible();
  await expect(page.locator("#timeline")).toContainText("so the review runs again");
});

test("a masked value is shown on request, hides itself, and the look is in the timeline", async ({ page }) => {
  await signIn(page, "maker@acme.test");
  await addPerson(page, { email: "mask@example.com" });
  await page.clock.install();
  const shown = page.getByText("6 May 1984");
  await expect(shown).toBeHidden();
  expect(await page.content()).not.toContain("1984-05-06");
  await page.getByRole("button", { name: "Show Date of birth" }).click();
  await expect(shown).toBeVisible();
  await page.clock.fastForward(31_000);
  await expect(shown).toBeHidden();
  await page.reload();
  await expect(page.locator("#timeline")).toContainText("looked at a masked identifier");
});

test("the switch asks for a reason, can be undone, and an open dialog outlives a refresh", async ({
  page,
  browser,
}) => {
  test.slow();
  await signIn(page, "owner@acme.test");
  const lastName = await addPerson(page, { email: "switch@example.com" });
  const enabled = page.getByRole("switch", { name: `Pat ${lastName} is enabled` });
  await expect(status(page)).toHaveText("Approved", { timeout: 20_000 });

  await enabled.click();
  const dialog = page.getByRole("alertdialog", { name: `Disable Pat ${lastName}?` });
  await dialog.getByLabel("Reason").fill("Asked by the customer");
  const other = await desk(browser, "maker@acme.test");
  await other.goto(`${page.url()}/edit`);
  await isAwake(other);
  await field(other, "description").fill("Written meanwhile");
  await save(other);
  await expect(page.locator("#timeline ul[aria-label=Fields]").first()).toContainText("Note");
  await expect(dialog.getByLabel("Reason")).toHaveValue("Asked by the customer");
  await expect(dialog.getByLabel("Reason")).toBeFocused();
  await other.context().close();

  await dialog.getByRole("button", { name: "Disable customer" }).click();
  // The profile was changed since the switch was pressed: with the newer page in hand it goes through.
  await expect(dialog).toBeHidden();
  await expect(enabled).not.toBeChecked();
  await expect(page.getByText("Locked", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(enabled).toBeChecked();
  await expect(page.locator("#timeline")).toContainText("Asked by the customer");
});

test("a deleted, an unknown and another organisation's customer are the same page", async ({ page, browser }) => {
  test.slow();
  await signIn(page, "owner@acme.test");
  const lastName = await addPerson(page, { email: "gone@example.com" });
  const address = new URL(page.url()).pathname;
  const gone = "There is no such customer here";
  const stranger = await desk(browser, "owner@globex.test");
  expect((await stranger.goto(address))?.status()).toBe(404);
  await expect(stranger.getByText(gone)).toBeVisible();
  expect((await stranger.goto(`${address}/edit`))?.status()).toBe(404);
  await stranger.context().close();

  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Delete customer" }).click();
  const dialog = page.getByRole("alertdialog", { name: `Delete Pat ${lastName}?` });
  await dialog.getByRole("button", { name: "Delete customer" }).click();
  await expect(dialog.getByText(/Write \d more characters/)).toBeVisible();
  await dialog.getByLabel("Reason").fill("Added by mistake");
  await dialog.getByRole("button", { name: "Delete customer" }).click();
  await page.waitForURL(/\/customers$/);
  await expect(page.getByText(`Pat ${lastName} was deleted`)).toBeVisible();
  for (const path of [address, "/customers/cus_nothing"]) {
    expect((await page.goto(path))?.status()).toBe(404);
    await expect(page.getByText(gone)).toBeVisible();
  }
  await expectAccessible(page);
});

test("a viewer sees everything masked and changes nothing", async ({ page }) => {
  await signIn(page, "viewer@acme.test");
  await page.goto("/customers?status=APPROVED");
  await page.locator('a[href^="/customers/cus_"]').first().click();
  await expect(page.getByRole("heading", { name: "Timeline" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Show / })).toHaveCount(0);
  await expect(page.getByRole("link", { name: /^Edit/ })).toHaveCount(0);
  await expect(page.getByRole("button", { name: /Browse|Replace|Unlink|Link senders/ })).toHaveCount(0);
  await expect(page.getByRole("switch")).toBeDisabled();
  await expectAccessible(page);
  await expectFits(page);
});

test("senders are linked and taken off; where validation is off the page says whom to ask", async ({
  page,
  browser,
}) => {
  test.slow();
  await signIn(page, "owner@acme.test");
  await addPerson(page, { email: "send@example.com" });
  const senders = page.locator("#senders");
  await senders.getByRole("button", { name: "Link senders" }).click();
  const dialog = page.getByRole("dialog", { name: /^Link senders to/ });
  await dialog.getByRole("checkbox").first().click();
  await dialog.getByRole("button", { name: "Link", exact: true }).click();
  await expect(senders.getByRole("button", { name: /^Unlink/ })).toHaveCount(1);
  await expectAccessible(page);
  await expectFits(page);
  await senders.getByRole("button", { name: /^Unlink/ }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Unlink sender" }).click();
  await expect(senders.getByText("No sender is linked")).toBeVisible();

  const elsewhere = await desk(browser, "owner@globex.test");
  await elsewhere.goto("/customers");
  await elsewhere.locator('a[href^="/customers/cus_"]').first().click();
  await expect(elsewhere.getByText(/Sender validation is switched off/)).toBeVisible();
  await elsewhere.context().close();
});
