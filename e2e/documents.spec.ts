import { expect, type Page, type TestInfo, test } from "@playwright/test";
import sharp from "sharp";
import { expectAccessible, signIn } from "./fixtures";
import { begin } from "./wizard";

/** A new draft of an individual for a wallet, at its documents. Gives the draft's id. */
async function openDocuments(page: Page): Promise<string> {
  await begin(page, "Individual", "Wallet");
  const draftId = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  await page.goto(`/customers/new/${draftId}?step=documents`);
  await expect(idProof(page)).toBeVisible();
  return draftId;
}

const idProof = (page: Page) => page.locator("#document-id_proof-customer");

/** A legible picture; the number makes it another one. */
async function picture(number: number, width = 1400, height = 1000): Promise<Buffer> {
  const lines = Array.from(
    { length: 45 },
    (_, i) =>
      `<text x="${40 + ((i * 37 + number * 91) % 400)}" y="${30 + i * 21}" font-size="20">Line ${i} of picture ${number}</text>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#eef"/>${lines.join("")}</svg>`;
  return sharp(Buffer.from(svg)).jpeg().toBuffer();
}

async function chooseFile(page: Page, button: RegExp, name: string, buffer: Buffer): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await idProof(page).getByRole("button", { name: button }).click();
  await (await chooser).setFiles({ name, mimeType: "image/jpeg", buffer });
}

async function chooseType(page: Page, name: string): Promise<void> {
  await idProof(page).getByLabel("Type of document").click();
  await page.getByRole("option", { name }).click();
}

const uploadAddress = (draftId: string) =>
  `/api/uploads?${new URLSearchParams({ draft: draftId, slot: "ID_PROOF", subject: "customer", type: "PASSPORT", side: "SINGLE" })}`;
const headersOf = (info: TestInfo) => ({ origin: info.project.use.baseURL ?? "", "x-file-name": "passport.jpg" });

test("both sides of a card are uploaded, looked at, and are there on the next visit", async ({ page }) => {
  await signIn(page, "maker@acme.test");
  await openDocuments(page);
  await chooseType(page, "National ID card");
  await chooseFile(page, /^Browse: .*front/, "front.jpg", await picture(1));
  await chooseFile(page, /^Browse: .*back/, "back.jpg", await picture(2));
  await expect(idProof(page).getByText("Complete", { exact: true })).toBeVisible();
  await expectAccessible(page);

  await idProof(page).getByRole("button", { name: "Open front.jpg" }).click();
  const viewer = page.getByRole("dialog");
  await expect(viewer.getByRole("img", { name: "National ID card, front, page 1" })).toBeVisible();
  await page.keyboard.press("+");
  await expect(viewer.getByText("150 %")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");

  await page.reload();
  await expect(idProof(page).getByText("Complete", { exact: true })).toBeVisible();
});

test("a refused file says why and what to do, and a better one takes its place", async ({ page }) => {
  await signIn(page, "maker@acme.test");
  await openDocuments(page);
  await chooseType(page, "Passport");
  await chooseFile(page, /^Browse/, "small.jpg", await picture(3, 320, 200));
  await expect(idProof(page).getByText(/320 x 200 px; we need at least 800 px/)).toBeVisible();
  await chooseFile(page, /^Replace/, "huge.jpg", Buffer.alloc(6 * 1024 * 1024));
  await expect(idProof(page).getByText(/6\.0 MB; we take up to 5 MB/)).toBeVisible();
  await chooseFile(page, /^Replace/, "good.jpg", await picture(4));
  await expect(idProof(page).getByText("Complete", { exact: true })).toBeVisible();
});

test("removing a side asks first and then says what is missing", async ({ page }) => {
  await signIn(page, "maker@acme.test");
  await openDocuments(page);
  await chooseType(page, "Passport");
  await chooseFile(page, /^Browse/, "passport.jpg", await picture(5));
  await idProof(page).getByRole("button", { name: "Remove Passport" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await expect(idProof(page).getByRole("button", { name: /^Browse/ })).toBeVisible();
});

test("a page of a document cannot be had without its link, nor by another organisation", async ({ page, browser }) => {
  await signIn(page, "maker@acme.test");
  await openDocuments(page);
  await chooseType(page, "Passport");
  await chooseFile(page, /^Browse/, "passport.jpg", await picture(6));
  await expect(idProof(page).getByText("Complete", { exact: true })).toBeVisible();
  const served = page.waitForResponse((response) => response.url().includes("/api/documents/"));
  await idProof(page).getByRole("button", { name: "Open passport.jpg" }).click();
  const response = await served;
  expect(response.headers()).toMatchObject({
    "content-type": "image/jpeg",
    "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "private, no-store",
    "x-content-type-options": "nosniff",
    "content-disposition": expect.stringMatching(/^inline; filename="passport-page-1.jpg"/),
  });

  const again = await page.request.get(response.url());
  expect(again.status()).toBe(403);
  expect((await page.request.get(response.url().split("?")[0] ?? "")).status()).toBe(404);
  const signedOut = await browser.newContext();
  expect((await signedOut.request.get(response.url())).status()).toBe(401);
  await signedOut.close();
  const elsewhere = await browser.newPage();
  await signIn(elsewhere, "owner@globex.test");
  expect((await elsewhere.request.get(response.url())).status()).toBe(404);
  await elsewhere.close();
});

test("the upload door refuses other sites, too much and what is no document, each in words", async ({ page }, info) => {
  await signIn(page, "maker@acme.test");
  const address = uploadAddress(await openDocuments(page));
  const headers = headersOf(info);
  const data = await picture(7);

  const tooMuch = await page.request.post(address, { headers, data: Buffer.alloc(5 * 1024 * 1024 + 1) });
  expect(tooMuch.status()).toBe(413);
  expect((await tooMuch.json()).error.message).toContain("5 MB");
  const otherSite = await page.request.post(address, {
    headers: { ...headers, origin: "https://elsewhere.test" },
    data,
  });
  expect(otherSite.status()).toBe(403);
  const refused = await page.request.post(address, { headers, data: Buffer.from("no picture at all") });
  expect(refused.status()).toBe(422);
  expect((await refused.json()).error).toMatchObject({ code: "refused_document", reason: "WRONG_TYPE" });
  const kept = await page.request.post(address, { headers, data });
  expect(kept.status()).toBe(201);
  const keptAgain = await page.request.post(address, { headers, data });
  expect((await keptAgain.json()).document.id).toBe((await kept.json()).document.id);
});

for (const [who, email, status] of [
  ["nobody", null, 401],
  ["a reader of the same organisation", "viewer@acme.test", 403],
  ["another organisation", "owner@globex.test", 404],
  ["a reviewer", "reviewer@portico.test", 403],
] as const) {
  test(`${who} cannot upload into a draft`, async ({ page, browser }, info) => {
    await signIn(page, "maker@acme.test");
    const address = uploadAddress(await openDocuments(page));
    const other = await browser.newPage();
    if (email) await signIn(other, email);
    const options = { headers: headersOf(info), data: await picture(8) };
    const answer = await other.request.post((info.project.use.baseURL ?? "") + address, options);
    expect(answer.status()).toBe(status);
    await other.close();
  });
}
