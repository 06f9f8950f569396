"use server";
import { defineAction } from "@/lib/auth/action";
import { openHosted } from "@/lib/auth/hosted";
import { clientAddress, requestId } from "@/lib/auth/request";
import { identityScope } from "@/lib/auth/sessions";
import { ok, refuse } from "@/lib/core/outcome";
import { openLinkInput } from "./input";
import { reserveOpening } from "./writes-throttle";

export const openUploadLinkAction = defineAction({
  id: "requests.open_link",
  permission: { public: true },
  input: openLinkInput,
  handler: async (_caller, { token }) => {
    const waiting = await reserveOpening(identityScope(await requestId()), await clientAddress());
    if (!waiting.ok) return waiting;
    // Unknown, ended, expired and finished are one answer.
    return (await openHosted(token)) ? ok(null) : refuse("not_found", "This link is no longer open.");
  },
});
