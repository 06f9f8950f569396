/** Everything that is written down, in the words of the timeline. */
export const AUDIT_ACTIONS = {
  "session.started": "signed in",
  "session.ended": "signed out",
  "session.revoked": "revoked a session",
  "password.changed": "changed the password",
  "password.reset": "reset the password",
  "totp.enabled": "turned on two-step sign-in",
  "totp.disabled": "turned off two-step sign-in",
  "recovery_codes.renewed": "made new recovery codes",
  "recovery_code.used": "signed in with a recovery code",
  "invitation.sent": "invited a person",
  "invitation.revoked": "took an invitation back",
  "invitation.accepted": "accepted an invitation",
  "member.role_changed": "changed a person's role",
  "member.removed": "removed a person",
  "organisation.created": "made the organisation",
  "organisation.settings_changed": "changed the organisation's settings",
  "organisation.switched": "changed a switch",
  "user.created": "made a user",
  "draft.discarded": "discarded a draft",
  "draft.restored": "restored a draft",
  "customer.created": "added the customer",
  "customer.updated": "changed the profile",
  "customer.status_changed": "changed the status",
  "customer.enabled": "enabled the customer",
  "customer.disabled": "disabled the customer",
  "customer.deleted": "deleted the customer",
  "customer.identifier_revealed": "looked at a masked identifier",
  "document.added": "added a document",
  "document.replaced": "replaced a document",
  "document.corrected": "corrected the dates of a document",
  "document.removed": "removed a document",
  "document.viewed": "viewed a document",
  "sender.created": "added a sender",
  "sender.archived": "archived a sender",
  "sender.linked": "linked a sender",
  "sender.unlinked": "unlinked a sender",
  "review.finished": "finished the automated review",
  "case.opened": "opened a case",
  "case.closed": "closed the case",
  "case.tagged": "changed the tags",
  "case.exported": "made the case file",
  "note.added": "wrote a note",
} as const;

export type AuditAction = keyof typeof AUDIT_ACTIONS;

/** What only staff may read of, by the first word of the action: cases, notes, marks, hits, proposals, the log itself. */
const STAFF_SUBJECTS = [
  "case",
  "note",
  "finding",
  "screening",
  "hit",
  "proposal",
  "staff",
  "rule_set",
  "list",
  "audit",
];

/** False for what goes on inside compliance: an organisation never reads it, neither in a timeline nor in its log. */
export const isForMerchants = (action: string): boolean => !STAFF_SUBJECTS.includes(action.split(".")[0] ?? "");
