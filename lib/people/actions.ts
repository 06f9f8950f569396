"use server";

import { defineAction } from "@/lib/auth/action";
import { invitationIdInput, inviteInput, memberInput, memberRoleInput } from "./input";
import { invitePerson, resendInvitation, revokeInvitation } from "./writes-invitations";
import { changeMemberRole, removeMember } from "./writes-members";

export const invitePersonAction = defineAction({
  id: "people.invite",
  permission: { merchant: "people.write" },
  input: inviteInput,
  handler: async (scope, input) => {
    const invited = await invitePerson(scope, input);
    return invited.ok ? { ok: true, value: null } : invited;
  },
});

export const resendInvitationAction = defineAction({
  id: "people.resend_invitation",
  permission: { merchant: "people.write" },
  input: invitationIdInput,
  handler: (scope, { invitationId }) => resendInvitation(scope, invitationId),
});

export const revokeInvitationAction = defineAction({
  id: "people.revoke_invitation",
  permission: { merchant: "people.write" },
  input: invitationIdInput,
  handler: (scope, { invitationId }) => revokeInvitation(scope, invitationId),
});

export const changeMemberRoleAction = defineAction({
  id: "people.change_role",
  permission: { merchant: "people.write" },
  input: memberRoleInput,
  handler: changeMemberRole,
});

export const removeMemberAction = defineAction({
  id: "people.remove",
  permission: { merchant: "people.write" },
  input: memberInput,
  handler: (scope, { userId }) => removeMember(scope, userId),
});
