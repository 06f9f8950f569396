"use server";

import { defineAction } from "@/lib/auth/action";
import { requestId } from "@/lib/auth/request";
import { clearSessionCookie } from "@/lib/auth/session-cookie";
import { noInput, sessionIdInput, switchInput } from "./input";
import { endAllSessions, endOwnSession, revokeSession, switchOrganisation } from "./writes-sessions";

export const signOutAction = defineAction({
  id: "people.sign_out",
  permission: { person: "any" },
  input: noInput,
  handler: async (person) => {
    const outcome = await endOwnSession(person, await requestId());
    await clearSessionCookie();
    return outcome;
  },
});

export const signOutEverywhereAction = defineAction({
  id: "people.sign_out_everywhere",
  permission: { person: "any" },
  input: noInput,
  handler: async (person) => {
    const outcome = await endAllSessions(person, await requestId());
    await clearSessionCookie();
    return outcome;
  },
});

export const revokeSessionAction = defineAction({
  id: "people.revoke_session",
  permission: { person: "any" },
  input: sessionIdInput,
  handler: async (person, { sessionId }) => revokeSession(person, sessionId, await requestId()),
});

export const switchOrganisationAction = defineAction({
  id: "people.switch_organisation",
  permission: { person: "any" },
  input: switchInput,
  handler: async (person, { organisationId }) => switchOrganisation(person, organisationId, await requestId()),
});
