import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectFits, signIn } from "./fixtures";

/** Another one for each file, so that nobody in it is known already. */
const stamp = () => `${Date.now()}${Math.floor(Math.random() * 1000)}`;

/** A file with titles of its own, dates that can be read both ways, and lines of every kind. */
function fileOf(mark: string): string {
  const people = ["Ann", "Bob", "Cyd"].map(
    (name, at) =>
      `K${mark}-${at};${name};Import${mark};0${at + 1}/0${at + 2}/1980;${name}.${mark}@example.com;Australia;${at}`,
  );
  return [
    "Customer ID;Given name;Surname;DOB;E-mail address;Country;Loyalty points",
    ...people,
    `K${mark}-3;Dan;Import${mark};05/05/1980;not an address;Atlantis;3`,
    `K${mark}-4;Eve;Import${mark};05/06/1980;ann.${mark}@example.com;UK;4`,
  ].join("\r\n");
}

async function uploadFile(page: Page, name: string, text: string | Buffer): Promise<void> {
  await page.goto("/customers/import");
  const browse = page.getByRole("button", { name: "Browse: File with customers" });
  await expect(async () => {
    const chooser = page.waitForEvent("filechooser", { timeout: 2_000 });
    await browse.click();
    await (await chooser).setFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
  }).toPass();
}

const count = (page: Page, label: string) =>
  page.getByRole("term").filter({ hasText: label }).locator("xpath=following-sibling::dd");

