import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll, signIn, visit } from "./fixtures";

const field = (page: Page) => page.getByRole("combobox", { name: /^Find / });
const options = (page: Page) => page.getByRole("option");
const firstRow = (page: Page) => page.locator("tr[data-row]").first();

async function open(page: Page): Promise<void> {
  // Pressed again until the page has woken: keys before that are nobody's.
  await expect(async () => {
    if (!(await field(page).isVisible())) await page.keyboard.press("ControlOrMeta+k");
    await expect(field(page)).toBeVisible({ timeout: 3_000 });
  }).toPass();
  await expect(field(page)).toBeFocused();
}

test.describe("the palette", () => {
  test("opens by its key and its button, leads to a page by Enter, and gives the focus back on Escape", async ({
    page,
  }) => {
    await signIn(page, "owner@acme.test");
    await visit(page, "/customers");
    await expect(firstRow(page)).toBeVisible();
    await open(page);
    await page.keyboard.press("Escape");
    await expect(field(page)).toBeHidden();

    const button = page.locator("aside").getByRole("button", { name: "Search" });
    await button.click();
    await expect(field(page)).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(button).toBeFocused();

    await open(page);
    await page.keyboard.type("audit");
    await expect(options(page).first()).toHaveAttribute("aria-selected", "true");
    await expect(options(page).first()).toContainText("Audit log");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL("/settings/audit");
  });

  test("is given what was typed before it was there: no key of the page is set off", async ({ page }) => {
    await signIn(page, "owner@acme.test");
    await visit(page, "/customers");
    await expect(firstRow(page)).toBeVisible();
    let arrive = () => {};
    const arrival = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    // What the palette is made of takes its time.
    await page.route(/\/_next\/static\/chunks\//, async (route) => {
      await arrival;
      await route.continue();
    });
    await page.keyboard.press("ControlOrMeta+k");
    await page.keyboard.type("carox");
    await page.keyboard.press("Backspace");
    await page.keyboard.press("l");
    arrive();
    await expect(field(page)).toBeFocused();
    await expect(field(page)).toHaveValue("carol");
    await page.keyboard.type("ine");
    await expect(field(page)).toHaveValue("caroline");
    await expect(page).toHaveURL("/customers");
  });

  test("finds a customer by name, moves by arrows, and has no violation of accessibility", async ({ page }) => {
    await signIn(page, "owner@acme.test");
    await visit(page, "/customers");
    await open(page);
    await page.keyboard.type("lucy harr");
    const lucy = page.getByRole("option", { name: /Lucy Harrington/ });
    await expect(lucy).toHaveAttribute("aria-selected", "true");
    await expect(field(page)).toHaveAttribute("aria-activedescendant", (await lucy.getAttribute("id")) ?? "none");
    await expect(page.getByRole("dialog", { name: "Search" }).getByRole("status")).toHaveText(/^\d+ results?$/);
    await expectAccessible(page);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: "Lucy Harrington" })).toBeVisible();

    await open(page);
    const lately = page.getByRole("group", { name: "Opened lately" });
    await expect(lately.getByRole("option", { name: /Lucy Harrington/ })).toBeVisible();
    const active = () => field(page).getAttribute("aria-activedescendant");
    const first = await active();
    await page.keyboard.press("ArrowDown");
    await expect.poll(active).not.toBe(first);
    await page.keyboard.press("ArrowUp");
    await expect.poll(active).toBe(first);
  });

  test("goes straight to the customer whose id is pasted", async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await signIn(page, "owner@acme.test");
    await visit(page, "/customers");
    const href = await firstRow(page).getByRole("link").first().getAttribute("href");
    const id = href?.split("/").at(-1) ?? "";
    expect(id).toMatch(/^cus_/);
    await page.goto("/account");
    await open(page);
    await page.evaluate((text) => navigator.clipboard.writeText(text), id);
    await page.keyboard.press("ControlOrMeta+v");
    await expect(page).toHaveURL(`/customers/${id}`);
  });

  test("says what it did not find, and offers only what the role may do", async ({ page }) => {
    await signIn(page, "viewer@acme.test");
    await visit(page, "/customers");
    await open(page);
    await expect(page.getByRole("option", { name: /All customers/ })).toBeVisible();
    await expect(page.getByRole("option", { name: /Sign out/ })).toBeVisible();
    for (const act of [/Add a customer/, /Import customers/, /Create a sender/, /Audit log/]) {
      await expect(page.getByRole("option", { name: act })).toHaveCount(0);
    }
    await page.keyboard.type("zzqxv");
    await expect(page.getByText(/Nothing matches .zzqxv./)).toBeVisible();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("theme");
    await page.keyboard.press("Enter");
    await expect(page.locator("html")).toHaveClass(/dark/);
  });

  test("finds cases of all organisations for compliance, and fits a phone", async ({ page }) => {
    await signIn(page, "reviewer@portico.test");
    await visit(page, "/review");
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole("banner").getByRole("button", { name: "Search" }).click();
    await expect(field(page)).toBeFocused();
    await page.keyboard.type("zarni");
    const found = page.getByRole("group", { name: "Cases" }).getByRole("option", { name: /Zarni Thant/ });
    await expect(found).toBeVisible();
    await expectNoSidewaysScroll(page);
    await found.click();
    await expect(page.getByRole("heading", { level: 1, name: "Zarni Thant" })).toBeVisible();
    await expect(page).toHaveURL(/\/review\/org_\w+\/cus_\w+/);
  });
});

