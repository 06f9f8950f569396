import { expect, type Page, test } from "@playwright/test";
import { decision, desk, openCase, openDecision, status } from "./case-kit";
import { expectAccessible, expectFits, expectNoSidewaysScroll } from "./fixtures";
import { field, picture, sixDigits, submitForPerson } from "./wizard";

const asked = (page: Page) => page.getByRole("list", { name: "What compliance asks for" });
const slot = (page: Page) => page.locator("#document-id_proof-customer");
const addCustomer = (page: Page) => submitForPerson(page, `Asked ${sixDigits()}`);

/** A reviewer asks for these, found by typing their names. */
async function ask(page: Page, name: string, things: readonly string[]): Promise<void> {
  await openCase(page, name);
  await openDecision(page);
  const form = decision(page);
  await form.getByRole("tab", { name: "Request" }).click();
  for (const thing of things) {
    const wanted = form.getByLabel(/What do you need|Ask for something else/);
    await wanted.fill(thing);
    await page.getByRole("option", { name: thing }).first().click();
    await expect(form.getByRole("group", { name: thing })).toBeVisible();
  }
  await form.getByRole("button", { name: "Preview the request" }).click();
  const preview = page.getByRole("dialog");
  for (const thing of things) await expect(preview.getByText(thing).first()).toBeVisible();
  await preview.getByRole("button", { name: "Send the request" }).click();
  await expect(status(page, "Pending info")).toBeVisible();
}

