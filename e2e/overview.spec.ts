import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectFits, signIn, signInByForm, visit } from "./fixtures";

const main = (page: Page) => page.getByRole("main");
const chart = (page: Page, name: string) => main(page).getByRole("slider", { name: `${name}: read point by point` });
const numberIn = (text: string | null | undefined) => Number((text ?? "").replaceAll(/[^\d]/g, ""));

async function openOverview(page: Page, path = "/overview"): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
}

/** How many the list says that it has. */
async function countOfList(page: Page): Promise<number> {
  const range = main(page)
    .getByText(/^(\d[\d,]* to )?\d[\d,]* of \d[\d,]*$|^No customer matches/)
    .first();
  await expect(range).toBeVisible();
  const text = await range.innerText();
  return text.startsWith("No customer") ? 0 : numberIn(text.split(" of ")[1]);
}

/** Others work on the same demo meanwhile: the page and its list are looked at until they were looked at in one quiet moment. */
async function expectSameAsList(page: Page, line: () => Promise<{ n: number; href: string }>): Promise<void> {
  await expect(async () => {
    await openOverview(page);
    const { n, href } = await line();
    await page.goto(href);
    expect(await countOfList(page)).toBe(n);
  }).toPass({ timeout: 60_000 });
}

test.describe("the overview", () => {
  test("is the first entry of the navigation, while signing in still leads to the customers", async ({ page }) => {
    await signInByForm(page, "viewer@acme.test");
    await expect(page).toHaveURL("/customers");
    const entries = page.getByRole("navigation", { name: "Main" }).filter({ visible: true }).getByRole("link");
    await expect(entries.first()).toHaveText("Overview");
    await entries.first().click();
    await expect(page).toHaveURL("/overview");
    await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
  });

  test("shows numbers that its lists show too", async ({ page }) => {
    test.slow();
    await signIn(page, "owner@acme.test");
    const now = page.getByRole("region", { name: "Customers by status now" });
    for (const status of ["Approved", "Under review", "Pending info", "Suspended"]) {
      await expectSameAsList(page, async () => {
        const card = now.getByRole("listitem").filter({ hasText: status });
        const lines = (await card.innerText()).split("\n");
        const href = await card.getByRole("link", { name: status }).getAttribute("href");
        return { n: numberIn(lines.find((each) => /^[\d,]+$/.test(each.trim()))), href: href ?? "" };
      });
    }
    await expectSameAsList(page, async () => {
      const line = main(page)
        .getByRole("link", { name: /missing/ })
        .first();
      const words = await line.innerText();
      return { n: numberIn(words), href: (await line.getAttribute("href")) ?? "" };
    });
    await expectSameAsList(page, async () => {
      const line = main(page).getByRole("link", { name: /^Customers with an expired document/ });
      return { n: numberIn(await line.innerText()), href: (await line.getAttribute("href")) ?? "" };
    });
  });

  test("says its charts in words and numbers, in the HTML already", async ({ page }) => {
    await signIn(page, "owner@acme.test");
    const html = await (await page.request.get("/overview")).text();
    expect(html).toMatch(/\d+<!-- --> approved|\d+ approved/);
    expect(html).toContain("Show as table");
    await openOverview(page);
    await expect(main(page).getByText(/^\d+ approved, .+\. Of \d+ customers in all: /)).toBeVisible();
    await expect(main(page).getByText(/approvals? in the last 90 days/)).toBeVisible();
    await expect(main(page).getByText(/approved: .*automatically within a minute.* by a person\.$/)).toBeVisible();
  });

  test("keeps its range in the address", async ({ page }) => {
    await signIn(page, "owner@acme.test");
    await openOverview(page);
    const ranges = page.getByRole("navigation", { name: "How far back" });
    await expect(ranges.getByRole("link", { name: "90 days" })).toHaveAttribute("aria-current", "page");
    await ranges.getByRole("link", { name: "30 days" }).click();
    await expect(page).toHaveURL("/overview?range=30");
    await expect(ranges.getByRole("link", { name: "30 days" })).toHaveAttribute("aria-current", "page");
    await expect(
      main(page)
        .getByText(/in the last 30 days/)
        .first(),
    ).toBeVisible();
    await page.goBack();
    await expect(ranges.getByRole("link", { name: "90 days" })).toHaveAttribute("aria-current", "page");
    await openOverview(page, "/overview?range=nonsense");
    await expect(ranges.getByRole("link", { name: "90 days" })).toHaveAttribute("aria-current", "page");
  });

  test("reads a chart out point by point, by keyboard, in the numbers of its table", async ({ page }) => {
    await signIn(page, "owner@acme.test");
    await openOverview(page, "/overview?range=30");
    const slider = chart(page, "Customers by status");
    await slider.focus();
    await expect(slider).toHaveAttribute("aria-valuenow", (await slider.getAttribute("aria-valuemax")) ?? "");
    const last = await slider.getAttribute("aria-valuetext");
    await expect(async () => {
      await slider.press("End");
      await slider.press("ArrowLeft");
      await expect(slider).not.toHaveAttribute("aria-valuetext", last ?? "", { timeout: 1000 });
    }).toPass();
    const spoken = (await slider.getAttribute("aria-valuetext")) ?? "";
    expect(spoken).toMatch(
      /^\d+ \w{3} \d{4}: Approved: [\d,]+, Under review: [\d,]+, Pending info: [\d,]+, Suspended: [\d,]+$/,
    );

    await main(page).getByText("Show as table").first().click();
    const table = page.getByRole("region", { name: "Customers by status at each day's end" }).getByRole("table");
    const day = spoken.split(":")[0] ?? "";
    const row = table.getByRole("row").filter({ has: page.getByRole("rowheader", { name: day, exact: true }) });
    const heads = (await table.getByRole("columnheader").allInnerTexts()).slice(1);
    const cells = await row.getByRole("cell").allInnerTexts();
    expect(heads).toHaveLength(4);
    for (const [index, head] of heads.entries()) expect(spoken).toContain(`${head.trim()}: ${cells[index]?.trim()}`);

    await slider.press("Home");
    await expect(slider).toHaveAttribute("aria-valuenow", "0");
    await slider.press("ArrowLeft");
    await expect(slider).toHaveAttribute("aria-valuenow", "0");
  });

  test("is accessible with everything open, and fits every width", async ({ page }) => {
    test.slow();
    await signIn(page, "owner@globex.test");
    await openOverview(page, "/overview?range=30");
    for (const summary of await main(page).getByText("Show as table").all()) await summary.click();
    await chart(page, "Customers by status").focus();
    await expectAccessible(page);
    await expectFits(page);
  });

  test("tells an organisation without customers what to do first", async ({ page }) => {
    await signIn(page, "owner@initech.test");
    await openOverview(page);
    await expect(page.getByRole("heading", { name: "No customers yet" })).toBeVisible();
    // Adding is switched off there, so no step leads to it; why, and whom to ask, stands above.
    await expect(main(page).getByText("Adding customers is not switched on for Initech")).toBeVisible();
    await expect(main(page).getByRole("link", { name: "Invite the people you work with" })).toBeVisible();
    await expect(main(page).getByRole("link", { name: /first customer/ })).toHaveCount(0);
    await expect(main(page).getByRole("slider")).toHaveCount(0);
  });

  test("shows drafts to those who can finish them, and nothing of it to staff", async ({ browser }) => {
    const drafts = { name: "Drafts to finish" };
    const maker = await (await browser.newContext()).newPage();
    await signIn(maker, "maker@acme.test");
    await openOverview(maker);
    await expect(maker.getByRole("heading", drafts)).toBeVisible();
    const viewer = await (await browser.newContext()).newPage();
    await signIn(viewer, "viewer@acme.test");
    await openOverview(viewer);
    await expect(viewer.getByRole("heading", { name: "What waits for whom" })).toBeVisible();
    await expect(viewer.getByRole("heading", drafts)).toHaveCount(0);
    await expect(viewer.getByRole("link", { name: "Add new customer" })).toHaveCount(0);
    const reviewer = await (await browser.newContext()).newPage();
    await signIn(reviewer, "reviewer@portico.test");
    await visit(reviewer, "/review");
    await expect(reviewer.getByRole("link", { name: "Overview" })).toHaveCount(0);
    await reviewer.goto("/overview");
    await expect(reviewer.getByRole("heading", { level: 1, name: "Overview" })).toHaveCount(0);
    for (const page of [maker, viewer, reviewer]) await page.context().close();
  });
});
