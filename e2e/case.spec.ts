import { expect, type Locator, type Page, test } from "@playwright/test";
import { expectAccessible, expectFits, signIn } from "./fixtures";

// Nobody decides this one: it stays as it is for all that look at it.
const NAME = "Jayne Nguyen";

const viewer = (page: Page) => page.getByRole("region", { name: "Document viewer" });
const panes = (page: Page) => page.locator("[data-viewer-pane]");
const picture = (page: Page) => panes(page).first().getByRole("img");
const tab = (page: Page, name: string) => page.getByRole("tab", { name });
const row = (page: Page, label: string) =>
  page.getByRole("tabpanel", { name: "Data" }).getByRole("listitem").filter({ hasText: label }).first();

async function openCase(page: Page, email: string): Promise<void> {
  await signIn(page, email);
  await page.goto(`/review?q=${encodeURIComponent(NAME)}`);
  await page.getByRole("link", { name: NAME }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: NAME })).toBeVisible();
  await expect(picture(page)).toBeVisible();
}

const turnOf = (image: Locator) => image.evaluate((element) => (element as HTMLElement).style.transform);

test.describe.configure({ mode: "serial" });

test("the viewer answers to keys: size, turn, document, compare, full screen", async ({ page }) => {
  await openCase(page, "lead@portico.test");
  await page.keyboard.press("+");
  await expect(page.getByRole("button", { name: /^Size 125 %/ })).toBeVisible();
  // Larger than its frame in both directions, however wide that is.
  for (let step = 0; step < 5; step++) await page.keyboard.press("+");
  await panes(page).first().focus();
  const before = await turnOf(picture(page));
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => turnOf(picture(page))).not.toBe(before);
  await page.keyboard.press("0");
  await expect(page.getByRole("button", { name: /^Size 100 %/ })).toBeVisible();
  await page.keyboard.press("r");
  await expect.poll(() => turnOf(picture(page))).toContain("rotate(90deg)");
  await page.keyboard.press("2");
  await expect(viewer(page).getByRole("button", { pressed: true }).first()).toContainText("2");
  await page.keyboard.press("c");
  await expect(panes(page)).toHaveCount(2);
  await page.keyboard.press("c");
  await expect(panes(page)).toHaveCount(1);
  await page.keyboard.press("f");
  await expect(page.getByRole("button", { name: "Leave full screen (F)" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Full screen (F)" })).toBeVisible();
});

test("a field brings the document that proves it into view", async ({ page }) => {
  await openCase(page, "lead@portico.test");
  const shown = viewer(page).getByRole("list", { name: "Documents" }).getByRole("button", { pressed: true });
  await expect(shown).toContainText("Passport");
  await row(page, "Street and number").click();
  await expect(shown).not.toContainText("Passport");
  await row(page, "Date of birth").click();
  await expect(shown).toContainText("Passport");
});

test("accepting and flagging by keys stays, fills the request and can be taken back", async ({ page }) => {
  await openCase(page, "reviewer@portico.test");
  const identity = row(page, "ID proof");
  await page.locator("body").press("j");
  await expect(identity).toBeFocused();
  await page.keyboard.press("y");
  await expect(identity.getByText("Accepted")).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: /^ID proof accepted\. \d+ left\.$/ })).toHaveCount(1);

  const birth = row(page, "Date of birth");
  await birth.click();
  await page.keyboard.press("n");
  const form = page.getByRole("form", { name: "Flag Date of birth" });
  await expect(form.getByRole("combobox")).toBeFocused();
  await expect(form.getByLabel("For the customer")).toHaveValue(/Date of birth does not agree/);
  await form.getByLabel("For the customer").fill("The birth date differs from the passport.");
  await page.keyboard.press("Control+Enter");
  await expect(form).toHaveCount(0);
  await expect(birth.getByText("Not right")).toBeVisible();
  await expect(page.getByText("· 1 flagged")).toBeVisible();

  await page.reload();
  await expect(birth.getByText("The birth date differs from the passport.")).toBeVisible();
  await page.keyboard.press("d");
  await page.getByRole("region", { name: "Decision" }).getByRole("tab", { name: "Request" }).click();
  await expect(page.getByRole("region", { name: "Decision" })).toContainText("Date of birth");
  await page.keyboard.press("Escape");

  for (const marked of [birth, identity]) {
    await marked.getByRole("button", { name: /^Take the mark on .* back/ }).click();
  }
  await expect(birth.getByText("Not right")).toHaveCount(0);
  await expect(identity.getByText("Accepted")).toHaveCount(0);
});

test("the checks run again under the reviewer's name, and the earlier run stays to be read", async ({ page }) => {
  await openCase(page, "reviewer@portico.test");
  await tab(page, "Checks").click();
  const panel = page.getByRole("tabpanel", { name: /Checks/ });
  await panel.getByRole("button", { name: "Run again" }).click();
  await expect(panel.getByText(/run again by Ruth/).first()).toBeVisible();
  await expect(panel.getByRole("heading", { name: "Earlier runs" })).toBeVisible();
});

test("a duplicate is compared field by field, without giving its numbers away", async ({ page }) => {
  await openCase(page, "lead@portico.test");
  await tab(page, "Hits and duplicates").click();
  const table = page.getByRole("table", { name: /^Compared with/ }).first();
  const shared = table.getByRole("row").filter({ hasText: "ID number" });
  await expect(shared).toContainText("Same");
  await expect(shared).toContainText("••••");
});

test("every part can be used by everybody, at every width", async ({ page }) => {
  await openCase(page, "lead@portico.test");
  for (const name of ["Data", "Checks", "Hits and duplicates", "Requests", "Notes and timeline"]) {
    await tab(page, name).click();
    await expectAccessible(page);
  }
  await page.locator("body").press("d");
  await expect(page.getByRole("region", { name: "Decision" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page.locator("body").press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expectFits(page);
});
