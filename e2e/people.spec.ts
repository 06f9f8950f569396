import { expect, type Page, test } from "@playwright/test";
import { TOTP } from "otpauth";
import { fillSignIn, signIn, signInByForm, visit } from "./fixtures";
import { PASSWORD } from "./send";

const CHOSEN = "a river of small stones";

/** An address that no other run has used. */
const fresh = (what: string) => `${what}-${Date.now()}-${Math.floor(Math.random() * 1e6)}@acme.test`;

/** Invites an address into Acme and returns the path of the link that the outbox shows. */
async function invite(owner: Page, email: string, role: string): Promise<string> {
  await signIn(owner, "owner@acme.test");
  await owner.goto("/people");
  await owner.getByRole("button", { name: "Invite a person" }).click();
  const dialog = owner.getByRole("dialog");
  await dialog.getByLabel("E-mail").fill(email);
  await dialog.getByRole("radio", { name: role }).click();
  await dialog.getByRole("button", { name: "Send invitation" }).click();
  await expect(owner.getByRole("row", { name: new RegExp(email) })).toBeVisible();
  await owner.goto("/outbox");
  const mail = owner.getByRole("listitem").filter({ hasText: `To ${email}` });
  const link = mail.getByRole("link", { name: "Accept the invitation" });
  return (await link.getAttribute("href")) ?? "";
}

/** A person of their own for a test that changes how somebody signs in. */
async function newMember(owner: Page, page: Page, email: string, role = "Viewer"): Promise<void> {
  await page.goto(await invite(owner, email, role));
  await page.getByLabel("Your name").fill("Nora Newcomer");
  await page.getByLabel("Choose a password").fill(CHOSEN);
  await page.getByRole("button", { name: "Accept and sign in" }).click();
  await page.waitForURL((url) => url.pathname === "/customers");
}

/** Sets up two-step sign-in of whoever is signed in and returns one recovery code. */
async function enrol(page: Page): Promise<string> {
  await page.goto("/account/security");
  // Not there where the organisation leads straight to the set-up.
  const turnOn = page.getByRole("button", { name: "Turn on" });
  await expect(turnOn.or(page.getByLabel("Your password"))).toBeVisible();
  if (await turnOn.isVisible()) await turnOn.click();
  await page.getByLabel("Your password").fill(CHOSEN);
  await page.getByRole("button", { name: "Set up two-step sign-in" }).click();
  await expect(page.getByRole("img", { name: /QR code/ })).toBeVisible();
  const key = await page.getByRole("button", { name: /^Copy key/ }).textContent();
  await page.getByLabel("Code from the app").fill(new TOTP({ secret: key?.trim() ?? "" }).generate());
  await page.getByRole("button", { name: "Turn on" }).click();
  const codes = page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  await expect(codes).toHaveCount(10);
  const code = (await codes.first().textContent()) ?? "";
  await page.getByRole("button", { name: "I have kept the codes" }).click();
  return code;
}

test("a signed-out person signs in and comes back to the page they asked for", async ({ page }) => {
  await page.goto("/people?tab=x");
  await expect(page).toHaveURL(/\/sign-in\?from=/);
  await fillSignIn(page, "owner@acme.test", PASSWORD);
  await expect(page).toHaveURL("/people?tab=x");
  await expect(page.getByRole("heading", { name: "People" })).toBeVisible();
});

test("a wrong password and an unknown address are told the same", async ({ page }) => {
  await page.goto("/sign-in");
  await fillSignIn(page, "maker@acme.test", "not the password");
  const alert = page.getByRole("alert").filter({ hasText: "do not match" });
  await expect(alert).toBeVisible();
  const said = await alert.textContent();
  await fillSignIn(page, fresh("nobody"), "not the password");
  await expect(alert).toHaveText(said ?? "");
});

