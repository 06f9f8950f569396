import { type Browser, expect, type Page, test } from "@playwright/test";
import { expectAccessible, signIn, visit } from "./fixtures";
import { makeMember, type Role } from "./member-kit";

// Each has people and views of its own.
test.describe.configure({ mode: "parallel" });

const stamp = `${Date.now()}${process.pid}`;
async function signedIn(browser: Browser, email: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, email);
  return page;
}

async function pageOf(browser: Browser, role: Role): Promise<Page> {
  const page = await signedIn(browser, (await makeMember(role)).email);
  await visit(page, "/customers");
  return page;
}

const headers = async (page: Page) =>
  (await page.getByRole("columnheader").allInnerTexts()).map((text) => text.trim()).filter(Boolean);
const picker = (page: Page) => page.getByRole("button", { name: /^View: / });
const settled = (page: Page) =>
  expect(page.getByRole("table", { name: "All customers" })).toHaveAttribute("aria-busy", "false");
const edge = (page: Page, column: string) => page.getByRole("separator", { name: `Width of ${column}` });

async function choose(page: Page, item: string): Promise<void> {
  await picker(page).click();
  await page.getByRole("menuitem", { name: item, exact: true }).click();
}

/** Saves what is on the screen as a new view and gives its link. */
async function save(page: Page, name: string, isShared = false): Promise<string> {
  await choose(page, "Save as new view");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill(name);
  if (isShared) await dialog.getByRole("checkbox", { name: /Share with your team/ }).check();
  await dialog.getByRole("button", { name: "Save view" }).click();
  await expect(picker(page)).toHaveAccessibleName(`View: ${name}`);
  await expect(page).toHaveURL(/[?&]view=viw_/);
  const { pathname, searchParams } = new URL(page.url());
  expect([...searchParams.keys()], "a view as it was saved needs nothing beside it").toEqual(["view"]);
  return `${pathname}?view=${searchParams.get("view")}`;
}

test.describe("columns", () => {
  test("are moved, pinned, sized and added by keyboard, and stay so in the first HTML", async ({ page }) => {
    await signIn(page, (await makeMember("viewer")).email);
    await visit(page, "/customers");
    await page.getByRole("button", { name: "Columns" }).click();
    await page.getByRole("button", { name: "Move Status" }).press("ArrowUp");
    await expect(page.getByRole("status").filter({ hasText: "Status, position 4 of 8" })).toBeAttached();
    await expect(page.getByRole("button", { name: "Move Status" })).toBeFocused();
    await page.getByRole("button", { name: "Move Status" }).press("Home");
    await expect(page.getByRole("button", { name: "Move Status" })).toBeFocused();
    await page.getByRole("checkbox", { name: "Country" }).click();
    await page.getByRole("checkbox", { name: "Is Wallet Ready" }).click();
    await page.getByRole("button", { name: "Pin Customer Name" }).press("Enter");
    await expect(page.getByRole("button", { name: "Pin Customer Name" })).toHaveAttribute("aria-pressed", "true");
    await page.keyboard.press("Escape");
    const wanted = [
      ...[
        "Customer ID",
        "Customer Name",
        "Status",
        "Customer Type",
        "Is Active",
        "Is Enabled",
        "Created At",
        "Country",
      ],
    ];
    await expect.poll(() => headers(page)).toEqual(wanted);

    const before = Number(await edge(page, "Customer Name").getAttribute("aria-valuenow"));
    // The panel that closes takes the focus back, and a key with it.
    await expect(async () => {
      await edge(page, "Customer Name").press("End");
      await expect(edge(page, "Customer Name")).toHaveAttribute("aria-valuenow", "640", { timeout: 1_000 });
    }).toPass();
    await edge(page, "Customer Name").press("Home");
    await edge(page, "Customer Name").press("ArrowRight");
    await expect(edge(page, "Customer Name")).toHaveAttribute("aria-valuenow", "74");
    expect(before).toBeGreaterThan(74);

    const html = await (await page.request.get("/customers")).text();
    const inHtml = [...html.matchAll(/aria-label="Width of ([^"]+)"/g)].map((match) => match[1]);
    expect(inHtml).toEqual(wanted);
    expect(html).toContain("width:74px");
    await page.reload();
    await expect.poll(() => headers(page)).toEqual(wanted);

    await page.getByRole("button", { name: "Columns" }).click();
    await page.getByRole("button", { name: "Reset columns" }).click();
    await page.keyboard.press("Escape");
    await expect.poll(async () => (await headers(page)).at(-1)).toBe("Created At");
    await expect(edge(page, "Customer Name")).toHaveAttribute("aria-valuenow", String(before));
  });

  test("are moved and sized by dragging, and the pinned ones stay while the others scroll", async ({ page }) => {
    await signIn(page, (await makeMember("viewer")).email);
    await visit(page, "/customers");
    await page.getByRole("button", { name: "Columns" }).click();
    const handle = await page.getByRole("button", { name: "Move Created At" }).boundingBox();
    const goal = await page.getByRole("button", { name: "Move Customer Type" }).boundingBox();
    if (!handle || !goal) throw new Error("the handles are not drawn");
    await page.mouse.move(handle.x + 8, handle.y + 8);
    await page.mouse.down();
    await page.mouse.move(goal.x + 8, goal.y + 8, { steps: 8 });
    await page.mouse.up();
    await page.keyboard.press("Escape");
    await expect
      .poll(async () => (await headers(page)).slice(0, 3))
      .toEqual([...["Customer ID", "Created At", "Customer Type"]]);

    const start = await edge(page, "Customer Type").boundingBox();
    const width = Number(await edge(page, "Customer Type").getAttribute("aria-valuenow"));
    if (!start) throw new Error("the edge is not drawn");
    await page.mouse.move(start.x + 4, start.y + 10);
    await page.mouse.down();
    await page.mouse.move(start.x + 304, start.y + 10, { steps: 8 });
    await page.mouse.up();
    await expect
      .poll(async () => Number(await edge(page, "Customer Type").getAttribute("aria-valuenow")))
      .toBeGreaterThanOrEqual(width + 290);

    const id = page.getByRole("columnheader", { name: "Customer ID" });
    const left = (await id.boundingBox())?.x;
    await page.getByRole("table", { name: "All customers" }).evaluate((table) => {
      const scroller = table.parentElement;
      if (scroller) scroller.scrollLeft = 200;
    });
    await expect
      .poll(async () => (await page.getByRole("columnheader", { name: "Customer Type" }).boundingBox())?.x)
      .toBeLessThan(start.x);
    expect((await id.boundingBox())?.x).toBe(left);
    await edge(page, "Customer Type").dblclick();
    await expect(edge(page, "Customer Type")).toHaveAttribute("aria-valuenow", "112");
  });
});