test.describe("keys", () => {
  test("lead to pages one after the other, stand in the list, and can be switched off for good", async ({ page }) => {
    await signIn(page, "owner@acme.test");
    await visit(page, "/customers");
    await expect(firstRow(page)).toBeVisible();
    await expect(async () => {
      await page.locator("body").press("?");
      await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible({ timeout: 3_000 });
    }).toPass();
    await expect(page.getByRole("dialog", { name: "Keys" })).toContainText("Go to Senders");
    await expectAccessible(page, ["light"]);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog", { name: "Keys" })).toBeHidden();

    await page.keyboard.press("g");
    await page.keyboard.press("s");
    await expect(page).toHaveURL("/payins/senders");
    await page.keyboard.press("g");
    await page.keyboard.press("c");
    // Not "add a customer", which the second letter means alone.
    await expect(page).toHaveURL("/customers");
    await expect(firstRow(page)).toBeVisible();

    await page.goto("/account");
    const letters = page.getByRole("switch", { name: "Keys of a single character" });
    await letters.click();
    await expect(letters).not.toBeChecked();
    await page.goto("/customers");
    await open(page);
    await page.keyboard.press("Escape");
    await expect(field(page)).toBeHidden();
    for (const key of ["?", "/", "j", "g", "s", "c"]) await page.locator("body").press(key);
    await expect(page).toHaveURL("/customers");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(page.getByRole("textbox", { name: /Search name/ })).not.toBeFocused();

    await page.goto("/account");
    await expect(letters).not.toBeChecked();
    await letters.click();
    await page.goto("/customers");
    await expect(firstRow(page)).toBeVisible();
    await expect(async () => {
      await page.locator("body").press("j");
      await expect(firstRow(page)).toBeFocused({ timeout: 2_000 });
    }).toPass();
  });
});

test.describe("on paper", () => {
  test("a list has no controls, but its title, filters, date and whole ids", async ({ page }) => {
    await signIn(page, "owner@acme.test");
    await page.goto("/customers?status=APPROVED");
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    await expect(page.getByRole("heading", { level: 1, name: "All customers" })).toBeVisible();
    await expect(page.getByText(/Status is Approved\. Ordered by Created At, descending\./)).toBeVisible();
    await expect(page.getByText(/^Printed \d/)).toBeVisible();
    for (const gone of ["aside", "search", "[role=tablist]", "main .btn"]) {
      for (const each of await page.locator(gone).all()) await expect(each).toBeHidden();
    }
    const id = firstRow(page).locator(".copyable").first();
    expect(await id.evaluate((each) => each.scrollWidth - each.clientWidth)).toBeLessThanOrEqual(0);
    const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(background).toBe("rgb(255, 255, 255)");
  });
});
