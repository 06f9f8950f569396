import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { invitations, knownDevices, memberships, organisations, sessions, users } from "@/db/schema";
import { type Tx, withScope, writeInScope } from "@/db/scope";
import { recordAudit } from "@/lib/audit/record";
import { type MerchantRole, ROLE_LABELS } from "@/lib/auth/constants";
import { passwordProblem } from "@/lib/auth/password-rules";
import { hashPassword } from "@/lib/auth/passwords";
import type { IdentityScope } from "@/lib/auth/scope";
import { type SignedIn, startSession } from "@/lib/auth/sessions";
import { clock } from "@/lib/core/clock";
import { newToken, tokenDigest } from "@/lib/core/crypto";
import { ids } from "@/lib/core/ids";
import { type Outcome, ok, refuse } from "@/lib/core/outcome";
import type { InvitationView } from "./types";

const DEAD_LINK = refuse(
  "not_found",
  "This invitation was used already, taken back, or is too old. Ask whoever invited you to send it again.",
);

const isUsable = (token: string) =>
  and(
    eq(invitations.tokenDigest, tokenDigest(token)),
    isNull(invitations.acceptedAt),
    isNull(invitations.revokedAt),
    gt(invitations.expiresAt, clock.now()),
  );

/** What an invitation says, for whoever holds its link. */
export async function readInvitation(scope: IdentityScope, token: string): Promise<Outcome<InvitationView>> {
  const [row] = await withScope(scope, (tx) =>
    tx
      .select({
        email: invitations.email,
        role: invitations.role,
        organisation: organisations.name,
        userId: users.id,
      })
      .from(invitations)
      .innerJoin(organisations, eq(organisations.id, invitations.orgId))
      .leftJoin(users, eq(users.email, invitations.email))
      .where(and(isUsable(token), isNull(organisations.suspendedAt)))
      .limit(1),
  );
  if (!row) return DEAD_LINK;
  const { label, description } = ROLE_LABELS[row.role as MerchantRole];
  return ok({
    organisation: row.organisation,
    email: row.email,
    roleLabel: label,
    roleDescription: description,
    hasAccount: row.userId !== null,
  });
}

/** Uses the invitation up and makes the person a member. Of two callers at once, one gets it. */
async function join(tx: Tx, scope: IdentityScope, token: string, user: { id: string; name: string; email: string }) {
  const [used] = await tx
    .update(invitations)
    .set({ acceptedAt: clock.now() })
    .where(and(isUsable(token), eq(invitations.email, user.email)))
    .returning();
  if (!used) return null;
  const [organisation] = await tx
    .select({ id: organisations.id })
    .from(organisations)
    .where(and(eq(organisations.id, used.orgId), isNull(organisations.suspendedAt)));
  if (!organisation) return null;
  await tx
    .insert(memberships)
    .values({ orgId: used.orgId, userId: user.id, role: used.role, createdAt: clock.now() })
    .onConflictDoUpdate({
      target: [memberships.orgId, memberships.userId],
      set: { role: used.role, removedAt: null },
      // A member who is there already keeps the role they have.
      setWhere: sql`${memberships.removedAt} is not null`,
    });
  await recordAudit(tx, scope, {
    orgId: used.orgId,
    action: "invitation.accepted",
    subject: { kind: "invitation", id: used.id },
    detail: { role: used.role },
    actor: { kind: "USER", id: user.id, name: user.name },
  });
  return used.orgId;
}

/** Accepts for the person who is signed in. The invitation must be addressed to them. */
export function acceptAsMember(scope: IdentityScope, person: SignedIn, token: string): Promise<Outcome<null>> {
  return writeInScope(scope, async (tx) => {
    const orgId = await join(tx, scope, token, person.user);
    if (!orgId) return DEAD_LINK;
    await tx.update(sessions).set({ currentOrgId: orgId }).where(eq(sessions.id, person.sessionId));
    return ok(null);
  });
}

type NewPerson = { token: string; name: string; password: string; address: string | null; userAgent: string | null };

/** Accepts for somebody new: makes the account and signs it in. The link proves the address. */
export async function acceptAsNew(
  scope: IdentityScope,
  input: NewPerson,
): Promise<Outcome<{ sessionToken: string; deviceToken: string }>> {
  const view = await readInvitation(scope, input.token);
  if (!view.ok) return view;
  const { email } = view.value;
  const exists = refuse("conflict", `There is an account for ${email} already. Sign in with it to accept.`);
  if (view.value.hasAccount) return exists;
  const problem = passwordProblem(input.password, email);
  if (problem) return refuse("invalid", "Choose another password.", { fields: { password: problem } });
  const passwordHash = await hashPassword(input.password);
  return writeInScope(scope, async (tx) => {
    const now = clock.now();
    const user = { id: ids.next(), email, name: input.name };
    const made = await tx
      .insert(users)
      .values({ ...user, passwordHash, passwordChangedAt: now, createdAt: now })
      .onConflictDoNothing()
      .returning({ id: users.id });
    if (made.length === 0) return exists;
    const orgId = await join(tx, scope, input.token, user);
    if (!orgId) return DEAD_LINK;
    await recordAudit(tx, scope, {
      orgId: null,
      action: "user.created",
      subject: { kind: "user", id: user.id },
      actor: { kind: "USER", id: user.id, name: user.name },
    });
    const session = await startSession(tx, {
      userId: user.id,
      staffRole: null,
      orgId,
      ip: input.address,
      userAgent: input.userAgent,
      steppedUp: false,
    });
    const device = newToken();
    await tx
      .insert(knownDevices)
      .values({ userId: user.id, tokenDigest: device.digest, createdAt: now, lastSeenAt: now });
    return ok({ sessionToken: session.token, deviceToken: device.token });
  });
}