test("pinned columns leave room for the others in a narrow window", async ({ page }) => {
  await signIn(page, (await makeMember("viewer")).email);
  await visit(page, "/customers");
  await page.getByRole("button", { name: "Columns" }).click();
  for (const name of ["Customer Name", "Status", "Customer Type"])
    await page.getByRole("button", { name: `Pin ${name}` }).press("Enter");
  await page.keyboard.press("Escape");
  await page.setViewportSize({ width: 660, height: 800 });
  const table = page.getByRole("table", { name: "All customers" });
  await table.evaluate((element) => element.parentElement?.scrollTo({ left: 10_000 }));
  const boxOf = async (name: string) => {
    const box = await page.getByRole("columnheader", { name }).boundingBox();
    return box ?? { x: Number.NaN, width: Number.NaN };
  };
  // The last of the pinned ends before the last of the others begins, and stays in sight.
  await expect.poll(async () => (await boxOf("Created At")).x).toBeLessThan(660);
  const [pinned, last] = [await boxOf("Customer Type"), await boxOf("Created At")];
  expect(pinned.x).toBeGreaterThan(0);
  expect(last.x).toBeGreaterThanOrEqual(pinned.x + pinned.width - 1);
});

test.describe("saved views", () => {
  test("a shared view's link opens exactly that view for a colleague; a private one's gives the plain list and says so", async ({
    browser,
  }) => {
    const [maker, viewer] = [await pageOf(browser, "maker"), await pageOf(browser, "viewer")];
    await maker.getByRole("tab", { name: /Approved/ }).click();
    await settled(maker);
    await maker.getByRole("columnheader", { name: "Customer Name" }).getByRole("button").click();
    await maker.getByRole("button", { name: "Columns" }).click();
    await maker.getByRole("checkbox", { name: "E-mail" }).click();
    await maker.getByRole("checkbox", { name: "Is Active" }).click();
    await maker.getByRole("radio", { name: "Compact" }).click();
    await maker.keyboard.press("Escape");
    // The panel that closes takes the focus back, and a key with it.
    await expect(async () => {
      await edge(maker, "Customer Name").press("End");
      await expect(edge(maker, "Customer Name")).toHaveAttribute("aria-valuenow", "640", { timeout: 1_000 });
    }).toPass();
    await settled(maker);
    const name = `Shared ${stamp}`;
    const link = await save(maker, name, true);
    const columns = await headers(maker);

    const html = await (await viewer.request.get(link)).text();
    expect([...html.matchAll(/aria-label="Width of ([^"]+)"/g)].map((match) => match[1])).toEqual(columns);
    await viewer.goto(link);
    await expect(picker(viewer)).toHaveAccessibleName(`View: ${name}`);
    expect(await headers(viewer)).toEqual(columns);
    await expect(viewer.getByRole("tab", { name: /Approved/ })).toHaveAttribute("aria-selected", "true");
    await expect(viewer.getByRole("columnheader", { name: "Customer Name" })).toHaveAttribute("aria-sort", "ascending");
    await expect(edge(viewer, "Customer Name")).toHaveAttribute("aria-valuenow", "640");
    // Others add customers meanwhile: both look until they looked in one quiet moment.
    const first = async (page: Page) => {
      await page.reload();
      return page.locator("tr[data-row]").first().getAttribute("aria-label");
    };
    await expect(async () => expect(await first(viewer)).toBe(await first(maker))).toPass();
    await viewer.getByRole("button", { name: "Columns" }).click();
    await expect(viewer.getByRole("radio", { name: "Compact" })).toBeChecked();
    await viewer.keyboard.press("Escape");
    await picker(viewer).click();
    await expect(viewer.getByRole("menuitem", { name: "Make a copy" })).toBeVisible();
    await expect(viewer.getByRole("menuitem", { name: "Rename" })).toHaveCount(0);
    await viewer.keyboard.press("Escape");

    await choose(maker, "Stop sharing");
    await expect(maker.getByText(`"${name}" is not shared any more`).first()).toBeVisible();
    await viewer.goto(link);
    await expect(viewer.getByText("This view cannot be opened")).toBeVisible();
    await expect(picker(viewer)).toHaveAccessibleName("View: All customers");
    await expect(viewer.getByRole("tab", { name: /^All/ })).toHaveAttribute("aria-selected", "true");
  });

  test("changes on top of a view are told, kept in the address, saved or taken back", async ({ page }) => {
    await signIn(page, (await makeMember("maker")).email);
    await visit(page, "/customers");
    await page.getByRole("tab", { name: /Approved/ }).click();
    await settled(page);
    const name = `Own ${stamp}`;
    const link = await save(page, name);
    await expect(page.getByText("Unsaved changes")).toHaveCount(0);

    await page.getByRole("tab", { name: /^All/ }).click();
    await expect(page.getByText("Unsaved changes")).toBeVisible();
    await page.reload();
    await expect(page.getByRole("tab", { name: /^All/ })).toHaveAttribute("aria-selected", "true");
    await expect(picker(page)).toHaveAccessibleName(`View: ${name}, with unsaved changes`);
    await page.getByRole("button", { name: "Reset", exact: true }).click();
    await expect(page.getByRole("tab", { name: /Approved/ })).toHaveAttribute("aria-selected", "true");
    expect(new URL(page.url()).search).toBe(new URL(link, page.url()).search);

    await page.getByRole("tab", { name: /Pending info/ }).click();
    await settled(page);
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByText("Unsaved changes")).toHaveCount(0);
    await page.goto(link);
    await expect(page.getByRole("tab", { name: /Pending info/ })).toHaveAttribute("aria-selected", "true");
  });

  test("of two people who change a shared view, one is told and keeps what is on the screen", async ({ browser }) => {
    const [maker, admin] = [await pageOf(browser, "maker"), await pageOf(browser, "admin")];
    await maker.getByRole("tab", { name: /Approved/ }).click();
    await settled(maker);
    const name = `Both ${stamp}`;
    const link = await save(maker, name, true);
    await admin.goto(link);
    await admin.getByRole("tab", { name: /Suspended/ }).click();
    await maker.getByRole("tab", { name: /Under review/ }).click();
    await settled(admin);
    await settled(maker);
    await admin.getByRole("button", { name: "Save for everybody" }).click();
    await expect(admin.getByText(`"${name}" is saved`).first()).toBeVisible();
    await maker.getByRole("button", { name: "Save for everybody" }).click();
    await expect(maker.getByText(`"${name}" was not saved`).first()).toBeVisible();
    await expect(maker.getByRole("tab", { name: /Under review/ })).toHaveAttribute("aria-selected", "true");
    await expect(maker.getByText("Unsaved changes")).toBeVisible();
    await maker.getByRole("button", { name: "Reset", exact: true }).click();
    await expect(maker.getByRole("tab", { name: /Suspended/ })).toHaveAttribute("aria-selected", "true");
  });

  test("changes on top of a view that was removed meanwhile stay on the screen, to be saved as a new one", async ({
    browser,
  }) => {
    const { email } = await makeMember("maker");
    const [page, other] = [await signedIn(browser, email), await signedIn(browser, email)];
    await page.goto("/customers?type=COMPANY");
    await settled(page);
    const name = `Gone ${stamp}`;
    const link = await save(page, name);
    await visit(other, link);
    await choose(other, "Remove");
    await expect(other.getByText(`"${name}" is removed`).first()).toBeVisible();
    await page.getByRole("tab", { name: /Approved/ }).click();
    await settled(page);
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByText(`"${name}" is gone`).first()).toBeVisible();
    await expect(picker(page)).toHaveAccessibleName("View: All customers");
    await expect(page.getByRole("tab", { name: /Approved/ })).toHaveAttribute("aria-selected", "true");
    await expect(page.getByRole("button", { name: "Change filter: Customer Type is Company" })).toBeVisible();
    await expect(page.getByText("This view cannot be opened")).toHaveCount(0);
  });

  test("the list opens with the default view, shows all customers when asked, and a removed view comes back", async ({
    page,
  }) => {
    await signIn(page, (await makeMember("maker")).email);
    await visit(page, "/customers");
    await page.getByRole("tab", { name: /Suspended/ }).click();
    await settled(page);
    const name = `First ${stamp}`;
    await save(page, name);
    await choose(page, "Open the list with it");
    await expect(page.getByText(`The list opens with "${name}" from now on`).first()).toBeVisible();
    await page.goto("/customers");
    await expect(picker(page)).toHaveAccessibleName(`View: ${name}`);
    await expect(page.getByRole("tab", { name: /Suspended/ })).toHaveAttribute("aria-selected", "true");

    await picker(page).click();
    await page.getByRole("menuitemradio", { name: "All customers" }).click();
    await expect(page.getByRole("tab", { name: /^All/ })).toHaveAttribute("aria-selected", "true");
    await expect(page).toHaveURL(/view=all$/);
    await page.goBack();
    await expect(picker(page)).toHaveAccessibleName(`View: ${name}`);

    await choose(page, "Remove");
    await expect(picker(page)).toHaveAccessibleName("View: All customers");
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByText(`"${name}" is back`).first()).toBeVisible();
    await expect(picker(page)).toHaveAccessibleName(`View: ${name}`);
    await page.goto("/customers");
    await expect(picker(page)).toHaveAccessibleName(`View: ${name}`);
  });

  test("the menu says how many customers each view finds", async ({ page }) => {
    await signIn(page, (await makeMember("maker")).email);
    await page.goto("/customers?q=nobody-is-called-so");
    await expect(page.getByText('No customer matches "nobody-is-called-so"')).toBeVisible();
    const name = `Nobody ${stamp}`;
    await save(page, name);
    await picker(page).click();
    await expect(page.getByRole("menuitemradio", { name: new RegExp(`^${name}\\s*0$`) })).toBeVisible();
    await expect(page.getByRole("menuitemradio", { name: /^All customers.*\d$/ })).toBeVisible();
  });

  test("a name that is taken is refused at the field, and everything is accessible", async ({ page }) => {
    await signIn(page, (await makeMember("maker")).email);
    await visit(page, "/customers");
    const name = `Taken ${stamp}`;
    await save(page, name);
    await choose(page, "Save as new view");
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name", { exact: true }).fill(name.toUpperCase());
    await dialog.getByRole("button", { name: "Save view" }).click();
    await expect(dialog.getByText("Choose another name")).toBeVisible();
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("button", { name: "Columns" }).click();
    await expect(page.getByRole("list", { name: "Columns that show" })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await picker(page).click();
    await expect(page.getByRole("menuitem", { name: "Copy link" })).toBeVisible();
    await expectAccessible(page);
  });

  test("by keyboard the focus goes with the work: into the dialog that the menu opens, then back to the picker", async ({
    page,
  }) => {
    await signIn(page, (await makeMember("maker")).email);
    await page.goto("/customers?status=APPROVED");
    await settled(page);
    const name = `Focus ${stamp}`;
    const field = page.getByRole("dialog").getByLabel("Name", { exact: true });
    await choose(page, "Save as new view");
    await expect(page.getByRole("menu")).toHaveCount(0);
    await expect(field).toBeFocused();
    await page.keyboard.type(name);
    await page.keyboard.press("Enter");
    await expect(picker(page)).toHaveAccessibleName(`View: ${name}`);
    await expect(picker(page)).toBeFocused();
    await choose(page, "Rename");
    await expect(page.getByRole("menu")).toHaveCount(0);
    await expect(field).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(picker(page)).toBeFocused();
  });
});
