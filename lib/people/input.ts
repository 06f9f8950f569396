import { z } from "zod";
import { MERCHANT_ROLES, PASSWORD_MAX } from "@/lib/auth/constants";
import { publicId } from "@/lib/core/public-id";
import { cleanLine, hasForbiddenCharacters, isVisibleText } from "@/lib/core/text";

/** A name of a person or thing on one line. */
export const lineInput = (what: string, max: number) =>
  z
    .string()
    .transform(cleanLine)
    .refine(isVisibleText, `Enter ${what}.`)
    .refine((value) => value.length <= max, `Use at most ${max} characters.`)
    .refine((value) => !hasForbiddenCharacters(value), "Remove the invisible characters.");

export const emailInput = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email("Enter an e-mail address such as name@company.com.").max(254, "This address is too long."));

const roleInput = z.enum(MERCHANT_ROLES, "Choose a role.");
/** Any text a person may have chosen; the rules for new ones need the e-mail too and are asked later. */
const passwordInput = z
  .string()
  .min(1, "Enter your password.")
  .max(PASSWORD_MAX * 4, "This password is too long.");
const codeInput = z.string().trim().min(1, "Enter the code.").max(64, "This is not a code of ours.");
const tokenInput = z.string().regex(/^[\w-]{43}$/, "This link is not complete. Open it from the mail again.");

export const noInput = z.strictObject({});
export const sessionIdInput = z.strictObject({ sessionId: publicId("session") });
export const switchInput = z.strictObject({ organisationId: publicId("organisation") });

export const nameInput = z.strictObject({ name: lineInput("your name", 100) });
export const changePasswordInput = z.strictObject({ password: passwordInput, newPassword: passwordInput });
export const beginTotpInput = z.strictObject({ password: passwordInput });
export const confirmTotpInput = z.strictObject({ code: codeInput });
export const protectedInput = z.strictObject({ password: passwordInput, code: codeInput });

export const inviteInput = z.strictObject({ email: emailInput, role: roleInput });
export const invitationIdInput = z.strictObject({ invitationId: publicId("invitation") });
export const memberRoleInput = z.strictObject({ userId: publicId("user"), role: roleInput });
export const memberInput = z.strictObject({ userId: publicId("user") });

export const tokenOnlyInput = z.strictObject({ token: tokenInput });
export const acceptAsNewInput = z.strictObject({
  token: tokenInput,
  name: lineInput("your name", 100),
  password: passwordInput,
});

export const requestResetInput = z.strictObject({ email: emailInput });
export const completeResetInput = z.strictObject({ token: tokenInput, password: passwordInput });
