import { expect, type Page, test } from "@playwright/test";
import { decision, desk, openCase, openDecision, status } from "./case-kit";
import { expectAccessible } from "./fixtures";
import { picture, sixDigits, submitForPerson } from "./wizard";

/** Every decision about this organisation's customers needs two people from now on. */
async function askForTwo(page: Page, organisation: string): Promise<void> {
  await page.goto("/platform");
  await page.getByRole("button", { name: `Compliance settings of ${organisation}` }).click();
  const dialog = page.getByRole("dialog", { name: "Compliance settings", exact: true });
  await dialog.getByRole("radio", { name: /Always/ }).click();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
}

test("a customer goes from submission over a request, a hosted upload and two persons to approval", async ({
  browser,
}) => {
  test.slow();
  const lastName = `Journey ${sixDigits()}`;
  await askForTwo(await desk(browser, "ops@portico.test"), "Globex");

  // The merchant submits; the review leaves it to a person.
  const merchant = await desk(browser, "owner@globex.test");
  const name = await submitForPerson(merchant, lastName);
  await expect(status(merchant, "Under review")).toBeVisible();

  // A reviewer asks for another address proof.
  const reviewer = await desk(browser, "reviewer@portico.test");
  await openCase(reviewer, name);
  await expectAccessible(reviewer);
  await openDecision(reviewer);
  await decision(reviewer).getByRole("tab", { name: "Request" }).click();
  const wanted = decision(reviewer).getByLabel("What do you need?");
  await wanted.fill("Address proof");
  await reviewer.getByRole("option", { name: /Address proof: another document/ }).click();
  await decision(reviewer)
    .getByLabel(/^For the customer/)
    .fill("Please send a bill of this quarter.");
  await decision(reviewer).getByRole("button", { name: "Preview the request" }).click();
  await reviewer.getByRole("dialog").getByRole("button", { name: "Send the request" }).click();
  await expect(status(reviewer, "Pending info")).toBeVisible();

  // The merchant sees what is asked and hands it on by a secure link.
  await expect(status(merchant, "Pending info")).toBeVisible();
  await expect(merchant.getByRole("list", { name: "What compliance asks for" })).toContainText("Address proof");
  await expectAccessible(merchant);
  await merchant.getByRole("button", { name: "Make an upload link" }).click();
  await merchant.getByRole("dialog").getByRole("button", { name: "Make the link" }).click();
  const link = await merchant
    .getByRole("dialog")
    .getByText(/\/upload#/)
    .textContent();
  await merchant.getByRole("dialog").getByRole("button", { name: "Done" }).click();

  // The customer uploads on a phone, without signing in.
  const phone = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await phone.goto(link ?? "");
  await expect(phone.getByText(/Globex asks you for one document/)).toBeVisible();
  expect(phone.url(), "the secret has left the address").not.toContain(link?.split("#")[1] ?? "#");
  await expectAccessible(phone);
  await phone.getByLabel("Which document do you have?").click();
  await phone.getByRole("option", { name: "Bank statement", exact: true }).click();
  await phone.getByLabel("Issued on").fill(new Date(Date.now() - 5 * 86_400_000).toISOString().slice(0, 10));
  const chooser = phone.waitForEvent("filechooser");
  await phone.getByRole("button", { name: /Browse/ }).click();
  await (await chooser).setFiles({ name: "statement.jpg", mimeType: "image/jpeg", buffer: await picture() });
  await expect(phone.getByRole("heading", { name: "Thank you, everything has arrived" })).toBeVisible();
  await expectAccessible(phone);

  // The review re-opens by itself; the reviewer proposes, a second person confirms.
  await expect(status(merchant, "Under review")).toBeVisible();
  await openCase(reviewer, name);
  await openDecision(reviewer);
  await decision(reviewer).getByRole("tab", { name: "Approve" }).click();
  await decision(reviewer).getByLabel("Reason").click();
  await reviewer.getByRole("option", { name: "The evidence is sufficient" }).click();
  await decision(reviewer).getByLabel("For the merchant").fill("The papers match the profile in every point.");
  await decision(reviewer).getByLabel("For staff").fill("Compared both papers with the profile and the register.");
  await decision(reviewer)
    .getByRole("button", { name: /^Propose: approve/ })
    .click();
  await reviewer.getByRole("alertdialog").getByRole("button", { name: "Propose" }).click();
  await expect(reviewer.getByText("Other reviewers are told that a second person is wanted.")).toBeVisible();

  const lead = await desk(browser, "lead@portico.test");
  await openCase(lead, name);
  await openDecision(lead);
  await expect(decision(lead).getByText(/proposes to approve/)).toBeVisible();
  await expectAccessible(lead);
  await decision(lead).getByRole("button", { name: "Confirm" }).click();
  await lead.getByRole("alertdialog").getByRole("button", { name: "Confirm" }).click();
  await expect(status(lead, "Approved")).toBeVisible();

  // The merchant is told without reloading.
  await expect(status(merchant, "Approved")).toBeVisible();
});