test("a file becomes customers: columns are recognised, lines checked, problems downloaded, duplicates left out", async ({
  page,
}) => {
  const mark = stamp();
  await signIn(page, "maker@acme.test");
  await page.goto("/customers");
  await page.getByRole("link", { name: "Import", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Import customers" })).toBeVisible();
  await expectFits(page);
  await uploadFile(page, "spring.csv", fileOf(mark));

  await page.waitForURL(/\/customers\/import\/imp_/);
  await expect(page.getByRole("heading", { name: "spring.csv" })).toBeVisible();
  await expect(page.getByRole("combobox", { name: 'What "Surname" is for' })).toHaveValue("Last name");
  await expect(page.getByRole("combobox", { name: 'What "Loyalty points" is for' })).toHaveValue("");
  await expect(page.getByText("Left out: Loyalty points.")).toBeVisible();
  await expectAccessible(page);
  await expectFits(page);

  const points = page.getByRole("combobox", { name: 'What "Loyalty points" is for' });
  await points.fill("Loyalty");
  await page.getByRole("option", { name: /Extra data "Loyalty_points"/ }).click();
  await expect(page.getByText("Every column is used.")).toBeVisible();
  await page.getByRole("button", { name: "Check 5 lines" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "day or month comes first" })).toBeVisible();
  await page.getByRole("radio", { name: /^Day first/ }).click();
  await page.getByRole("button", { name: "Check 5 lines" }).click();

  await expect(page.getByRole("button", { name: "Create 3 customers" })).toBeVisible({ timeout: 60_000 });
  await expect(count(page, "Ready")).toHaveText("3");
  await expect(count(page, "With problems")).toHaveText("1");
  await expect(count(page, "Look like duplicates")).toHaveText("1");
  await expect(page.getByText("E-mail address: Enter an e-mail address")).toBeVisible();
  await expectAccessible(page);
  await expectFits(page);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download the problems" }).click();
  const problems = await readFile(await (await download).path(), "utf8");
  expect(problems.split("\r\n")[0]).toBe("\uFEFFLine,Column,Problem,Customer");
  expect(problems).toContain("5,E-mail address,");
  expect(problems).not.toContain("Atlantis");
  await page.getByRole("link", { name: /^Duplicates/ }).click();
  await expect(page.getByText("Line 2 of this file has the same e-mail address")).toBeVisible();

  // Everything stands on the server: the page may be left and come back to.
  await page.reload();
  await page.getByRole("button", { name: "Create 3 customers" }).click();
  await expect(page.getByText("3 customers created")).toBeVisible({ timeout: 60_000 });
  const ofImport = page.url();
  await page.getByRole("link", { name: "Show the 3 customers of this import" }).click();
  const rows = page.locator("tr[data-row]");
  await expect(page.getByRole("button", { name: "Remove filter: Imported with spring.csv" })).toBeVisible();
  await expect(rows).toHaveCount(3);
  await page.goto(`${page.url()}&q=bob`);
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText(`Bob Import${mark}`);
  await page.getByRole("button", { name: "Remove filter: Imported with spring.csv" }).click();
  await expect(page).not.toHaveURL(/import=/);
  await page.goto(ofImport);
  await page.getByRole("link", { name: /^Created/ }).click();
  await page.getByRole("link", { name: `Ann Import${mark}` }).click();
  await expect(page.getByRole("heading", { name: `Ann Import${mark}` })).toBeVisible();
  await expect(page.getByText("Loyalty_points")).toBeVisible();

  await uploadFile(page, "spring.csv", fileOf(mark));
  await expect(page.getByText("Exactly this file was imported before")).toBeVisible();
  await page.getByRole("radio", { name: /^Day first/ }).click();
  await page.getByRole("button", { name: "Check 5 lines" }).click();
  await expect(count(page, "Look like duplicates")).toHaveText("4", { timeout: 60_000 });
  await page.getByRole("button", { name: "Cancel the import" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Cancel the import" }).click();
  await expect(page.getByText("This import was cancelled")).toBeVisible();
});

test("a file that cannot be used is refused with the line and what to do, and another can be chosen at once", async ({
  page,
}) => {
  await signIn(page, "maker@acme.test");
  await uploadFile(page, "broken.csv", 'First name,Surname\nAnn,"Lee\nBob,Ray\n');
  await expect(page.getByText("Line 2: a quotation mark is opened and never closed")).toBeVisible();
  await expectAccessible(page);
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Replace: File with customers" }).click();
  await (await chooser).setFiles({ name: "book.csv", mimeType: "text/csv", buffer: Buffer.from("PK\u0003\u0004") });
  await expect(page.getByText("This is a workbook, not a CSV file.")).toBeVisible();
});

test("the door for files refuses what is too large, other sites and who may only look, each in words", async ({
  page,
  browser,
}, info) => {
  await signIn(page, "maker@acme.test");
  const address = "/api/uploads/imports?type=INDIVIDUAL&purpose=BASIC&name=large.csv";
  const origin = info.project.use.baseURL ?? "";
  const headers = { origin };
  const large = await page.request.post(address, { headers, data: Buffer.alloc(20 * 1024 * 1024 + 1, "a") });
  expect(large.status()).toBe(413);
  expect((await large.json()).error.message).toContain("larger than 20 MB");
  const data = "First name\r\nAnn\r\n";
  const elsewhere = { headers: { origin: "https://elsewhere.test" }, data };
  expect((await page.request.post(address, elsewhere)).status()).toBe(403);
  const viewer = await browser.newPage();
  await signIn(viewer, "viewer@acme.test");
  expect((await viewer.request.post(origin + address, { headers, data })).status()).toBe(403);
  await viewer.close();
});

test("the template of each kind is a file to fill in", async ({ page }) => {
  await signIn(page, "maker@acme.test");
  for (const type of ["INDIVIDUAL", "COMPANY"]) {
    const answer = await page.request.get(`/api/imports/template/${type}?purpose=WALLET`);
    expect(answer.headers()["content-disposition"]).toContain(".csv");
    expect(await answer.text()).toMatch(/^\uFEFF.*\r\n.*\r\n$/);
  }
});

test("whoever may only look is not led to imports", async ({ page }) => {
  await signIn(page, "viewer@acme.test");
  await page.goto("/customers");
  await expect(page.getByRole("heading", { name: "All customers" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Import", exact: true })).toHaveCount(0);
});