test("a request leads to the exact field and slot, and the last answer re-opens the review", async ({ browser }) => {
  test.slow();
  const merchant = await desk(browser, "maker@acme.test");
  const name = await addCustomer(merchant);
  const reviewer = await desk(browser, "reviewer@portico.test");
  await ask(reviewer, name, ["Date of birth", "ID proof: passport"]);

  // The open page follows by itself.
  await expect(merchant.getByRole("heading", { name: /^Compliance asks for 2 things by/ })).toBeVisible();
  await expect(asked(merchant).getByText("Not accepted")).toHaveCount(2);
  await expectAccessible(merchant);
  await merchant.setViewportSize({ width: 390, height: 860 });
  await expectNoSidewaysScroll(merchant);
  await merchant.setViewportSize({ width: 1440, height: 860 });

  await asked(merchant).getByRole("link", { name: "Date of birth" }).click();
  await merchant.waitForURL(/\/edit#field-dob$/);
  await expect(field(merchant, "dob")).toBeFocused();
  await expect(field(merchant, "dob")).toHaveAccessibleDescription(/Compliance: not accepted/);
  await expectAccessible(merchant);
  await field(merchant, "dob").fill("1990-04-03");
  await merchant.getByRole("button", { name: "Save changes" }).click();
  await merchant.waitForURL(/\/customers\/cus_[^/]+$/);
  await expect(asked(merchant).getByText("Answered", { exact: true })).toHaveCount(1);
  await expect(status(merchant, "Pending info")).toBeVisible();

  await asked(merchant)
    .getByRole("link", { name: /^ID proof/ })
    .click();
  await expect(slot(merchant)).toBeFocused();
  await expect(slot(merchant)).toContainText("Compliance: not accepted.");
  const chooser = merchant.waitForEvent("filechooser");
  await slot(merchant)
    .getByRole("button", { name: /^Replace/ })
    .click();
  await (await chooser).setFiles({ name: "sharper.jpg", mimeType: "image/jpeg", buffer: await picture() });
  await expect(status(merchant, "Under review")).toBeVisible();
  await expect(asked(merchant)).toBeHidden();
  await expect(merchant.getByText("A person at compliance is looking at this customer").first()).toBeVisible();
});

test("what is right as it stands is answered with a reason, which compliance reads beside it", async ({ browser }) => {
  test.slow();
  const merchant = await desk(browser, "maker@acme.test");
  const name = await addCustomer(merchant);
  const reviewer = await desk(browser, "reviewer@portico.test");
  await ask(reviewer, name, ["Date of birth", "ID proof: passport"]);
  const line = (of: string) =>
    reviewer.getByRole("listitem").filter({ hasText: of }).filter({ hasText: "as it stands" });
  await expect(line("Date of birth")).toHaveCount(0);

  const answer = async (thing: RegExp, reason: string) => {
    await asked(merchant).getByRole("button", { name: thing }).click();
    const dialog = merchant.getByRole("alertdialog");
    await expect(dialog).toContainText("as it is?");
    // No answer without a reason.
    await dialog.getByRole("button", { name: "Send answer" }).click();
    await expect(dialog).toBeVisible();
    await dialog.getByLabel(/^Why it is right/).fill(reason);
    await dialog.getByRole("button", { name: "Send answer" }).click();
    await expect(dialog).toBeHidden();
  };
  await answer(/^Date of birth: it is right/, "The passport prints the day before the month");
  await expect(asked(merchant).getByText("Answered", { exact: true })).toHaveCount(1);
  await expect(asked(merchant)).toContainText("Right as it stands: The passport prints the day before the month");
  await expect(status(merchant, "Pending info")).toBeVisible();
  await expectAccessible(merchant);
  await answer(/^ID proof.*: it is right/, "Nothing on it is covered");
  await expect(status(merchant, "Under review")).toBeVisible();
  await expect(asked(merchant)).toBeHidden();

  // A person reads both reasons, each by what was asked about.
  await openCase(reviewer, name);
  await expect(line("Date of birth")).toContainText("“The passport prints the day before the month”");
  await expect(line("Date of birth")).toContainText(/Marco Rossi, .* UTC/);
  await expect(line("ID proof")).toContainText("“Nothing on it is covered”");
  await expectAccessible(reviewer);
  await expectFits(reviewer);
});

test("a secure link asks for what is missing, keeps its secret, and ends at once when it is ended", async ({
  browser,
}) => {
  test.slow();
  const merchant = await desk(browser, "maker@acme.test");
  const name = await addCustomer(merchant);
  const reviewer = await desk(browser, "reviewer@portico.test");
  await ask(reviewer, name, ["ID proof: passport"]);

  await merchant.getByRole("button", { name: "Make an upload link" }).click();
  const dialog = merchant.getByRole("dialog");
  await dialog.getByRole("button", { name: "Make the link" }).click();
  await expect(dialog.getByRole("img", { name: "QR code of the upload link" })).toBeVisible();
  await expectAccessible(merchant);
  const link = (await dialog.getByText(/\/upload#/).textContent()) ?? "";
  const secret = link.split("#")[1] ?? "";
  expect(secret).toMatch(/^[\w-]{43}$/);
  await dialog.getByRole("button", { name: "Send it by e-mail" }).click();
  await expect(dialog.getByText(/on its way to jose@example.com/)).toBeVisible();
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(merchant.getByRole("list", { name: "Upload links" })).not.toContainText(secret);

  const phone = await desk(browser, null, 390);
  const addresses: string[] = [];
  phone.on("request", (request) => addresses.push(request.url()));
  await phone.goto(link);
  await expect(phone.getByText("Hello José, Acme asks you for one document")).toBeVisible();
  await expect(phone.getByRole("main")).not.toContainText(name);
  await expect(phone).toHaveURL(/\/upload$/);
  expect(addresses.filter((address) => address.includes(secret))).toEqual([]);
  expect(await phone.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))).not.toContain(
    secret,
  );
  const cookies = (await phone.context().cookies()).filter((cookie) => cookie.name.includes("portico.upload"));
  expect(cookies.map(({ httpOnly, sameSite, path }) => ({ httpOnly, sameSite, path }))).toEqual([
    { httpOnly: true, sameSite: "Strict", path: "/upload" },
  ]);
  expect(cookies[0]?.value).not.toContain(secret);
  await expectAccessible(phone);
  await expectNoSidewaysScroll(phone);

  // The merchant ends it while the page is open.
  await merchant.reload();
  await expect(merchant.getByRole("list", { name: "Upload links" })).toContainText("Last used");
  await merchant.getByRole("button", { name: /^End the link for/ }).click();
  await merchant.getByRole("alertdialog").getByRole("button", { name: "End the link" }).click();
  await expect(merchant.getByRole("list", { name: "Upload links" })).toContainText("Ended");
  const chooser = phone.waitForEvent("filechooser");
  await phone.getByRole("button", { name: /^Browse/ }).click();
  await (await chooser).setFiles({ name: "late.jpg", mimeType: "image/jpeg", buffer: await picture() });
  await expect(phone.getByText(/This link is no longer open/)).toBeVisible();
  await phone.reload();
  await expect(phone.getByRole("heading", { name: "This link is no longer open" })).toBeVisible();
});

test("every link that does not open reads the same", async ({ browser }) => {
  const phone = await desk(browser, null, 390);
  const texts: string[] = [];
  for (const address of ["/upload", "/upload#unknown", `/upload#${"a".repeat(43)}`]) {
    await phone.goto("/sign-in");
    await phone.goto(address);
    await expect(phone.getByRole("heading", { name: "This link is no longer open" })).toBeVisible();
    texts.push(await phone.getByRole("main").innerText());
    await expectAccessible(phone);
    await expectNoSidewaysScroll(phone);
  }
  expect(new Set(texts).size).toBe(1);
});
