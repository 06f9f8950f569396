import { randomInt } from "node:crypto";
import { eq } from "drizzle-orm";
import { renderSVG } from "uqr";
import { recoveryCodes, users } from "@/db/schema";
import { type Tx, withScope, writeInScope } from "@/db/scope";
import { recordAudit } from "@/lib/audit/record";
import { RECOVERY_CODE_COUNT, SIGN_IN_LIMITS } from "@/lib/auth/constants";
import type { IdentityScope } from "@/lib/auth/scope";
import { recoveryDigest, sealTotpSecret, spendSecondFactor, spendTotpCode } from "@/lib/auth/second-factor";
import { identityScope, rotateSession, type SignedIn } from "@/lib/auth/sessions";
import { confirmPassword } from "@/lib/auth/step-up";
import { type Bucket, bucketKey, reserveTry, returnTry } from "@/lib/auth/throttle";
import { waitInWords } from "@/lib/auth/throttle-words";
import { newTotpSecret, totpUri } from "@/lib/auth/totp";
import { clock } from "@/lib/core/clock";
import { NOT_FOUND, type Outcome, ok, refuse } from "@/lib/core/outcome";
import { queueMail } from "@/lib/mail/writes";
import { personActor } from "./actor";

const WRONG_CODE = refuse("invalid", "That code did not work.", {
  fields: { code: "That code did not work. Enter the newest one; each works once." },
});
const IS_ON = refuse("wrong_state", "Two-step sign-in is on already.");
const IS_OFF = refuse("wrong_state", "Two-step sign-in is off already.");

/** Letters and digits that nobody mistakes for another: 12 of 30 are 58 bits. */
const CODE_ALPHABET = "23456789abcdefghjkmnpqrstvwxyz";

function newRecoveryCode(): string {
  const characters = Array.from({ length: 12 }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join("");
  return `${characters.slice(0, 4)}-${characters.slice(4, 8)}-${characters.slice(8)}`;
}

async function replaceRecoveryCodes(tx: Tx, userId: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODE_COUNT }, newRecoveryCode);
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await tx.insert(recoveryCodes).values(codes.map((code) => ({ userId, codeDigest: recoveryDigest(userId, code) })));
  return codes;
}

/** Asks for password and code together. Code tries are counted before the code is looked at, in a transaction of their own. */
async function confirmBoth(
  scope: IdentityScope,
  userId: string,
  password: string,
): Promise<Outcome<{ buckets: Bucket[] }>> {
  const confirmed = await confirmPassword(scope, userId, password);
  if (!confirmed.ok) return confirmed;
  const { device: limit, windowMinutes } = SIGN_IN_LIMITS;
  const buckets = [{ key: bucketKey("step-up-code", userId), limit, windowMinutes }];
  const wait = await withScope(scope, (tx) => reserveTry(tx, buckets));
  if (wait === null) return ok({ buckets });
  return refuse("rate_limited", `Too many tries. Try again ${waitInWords(wait)}.`, { retryAfterSeconds: wait });
}

const lockUser = async (tx: Tx, person: SignedIn) =>
  (await tx.select().from(users).where(eq(users.id, person.user.id)).for("update"))[0];

async function note(tx: Tx, person: SignedIn, requestId: string, isOn: boolean): Promise<void> {
  await recordAudit(tx, identityScope(requestId), {
    orgId: null,
    action: isOn ? "totp.enabled" : "totp.disabled",
    subject: { kind: "user", id: person.user.id },
    actor: personActor(person),
  });
  const template = { kind: "two_step_changed" as const, name: person.user.name, isOn, path: "/reset" };
  await queueMail(tx, { orgId: null, to: person.user.email, template });
}

/** First step of turning it on: a secret that counts only once a code of it was given. */
export async function beginTotp(
  person: SignedIn,
  password: string,
  requestId: string,
): Promise<Outcome<{ secret: string; qrSvg: string }>> {
  const scope = identityScope(requestId);
  const confirmed = await confirmPassword(scope, person.user.id, password);
  if (!confirmed.ok) return confirmed;
  const secret = newTotpSecret();
  return writeInScope(scope, async (tx) => {
    const user = await lockUser(tx, person);
    if (!user) return NOT_FOUND;
    if (user.totpEnabledAt) return IS_ON;
    await tx
      .update(users)
      .set({ totpSealed: sealTotpSecret(user.id, secret), totpLastCounter: null })
      .where(eq(users.id, user.id));
    return ok({ secret, qrSvg: renderSVG(totpUri(secret, user.email), { border: 2, ecc: "M" }) });
  });
}

/** Second step: a code proves that the app holds the secret. Returns the recovery codes, which are shown this once. */
export function confirmTotp(
  person: SignedIn,
  code: string,
  requestId: string,
): Promise<Outcome<{ codes: string[]; sessionToken: string }>> {
  return writeInScope(identityScope(requestId), async (tx) => {
    const user = await lockUser(tx, person);
    if (!user?.totpSealed) return refuse("wrong_state", "Start again: there is no code to confirm.");
    if (user.totpEnabledAt) return IS_ON;
    if (!(await spendTotpCode(tx, user, code))) return WRONG_CODE;
    await tx.update(users).set({ totpEnabledAt: clock.now() }).where(eq(users.id, user.id));
    const codes = await replaceRecoveryCodes(tx, user.id);
    const sessionToken = await rotateSession(tx, person.sessionId);
    await note(tx, person, requestId, true);
    return ok({ codes, sessionToken });
  });
}

/** Turns it off, with password and code. Not while the organisation asks for it. */
export async function disableTotp(
  person: SignedIn,
  input: { password: string; code: string },
  requestId: string,
): Promise<Outcome<{ sessionToken: string }>> {
  const scope = identityScope(requestId);
  if (person.current?.requiresTotp) {
    return refuse("wrong_state", `${person.current.orgName} asks everybody for two-step sign-in, so it stays on.`);
  }
  const confirmed = await confirmBoth(scope, person.user.id, input.password);
  if (!confirmed.ok) return confirmed;
  return writeInScope(scope, async (tx) => {
    const user = await lockUser(tx, person);
    if (!user?.totpEnabledAt) return IS_OFF;
    if (!(await spendSecondFactor(tx, user, input.code))) return WRONG_CODE;
    await returnTry(tx, confirmed.value.buckets);
    await tx
      .update(users)
      .set({ totpSealed: null, totpEnabledAt: null, totpLastCounter: null })
      .where(eq(users.id, user.id));
    await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, user.id));
    const sessionToken = await rotateSession(tx, person.sessionId);
    await note(tx, person, requestId, false);
    return ok({ sessionToken });
  });
}

/** New recovery codes in place of the old ones, with password and code. */
export async function renewRecoveryCodes(
  person: SignedIn,
  input: { password: string; code: string },
  requestId: string,
): Promise<Outcome<{ codes: string[] }>> {
  const scope = identityScope(requestId);
  const confirmed = await confirmBoth(scope, person.user.id, input.password);
  if (!confirmed.ok) return confirmed;
  return writeInScope(scope, async (tx) => {
    const user = await lockUser(tx, person);
    if (!user?.totpEnabledAt) return IS_OFF;
    if (!(await spendSecondFactor(tx, user, input.code))) return WRONG_CODE;
    await returnTry(tx, confirmed.value.buckets);
    const codes = await replaceRecoveryCodes(tx, user.id);
    await recordAudit(tx, scope, {
      orgId: null,
      action: "recovery_codes.renewed",
      subject: { kind: "user", id: user.id },
      actor: personActor(person),
    });
    return ok({ codes });
  });
}
