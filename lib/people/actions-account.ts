"use server";

import { defineAction } from "@/lib/auth/action";
import { requestId } from "@/lib/auth/request";
import { setSessionCookie } from "@/lib/auth/session-cookie";
import { ok } from "@/lib/core/outcome";
import { beginTotpInput, changePasswordInput, confirmTotpInput, nameInput, protectedInput } from "./input";
import { changeOwnName, changeOwnPassword } from "./writes-account";
import { beginTotp, confirmTotp, disableTotp, renewRecoveryCodes } from "./writes-two-step";

export const changeNameAction = defineAction({
  id: "account.change_name",
  permission: { person: "any" },
  input: nameInput,
  handler: async (person, { name }) => changeOwnName(person, name, await requestId()),
});

export const changePasswordAction = defineAction({
  id: "account.change_password",
  permission: { person: "any" },
  input: changePasswordInput,
  handler: async (person, input) => {
    const changed = await changeOwnPassword(person, input, await requestId());
    if (!changed.ok) return changed;
    await setSessionCookie(changed.value.sessionToken);
    return ok(null);
  },
});

export const beginTotpAction = defineAction({
  id: "account.begin_two_step",
  permission: { person: "any" },
  input: beginTotpInput,
  handler: async (person, { password }) => beginTotp(person, password, await requestId()),
});

export const confirmTotpAction = defineAction({
  id: "account.confirm_two_step",
  permission: { person: "any" },
  input: confirmTotpInput,
  handler: async (person, { code }) => {
    const confirmed = await confirmTotp(person, code, await requestId());
    if (!confirmed.ok) return confirmed;
    await setSessionCookie(confirmed.value.sessionToken);
    return ok({ codes: confirmed.value.codes });
  },
});

export const disableTotpAction = defineAction({
  id: "account.turn_off_two_step",
  permission: { person: "any" },
  input: protectedInput,
  handler: async (person, input) => {
    const disabled = await disableTotp(person, input, await requestId());
    if (!disabled.ok) return disabled;
    await setSessionCookie(disabled.value.sessionToken);
    return ok(null);
  },
});

export const renewRecoveryCodesAction = defineAction({
  id: "account.renew_recovery_codes",
  permission: { person: "any" },
  input: protectedInput,
  handler: async (person, input) => renewRecoveryCodes(person, input, await requestId()),
});
