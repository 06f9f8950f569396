import { expect, type Locator, type Page } from "@playwright/test";
import sharp from "sharp";
import { visit } from "./fixtures";

/** Begins a draft and waits for its first step. */
export async function begin(
  page: Page,
  type: "Individual" | "Company",
  purpose: "Basic profile" | "Wallet",
): Promise<void> {
  await visit(page, "/customers/new");
  await page.getByRole("radio", { name: type }).click();
  await page.getByRole("radio", { name: purpose }).click();
  await page.getByRole("button", { name: "Continue" }).click();
  await page.waitForURL(/\/customers\/new\/drf_/);
  await expect(page.getByRole("heading", { level: 1, name: `New ${type.toLowerCase()}` })).toBeVisible();
}

export async function choose(field: Locator, text: string): Promise<void> {
  await field.fill(text);
  await field.page().getByRole("option", { name: text, exact: true }).click();
}

export const goOn = (page: Page) => page.getByRole("button", { name: "Continue" }).click();
export const atStep = (page: Page, name: string) => expect(page.getByRole("heading", { level: 2, name })).toBeVisible();
export const isSaved = (page: Page) => expect(page.getByText(/^Saved \d+ s ago$|^Saved just now$/)).toBeVisible();
export const sixDigits = () => String(Date.now()).slice(-8);
export const field = (page: Page, path: string) => page.locator(`#field-${path.replaceAll(".", "-")}`);

/** A legible picture that no other run has sent. */
export async function picture(): Promise<Buffer> {
  const mark = `${Date.now()}-${Math.random()}`;
  const line = (_: unknown, i: number) => `<text x="40" y="${40 + i * 22}" font-size="20">Line ${i} of ${mark}</text>`;
  const body = Array.from({ length: 40 }, line).join("");
  const size = 'width="1400" height="1000"';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size}><rect ${size} fill="#eef"/>${body}</svg>`;
  return sharp(Buffer.from(svg)).jpeg().toBuffer();
}

export async function upload(page: Page, slot: string, type?: string): Promise<void> {
  const place = page.locator(`#document-${slot}`);
  if (type) {
    await place.getByLabel("Type of document").click();
    await page.getByRole("option", { name: type, exact: true }).click();
    await place.getByLabel("Issued on").fill(new Date(Date.now() - 10 * 86_400_000).toISOString().slice(0, 10));
  }
  const chooser = page.waitForEvent("filechooser");
  await place.getByRole("button", { name: /Browse/ }).click();
  await (await chooser).setFiles({ name: "paper.jpg", mimeType: "image/jpeg", buffer: await picture() });
  await expect(place.getByText("Complete", { exact: true })).toBeVisible({ timeout: 20_000 });
}

export async function fillAddress(page: Page, prefix: string): Promise<void> {
  await field(page, `${prefix}_line1`).fill("1 Example Street");
  await field(page, `${prefix}_city`).fill("Sydney");
  await choose(field(page, `${prefix}_state`), "New South Wales");
  await field(page, `${prefix}_zip_code`).fill("2000");
}

export async function fillIndividual(page: Page, lastName: string, nationality = "Australia"): Promise<void> {
  await field(page, "first_name").fill("José");
  await field(page, "last_name").fill(lastName);
  await expect(field(page, "first_name_en")).toHaveValue("Jose");
  await field(page, "dob").fill("1990-04-02");
  await choose(field(page, "nationality"), nationality);
  await goOn(page);
  await atStep(page, "Contact and address");
  await field(page, "email").fill("Jose@Example.COM");
  await choose(field(page, "country_of_residence"), "Australia");
  await expect(field(page, "address_country")).toHaveValue("Australia");
  await expect(field(page, "phone_country_code")).toHaveValue("Australia +61");
  await field(page, "phone_number").fill("0412 345 678");
  await fillAddress(page, "address");
  await goOn(page);
  await atStep(page, "ID and tax numbers");
  await field(page, "identification_type").click();
  await page.getByRole("option", { name: "Passport" }).click();
  await field(page, "identification_value").fill(`PA${sixDigits().slice(0, 7)}`);
}

/** A customer for a wallet with both papers, submitted; waits for its page. Gives the name. */
export async function submitForWallet(page: Page, lastName: string, nationality?: string): Promise<string> {
  await begin(page, "Individual", "Wallet");
  await fillIndividual(page, lastName, nationality);
  await goOn(page);
  await atStep(page, "Work and money");
  await goOn(page);
  await atStep(page, "Documents");
  await upload(page, "id_proof-customer");
  await upload(page, "address_proof-customer", "Utility bill");
  await goOn(page);
  await atStep(page, "Senders");
  await goOn(page);
  await atStep(page, "Review");
  await page.getByRole("button", { name: "Submit for review" }).click();
  await page.waitForURL(/\/customers\/cus_/);
  return `José ${lastName}`;
}

/** A customer of a country of high risk, whom the automated review leaves to a person. Gives the name. */
export async function submitForPerson(page: Page, lastName: string): Promise<string> {
  const name = await submitForWallet(page, lastName, "Myanmar");
  await expect(page.getByText("A person at compliance is looking at this customer").first()).toBeVisible();
  return name;
}
