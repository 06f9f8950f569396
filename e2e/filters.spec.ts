import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectFits, signIn } from "./fixtures";

const rows = (page: Page) => page.locator("tr[data-row]");
const chips = (page: Page) => page.getByRole("group", { name: "Filters in force" });
const panel = (page: Page) => page.getByRole("dialog", { name: "Filter" });

const settled = (page: Page) =>
  expect(page.getByRole("table", { name: "All customers" })).toHaveAttribute("aria-busy", "false");

async function openList(page: Page, search = ""): Promise<void> {
  await signIn(page, "owner@acme.test");
  await page.goto(`/customers${search}`);
  await expect(page.getByRole("heading", { name: "All customers" })).toBeVisible();
}

/** Opens the panel at one filter. */
async function openFilter(page: Page, name: RegExp): Promise<void> {
  await page.getByRole("button", { name: /^Filter( \d+)?$/ }).click();
  await panel(page).getByRole("button", { name }).click();
}

test("a filter is chosen in the panel, reads as a sentence, is changed at its chip and taken off there", async ({
  page,
}) => {
  await openList(page);
  await openFilter(page, /^Missing/);
  await panel(page).getByRole("checkbox", { name: "Address proof" }).check();
  await expect(page).toHaveURL(/missing=ADDRESS_PROOF/);
  await page.keyboard.press("Escape");
  await expect(chips(page)).toContainText("Missing: address proof");

  await chips(page).getByRole("button", { name: "Change filter: Missing: address proof" }).click();
  const editor = page.getByRole("dialog", { name: "Missing" });
  await editor.getByRole("checkbox", { name: "ID proof" }).check();
  await expect(page).toHaveURL(/missing=ID_PROOF(,|%2C)ADDRESS_PROOF/);
  await page.keyboard.press("Escape");
  await expect(chips(page)).toContainText("Missing: ID proof or address proof");
  await settled(page);
  await expect(rows(page).first()).toBeVisible();

  await chips(page)
    .getByRole("button", { name: /^Remove filter: Missing/ })
    .click();
  await expect(page).not.toHaveURL(/missing=/);
  await expect(chips(page)).toHaveCount(0);
  // The chip that had it is gone.
  await expect(page.getByRole("button", { name: "Filter", exact: true })).toBeFocused();
});

test("several countries are found by typing, by keyboard alone", async ({ page }) => {
  await openList(page);
  await page.getByRole("button", { name: /^Filter/ }).focus();
  await page.keyboard.press("Enter");
  await expect(panel(page).getByRole("button", { name: /^Status/ })).toBeFocused();
  for (let step = 0; step < 3; step++) await page.keyboard.press("ArrowDown");
  await expect(panel(page).getByRole("button", { name: /^Country/ })).toBeFocused();
  await page.keyboard.press("Enter");
  const find = panel(page).getByRole("textbox", { name: "Find in Country" });
  await expect(find).toBeFocused();
  await page.keyboard.type("austral");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await expect(page).toHaveURL(/country=AU/);
  await find.fill("singap");
  await panel(page).getByRole("checkbox", { name: "Singapore" }).check();
  await expect(page).toHaveURL(/country=AU(,|%2C)SG/);
  await page.keyboard.press("Escape");
  await expect(chips(page)).toContainText("Country is Australia or Singapore");
});

test("metadata is asked for by key and value, and what nobody has offers the way back", async ({ page }) => {
  await openList(page);
  await openFilter(page, /^Metadata/);
  await panel(page).getByRole("combobox", { name: "Key 1" }).fill("plan");
  await panel(page).getByRole("textbox", { name: "Value 1" }).fill("nobody-has-this");
  await panel(page).getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(/meta=plan/);
  await page.keyboard.press("Escape");
  await expect(chips(page)).toContainText("Metadata plan = nobody-has-this");
  await expect(page.getByText("No customer matches these filters")).toBeVisible();
  await page.locator("main").getByRole("button", { name: "Clear filters" }).last().click();
  await expect(rows(page).first()).toBeVisible();
  await expect(page).not.toHaveURL(/meta=/);
});

