import { expect, test } from "@playwright/test";
import { expectAccessible, signIn } from "./fixtures";
import { atStep, begin, choose, field, fillAddress, fillIndividual, goOn, isSaved, sixDigits, upload } from "./wizard";

test("a merchant adds an individual for a wallet with documents and a sender, and watches the review", async ({
  page,
}) => {
  test.slow();
  await signIn(page, "maker@acme.test");
  await begin(page, "Individual", "Wallet");
  const lastName = `Müller ${sixDigits()}`;
  await fillIndividual(page, lastName);
  await page.getByRole("button", { name: "Add a tax number" }).click();
  await choose(field(page, "tax_info.0.country_code"), "Australia");
  await page.getByLabel("Tax file number (TFN)").fill("123 456 789");
  await page.keyboard.press("Tab");
  const taxNumbers = page.getByRole("region", { name: "Tax numbers" });
  await expect(taxNumbers.getByText("its check digit does not match")).toBeVisible();
  await page.getByLabel("Tax file number (TFN)").fill("123 456 782");
  await goOn(page);
  await atStep(page, "Work and money");
  await goOn(page);
  await atStep(page, "Documents");
  await upload(page, "id_proof-customer");
  await upload(page, "address_proof-customer", "Utility bill");
  await goOn(page);
  await atStep(page, "Senders");
  await page.getByRole("button", { name: "Create sender" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Nickname").fill(`Payroll ${lastName}`);
  await dialog.getByLabel("Account holder").fill("Acme Pty Ltd");
  await dialog.getByLabel("BSB").fill("062-000");
  await dialog.getByLabel("Account number").fill(sixDigits());
  await dialog.getByRole("button", { name: "Create sender" }).click();
  await expect(page.getByRole("checkbox", { name: `Payroll ${lastName}` })).toBeChecked();
  await goOn(page);
  await atStep(page, "Review");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Submit for review" }).click();
  await page.waitForURL(/\/customers\/cus_/);
  await expect(page.getByRole("heading", { level: 1, name: `José ${lastName}` })).toBeVisible();
  await expect(page.getByText(/^(Under review|Approved)$/).first()).toBeVisible();

  await page.goBack();
  await expect(page.getByText(/was submitted already|All customers/).first()).toBeVisible();
});

test("a merchant adds a company for a wallet with its people and papers", async ({ page }) => {
  test.slow();
  await signIn(page, "maker@acme.test");
  await begin(page, "Company", "Wallet");
  const name = `Widget ${sixDigits()} Pty Ltd`;
  await field(page, "name").fill(name);
  await choose(field(page, "incorporation_country"), "Australia");
  await field(page, "registration_number").fill("51 824 753 556");
  await field(page, "incorporation_date").fill("2015-06-01");
  await field(page, "company_email").fill("hello@widget.example");
  await goOn(page);
  await atStep(page, "Addresses");
  await expect(field(page, "registered_address_country")).toHaveValue("Australia");
  await fillAddress(page, "registered_address");
  await goOn(page);
  await atStep(page, "Business");
  await field(page, "nature_of_business").fill("1111");
  await page.getByRole("option", { name: /\(1111\)/ }).click();
  await goOn(page);
  await atStep(page, "People");
  await field(page, "authorized_user.first_name").fill("Ada");
  await field(page, "authorized_user.last_name").fill("Byron");
  await field(page, "authorized_user.dob").fill("1980-12-10");
  await choose(field(page, "authorized_user.nationality"), "Australia");
  await field(page, "authorized_user.email").fill("ada@widget.example");
  await field(page, "authorized_user.identification_type").click();
  await page.getByRole("option", { name: "Passport" }).click();
  await field(page, "authorized_user.identification_value").fill("PB7654321");
  await page.getByRole("button", { name: "Add a director" }).click();
  await field(page, "directors.0.first_name").fill("Grace");
  await field(page, "directors.0.last_name").fill("Murray");
  await expect(page.getByRole("heading", { name: "Grace Murray" })).toBeVisible();
  await expectAccessible(page);
  await goOn(page);
  await atStep(page, "Documents");
  await upload(page, "id_proof-authorized_user");
  await upload(page, "company_address_proof-customer", "Bank statement");
  await goOn(page);
  await goOn(page);
  await atStep(page, "Review");
  await page.getByRole("button", { name: "Submit for review" }).click();
  await page.waitForURL(/\/customers\/cus_/);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
});

test("submitting incomplete says so, gives pending info, and each missing thing leads to its field", async ({
  page,
}) => {
  await signIn(page, "maker@acme.test");
  await begin(page, "Individual", "Wallet");
  await field(page, "first_name").fill("Ines");
  await field(page, "last_name").fill(`Partly ${sixDigits()}`);
  await page.getByRole("link", { name: /Review/ }).click();
  await atStep(page, "Review");
  await page.getByRole("link", { name: "Postcode" }).click();
  await atStep(page, "Contact and address");
  await expect(field(page, "address_zip_code")).toBeFocused();
  await page.getByRole("link", { name: /Review/ }).click();
  await page.getByRole("button", { name: /^Save as pending info: \d+ things missing$/ }).click();
  await page.waitForURL(/\/customers\/cus_/);
  await expect(page.getByText("Pending info").first()).toBeVisible();
});

test("a name that is missing stops the step: the summary takes the focus and leads to the field", async ({ page }) => {
  await signIn(page, "maker@acme.test");
  await begin(page, "Individual", "Basic profile");
  await goOn(page);
  const summary = page.getByRole("alert").filter({ hasText: "need your attention" });
  await expect(summary).toBeFocused();
  await summary.getByRole("link", { name: /Last name/ }).click();
  await expect(field(page, "last_name")).toBeFocused();
  await expectAccessible(page);
});

test("a refresh in the middle and another device lose nothing", async ({ page, browser }) => {
  await signIn(page, "maker@acme.test");
  await begin(page, "Individual", "Wallet");
  await field(page, "first_name").fill("Resi");
  await field(page, "last_name").fill("Stent");
  await field(page, "dob").fill("2015-01-01");
  await isSaved(page);
  await page.reload();
  await expect(field(page, "first_name")).toHaveValue("Resi");
  await expect(field(page, "dob")).toHaveValue("2015-01-01");

  const other = await (await browser.newContext()).newPage();
  await signIn(other, "owner@acme.test");
  await other.goto(new URL(page.url()).pathname);
  await expect(field(other, "last_name")).toHaveValue("Stent");
  await other.context().close();
});

test("two tabs: the second is told who changed the draft and chooses", async ({ page, context }) => {
  await signIn(page, "maker@acme.test");
  await begin(page, "Individual", "Basic profile");
  const second = await context.newPage();
  await second.goto(page.url());
  await expect(field(second, "first_name")).toBeVisible();
  await field(page, "first_name").fill("First");
  await isSaved(page);
  await field(second, "first_name").fill("Second");
  await expect(second.getByText(/changed in another tab at .* by Marco Rossi/)).toBeVisible();
  await expect(field(second, "first_name")).toHaveValue("Second");
  await second.getByRole("button", { name: "Load theirs" }).click();
  await expect(field(second, "first_name")).toHaveValue("First");
  await field(second, "first_name").fill("Third");
  await isSaved(second);
  await field(page, "last_name").fill("Mine");
  await page.getByRole("button", { name: "Keep mine" }).click();
  await isSaved(page);
  await second.reload();
  await expect(field(second, "last_name")).toHaveValue("Mine");
});

test("an ended session keeps what was typed and saves after signing in again", async ({ page, context }) => {
  await signIn(page, "maker@acme.test");
  await begin(page, "Individual", "Basic profile");
  const cookies = await context.cookies();
  await context.clearCookies();
  await field(page, "first_name").fill("Patience");
  await expect(page.getByText("You are signed out")).toBeVisible();
  await context.addCookies(cookies);
  await page.getByRole("button", { name: "Save now" }).click();
  await isSaved(page);
  await page.reload();
  await expect(field(page, "first_name")).toHaveValue("Patience");
});

test("a draft is discarded, brought back, and listed with its step", async ({ page }) => {
  await signIn(page, "maker@acme.test");
  await begin(page, "Company", "Basic profile");
  const name = `Undo ${sixDigits()}`;
  await field(page, "name").fill(name);
  await isSaved(page);
  await page.getByRole("button", { name: /^Discard/ }).click();
  await page.waitForURL(/\/customers\/drafts/);
  await expect(page.getByRole("link", { name })).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("row", { name: new RegExp(name) })).toContainText("Company and contact");
  await expectAccessible(page);
});

test("the keyboard alone adds a basic profile", async ({ page }) => {
  await signIn(page, "maker@acme.test");
  await page.goto("/customers/new");
  await page.getByRole("radio", { name: "Individual" }).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await expect(page.getByRole("radio", { name: "Basic profile" })).toBeChecked();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/customers\/new\/drf_/);
  await field(page, "first_name").focus();
  await page.keyboard.type("Key");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Board");
  await page.keyboard.press("Enter");
  await atStep(page, "Contact and address");
  await field(page, "email").focus();
  await page.keyboard.type("key@example.com");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Singapo");
  await expect(page.getByRole("option", { name: "Singapore" })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(field(page, "country_of_residence")).toHaveValue("Singapore");
  await page.getByRole("link", { name: /Review/ }).focus();
  await page.keyboard.press("Enter");
  await atStep(page, "Review");
  await page.getByRole("button", { name: "Submit for review" }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/customers\/cus_/);
});

test("where adding customers is off, the page says why and names whom to ask", async ({ page }) => {
  await signIn(page, "owner@initech.test");
  await page.goto("/customers/new");
  await expect(page.getByText("Adding customers is switched off for Initech")).toBeVisible();
  await expect(page.getByRole("link", { name: "onboarding@portico.test" })).toBeVisible();
  await expect(page.getByRole("button", { name: /Copy Organisation ID org_/ })).toBeVisible();
  await expect(page.getByRole("button", { name: "Continue" })).toBeHidden();
});
