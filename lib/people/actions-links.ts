"use server";

import { cookies, headers } from "next/headers";
import { defineAction } from "@/lib/auth/action";
import { deviceCookie } from "@/lib/auth/cookie";
import { clientAddress, requestId } from "@/lib/auth/request";
import { setSessionCookie } from "@/lib/auth/session-cookie";
import { identityScope } from "@/lib/auth/sessions";
import { ok } from "@/lib/core/outcome";
import { acceptAsNewInput, completeResetInput, requestResetInput, tokenOnlyInput } from "./input";
import { acceptAsMember, acceptAsNew, readInvitation } from "./writes-accept";
import { askForReset, completeReset } from "./writes-reset";

export const readInvitationAction = defineAction({
  id: "people.read_invitation",
  permission: { public: true },
  input: tokenOnlyInput,
  handler: async (_caller, { token }) => readInvitation(identityScope(await requestId()), token),
});

export const acceptAsNewAction = defineAction({
  id: "people.accept_as_new",
  permission: { public: true },
  input: acceptAsNewInput,
  handler: async (_caller, input) => {
    const accepted = await acceptAsNew(identityScope(await requestId()), {
      ...input,
      address: await clientAddress(),
      userAgent: (await headers()).get("user-agent"),
    });
    if (!accepted.ok) return accepted;
    await setSessionCookie(accepted.value.sessionToken);
    const device = deviceCookie();
    (await cookies()).set(device.name, accepted.value.deviceToken, device.options);
    return ok(null);
  },
});

export const acceptAsMemberAction = defineAction({
  id: "people.accept_as_member",
  permission: { person: "any" },
  input: tokenOnlyInput,
  handler: async (person, { token }) => acceptAsMember(identityScope(await requestId()), person, token),
});

export const requestResetAction = defineAction({
  id: "people.request_reset",
  permission: { public: true },
  input: requestResetInput,
  handler: async (_caller, { email }) =>
    askForReset(identityScope(await requestId()), { email, address: await clientAddress() }),
});

export const completeResetAction = defineAction({
  id: "people.complete_reset",
  permission: { public: true },
  input: completeResetInput,
  handler: async (_caller, input) => completeReset(identityScope(await requestId()), input),
});