test("a pasted list says how many it knows before it is applied, and who was not found after", async ({ page }) => {
  await openList(page);
  const href = await rows(page).first().getByRole("link").first().getAttribute("href");
  const id = href?.split("/").at(-1) ?? "";
  await openFilter(page, /^A list of customers/);
  await panel(page).getByRole("textbox", { name: "A list of customers" }).fill(`${id}\nnobody@nowhere.test`);
  await expect(panel(page).getByText("1 recognised, 1 not found: nobody@nowhere.test")).toBeVisible();
  await panel(page).getByRole("button", { name: "Show 1 entry" }).click();
  await expect(page).toHaveURL(/ids=cus_/);
  await expect(panel(page).getByRole("button", { name: "All filters" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(rows(page)).toHaveCount(1);
  await expect(page.getByText("1 of 2 was not found: nobody@nowhere.test")).toBeVisible();
  await expect(chips(page)).toContainText("Customer is one of 2 pasted");

  await chips(page)
    .getByRole("button", { name: /^Change filter: Customer/ })
    .click();
  const many = Array.from({ length: 201 }, (_, at) => `EXT-${at}`).join(" ");
  const editor = page.getByRole("dialog", { name: "A list of customers" });
  await editor.getByRole("textbox").fill(many);
  await expect(editor.getByText("These are 201. Paste at most 200 at once.")).toBeVisible();
  await expect(editor.getByRole("button", { name: /^Show/ })).toBeDisabled();
});

test("an address says it all, survives a reload, and what it cannot mean is named", async ({ page }) => {
  await openList(page, "?account=ACTIVE&expiring=2099-01-01&country=au&tag=50%25&updated_from=2020-01-01&meta=plan");
  const words = [
    "Account State is Active",
    "Country is Australia",
    "Tag is 50%",
    "A document expires before 1 Jan 2099",
    "Updated from 1 Jan 2020",
  ];
  for (const each of words) await expect(chips(page)).toContainText(each);
  await expect(page.getByText("A part of the address was left out")).toBeVisible();
  await page.reload();
  for (const each of words) await expect(chips(page)).toContainText(each);
});

test("days that nobody can be in are named where they are chosen, and the list says why it is empty", async ({
  page,
}) => {
  await openList(page, "?from=2026-03-05&type=COMPANY");
  await openFilter(page, /^Created/);
  // The end lies before the start: the list stays as it is until that is mended.
  await panel(page).getByLabel("To", { exact: true }).fill("2026-03-04");
  await expect(panel(page).getByText("The first day lies after the last.")).toBeVisible();
  await expect(panel(page).getByLabel("To", { exact: true })).toHaveValue("2026-03-04");
  await expect(page).not.toHaveURL(/to=/);
  await panel(page).getByLabel("To", { exact: true }).fill("2026-03-06");
  await expect(page).toHaveURL(/to=2026-03-06/);
  await expect(panel(page).getByText("The first day lies after the last.")).toHaveCount(0);

  await panel(page).getByRole("button", { name: "All filters" }).click();
  await panel(page)
    .getByRole("button", { name: /^Updated/ })
    .click();
  await panel(page).getByLabel("To", { exact: true }).fill("2026-03-04");
  await expect(page).toHaveURL(/updated_to=2026-03-04/);
  const reason = /Nobody is updated before being created/;
  await expect(panel(page).getByText(reason)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(panel(page)).toBeHidden();
  await expect(page.getByText("No customer can be in these days")).toBeVisible();
  await expect(page.getByText(reason)).toBeVisible();
  await page.reload();
  await expect(page.getByText(reason)).toBeVisible();
  await expect(chips(page)).toContainText("Updated up to 4 Mar 2026");
});

test("the filters fit and can be used by everybody", async ({ page }) => {
  await openList(page, "?missing=ID_PROOF,ADDRESS_PROOF&country=AU,SG,NZ&ids=nobody&status=APPROVED,SUSPENDED");
  await expectFits(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("button", { name: /^Filter/ }).click();
  await expect(panel(page).getByRole("button", { name: /^Status/ })).toBeVisible();
  await expectAccessible(page);
  await panel(page)
    .getByRole("button", { name: /^Country/ })
    .click();
  await expect(panel(page).getByRole("checkbox", { name: "Australia" })).toBeChecked();
  await expectAccessible(page);
});