test("signing out shuts the door for a copied cookie too", async ({ page, context }) => {
  await signInByForm(page, "viewer@acme.test");
  const copied = await context.cookies();
  await page
    .getByRole("button", { name: /^Account:/ })
    .first()
    .click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL("/sign-in");
  await context.addCookies(copied);
  await page.goto("/account");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("an invited person follows the mail, chooses a password and works in the organisation", async ({
  page,
  browser,
}) => {
  const ownerContext = await browser.newContext();
  const email = fresh("invited");
  const path = await invite(await ownerContext.newPage(), email, "Viewer");
  await page.goto(path);
  await expect(page.getByText("Acme", { exact: true })).toBeVisible();
  expect(page.url()).not.toContain("#");
  await page.getByLabel("Your name").fill("Nora Newcomer");
  await page.getByLabel("Choose a password").fill("password1234");
  await page.getByRole("button", { name: "Accept and sign in" }).click();
  await expect(page.getByText("among the first that are guessed")).toBeVisible();
  await page.getByLabel("Choose a password").fill(CHOSEN);
  await page.getByRole("button", { name: "Accept and sign in" }).click();
  await page.waitForURL((url) => url.pathname === "/customers");
  await page.goto("/account");
  await expect(page.getByText("You are here")).toBeVisible();

  const late = await ownerContext.newPage();
  await late.goto(path);
  await expect(late.getByText("was used already")).toBeVisible();
  await ownerContext.close();
});

test("two-step sign-in is set up, asked for, and opened by a recovery code", async ({ page, browser }) => {
  test.slow();
  const ownerContext = await browser.newContext();
  const email = fresh("two-step");
  await newMember(await ownerContext.newPage(), page, email);
  await ownerContext.close();

  const recoveryCode = await enrol(page);
  await expect(page.getByText("10 recovery codes are left")).toBeVisible();

  await page.context().clearCookies();
  await page.goto("/sign-in");
  await fillSignIn(page, email, CHOSEN);
  await page.getByLabel("Code from your authenticator app").fill("000000");
  await page.getByRole("button", { name: "Confirm code" }).click();
  await expect(page.getByText("That code did not work")).toBeVisible();
  await page.getByLabel("Code from your authenticator app").fill(recoveryCode);
  await page.getByRole("button", { name: "Confirm code" }).click();
  await page.waitForURL((url) => url.pathname === "/customers");
});

test("a session that is ended elsewhere is out at its next click", async ({ page, browser }) => {
  const ownerContext = await browser.newContext();
  const email = fresh("sessions");
  await newMember(await ownerContext.newPage(), page, email);
  await ownerContext.close();
  const other = await (await browser.newContext()).newPage();
  await signInByForm(other, email, CHOSEN);

  await page.goto("/account/security");
  await page.getByRole("button", { name: /^Sign out Chrome/ }).click();
  await expect(page.getByRole("button", { name: /^Sign out Chrome/ })).toHaveCount(0);
  await other.goto("/account");
  await expect(other).toHaveURL(/\/sign-in/);
  await expect(other.getByText("You were signed out")).toBeVisible();
  await other.context().close();
});

test("a person in two organisations changes between them", async ({ page, browser }) => {
  const ownerContext = await browser.newContext();
  const owner = await ownerContext.newPage();
  const email = fresh("both");
  await newMember(owner, page, email);
  const operatorContext = await browser.newContext();
  const operator = await operatorContext.newPage();
  await signIn(operator, "ops@portico.test");
  await operator.goto("/platform");
  await operator.getByRole("button", { name: "Invite an owner of Initech" }).click();
  await operator.getByRole("dialog").getByLabel("E-mail").fill(email);
  await operator.getByRole("button", { name: "Send invitation" }).click();
  await expect(operator.getByRole("dialog")).toHaveCount(0);
  await operator.goto("/platform/outbox");
  const mail = operator
    .getByRole("listitem")
    .filter({ hasText: `To ${email}` })
    .filter({ hasText: "Initech" });
  const path = await mail.getByRole("link", { name: "Accept the invitation" }).getAttribute("href");

  await page.goto(path ?? "");
  await page.getByRole("button", { name: "Join Initech" }).click();
  await expect(page.getByRole("button", { name: /^Organisation: Initech/ })).toBeVisible();
  await page.getByRole("button", { name: /^Organisation: Initech/ }).click();
  await page.getByRole("menuitemradio", { name: /Acme/ }).click();
  await expect(page.getByRole("button", { name: /^Organisation: Acme/ })).toBeVisible();
  await operatorContext.close();
  await ownerContext.close();
});

test("a forgotten password is replaced through the mailed link", async ({ page, browser }) => {
  const ownerContext = await browser.newContext();
  const email = fresh("forgot");
  await newMember(await ownerContext.newPage(), page, email);
  await ownerContext.close();
  await page.context().clearCookies();
  await page.goto("/reset");
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(page.getByText("Look into your mail")).toBeVisible();

  const operatorContext = await browser.newContext();
  const operator = await operatorContext.newPage();
  await signIn(operator, "ops@portico.test");
  const mail = operator
    .getByRole("listitem")
    .filter({ hasText: `To ${email}` })
    .filter({ hasText: "Choose a new Portico" });
  await expect(async () => {
    await operator.goto("/platform/outbox");
    await expect(mail).toBeVisible({ timeout: 1000 });
  }).toPass();
  const path = await mail.getByRole("link", { name: "Choose a new password" }).getAttribute("href");
  await operatorContext.close();

  await page.goto(path ?? "");
  await page.getByLabel("New password").fill("another river of stones");
  await page.getByRole("button", { name: "Save the new password" }).click();
  await expect(page.getByText("Your password was changed")).toBeVisible();
  await signInByForm(page, email, "another river of stones");
  await expect(page).toHaveURL(/\/customers/);
});

test("the operator makes an organisation, and its switches hold", async ({ page }) => {
  const name = `Umbrella ${Date.now()}`;
  await signInByForm(page, "ops@portico.test");
  await expect(page).toHaveURL(/\/platform/);
  await page.getByRole("button", { name: "Create organisation" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Create", exact: true }).click();
  const creation = page.getByRole("switch", { name: `Customer creation for ${name}` });
  await expect(creation).not.toBeChecked();
  await creation.click();
  await expect(page.getByText(`Customer creation is on for ${name}`).first()).toBeVisible();
  await page.reload();
  await expect(creation).toBeChecked();

  await page.getByRole("button", { name: `Suspend ${name}` }).click();
  await page
    .getByRole("alertdialog")
    .getByLabel(/Reason/)
    .fill("Made for a test only");
  await page.getByRole("alertdialog").getByRole("button", { name: "Suspend" }).click();
  await expect(page.getByRole("row", { name: new RegExp(name) }).getByText("Suspended")).toBeVisible();
});

test("a viewer finds no page about people", async ({ page }) => {
  await signIn(page, "viewer@acme.test");
  await page.goto("/people");
  await expect(page.getByRole("heading", { name: "This page does not exist" })).toBeAttached();
});

test("where two-step sign-in is asked of everybody, nothing opens before it is set up", async ({ page, browser }) => {
  test.slow();
  const name = `Strict ${Date.now()}`;
  const email = fresh("strict");
  const operatorContext = await browser.newContext();
  const operator = await operatorContext.newPage();
  await signIn(operator, "ops@portico.test");
  await visit(operator, "/platform");
  await operator.getByRole("button", { name: "Create organisation" }).click();
  await operator.getByRole("dialog").getByLabel("Name").fill(name);
  await operator.getByRole("button", { name: "Create", exact: true }).click();
  await operator.getByRole("button", { name: `Invite an owner of ${name}` }).click();
  await operator.getByRole("dialog").getByLabel("E-mail").fill(email);
  await operator.getByRole("button", { name: "Send invitation" }).click();
  await expect(operator.getByRole("dialog")).toHaveCount(0);
  await operator.goto("/platform/outbox");
  const mail = operator.getByRole("listitem").filter({ hasText: `To ${email}` });
  await page.goto((await mail.getByRole("link", { name: "Accept the invitation" }).getAttribute("href")) ?? "");
  await page.getByLabel("Your name").fill("Olga Owner");
  await page.getByLabel("Choose a password").fill(CHOSEN);
  await page.getByRole("button", { name: "Accept and sign in" }).click();
  await page.waitForURL((url) => url.pathname === "/customers");

  await page.goto("/settings");
  const ask = page.getByRole("switch", { name: "Ask everybody for two-step sign-in" });
  await ask.click();
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(page.getByText("Turn on two-step sign-in for yourself first")).toBeVisible();
  await enrol(page);
  await page.goto("/settings");
  await ask.click();
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(page.getByText("Settings saved").first()).toBeVisible();

  await page.goto("/people");
  await page.getByRole("button", { name: "Invite a person" }).click();
  const second = fresh("second");
  await page.getByRole("dialog").getByLabel("E-mail").fill(second);
  await page.getByRole("button", { name: "Send invitation" }).click();
  await expect(page.getByRole("row", { name: new RegExp(second) })).toBeVisible();
  await operator.goto("/platform/outbox");
  const other = operator.getByRole("listitem").filter({ hasText: `To ${second}` });
  const path = await other.getByRole("link", { name: "Accept the invitation" }).getAttribute("href");
  await operatorContext.close();

  const memberContext = await browser.newContext();
  const member = await memberContext.newPage();
  await member.goto(path ?? "");
  await member.getByLabel("Your name").fill("Mona Member");
  await member.getByLabel("Choose a password").fill(CHOSEN);
  await member.getByRole("button", { name: "Accept and sign in" }).click();
  await expect(member).toHaveURL("/account/security");
  await member.goto("/customers");
  await expect(member).toHaveURL("/account/security");
  await expect(member.getByText(`${name} asks everybody for two-step sign-in`)).toBeVisible();
  await enrol(member);
  await expect(member).toHaveURL("/customers");
  await memberContext.close();
});
