import { and, count, eq, isNull } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { memberships, organisations, users } from "@/db/schema";
import { type Tx, writeInScope } from "@/db/scope";
import { recordAudit } from "@/lib/audit/record";
import type { MerchantRole } from "@/lib/auth/constants";
import { merchantMay } from "@/lib/auth/permissions";
import type { MerchantScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { FORBIDDEN, NOT_FOUND, type Outcome, ok, type Refusal, refuse } from "@/lib/core/outcome";
import { leavesNoOwner, mayTouch } from "./rules";

const LAST_OWNER = refuse("wrong_state", "An organisation needs an owner. Make somebody else an owner first.");

/**
 * Holds the organisation while its people change, so that two owners cannot remove each other, and reads the actor's role
 * again: the scope's may be a moment old.
 */
export async function lockPeople(tx: Tx, scope: MerchantScope): Promise<MerchantRole | Refusal> {
  await tx
    .select({ id: organisations.id })
    .from(organisations)
    .where(inOrg(organisations.id, scope))
    .for("no key update");
  const [actor] = await tx
    .select({ role: memberships.role })
    .from(memberships)
    .where(and(inOrg(memberships.orgId, scope), eq(memberships.userId, scope.userId), isNull(memberships.removedAt)));
  const role = actor?.role as MerchantRole | undefined;
  return role && merchantMay(role, "people.write") ? role : FORBIDDEN;
}

async function countOwners(tx: Tx, scope: MerchantScope): Promise<number> {
  const [row] = await tx
    .select({ owners: count() })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        inOrg(memberships.orgId, scope),
        eq(memberships.role, "owner"),
        isNull(memberships.removedAt),
        isNull(users.suspendedAt),
      ),
    );
  return row?.owners ?? 0;
}

type MemberChange = { userId: string; to: MerchantRole | null };

async function changeMember(tx: Tx, scope: MerchantScope, { userId, to }: MemberChange): Promise<Outcome<null>> {
  const actorRole = await lockPeople(tx, scope);
  if (typeof actorRole !== "string") return actorRole;
  const isMember = and(inOrg(memberships.orgId, scope), eq(memberships.userId, userId), isNull(memberships.removedAt));
  const [member] = await tx.select({ role: memberships.role }).from(memberships).where(isMember).for("update");
  if (!member) return NOT_FOUND;
  const from = member.role as MerchantRole;
  if (from === to) return ok(null);
  if (!mayTouch(actorRole, from) || (to !== null && !mayTouch(actorRole, to))) {
    return refuse("forbidden", "Only an owner can do this to an owner, or make one.");
  }
  if (leavesNoOwner({ from, to, owners: await countOwners(tx, scope) })) return LAST_OWNER;
  const changed = await tx
    .update(memberships)
    .set(to === null ? { removedAt: clock.now() } : { role: to })
    .where(and(isMember, eq(memberships.role, from)))
    .returning({ userId: memberships.userId });
  if (changed.length !== 1) return NOT_FOUND;
  await recordAudit(tx, scope, {
    orgId: scope.orgId,
    action: to === null ? "member.removed" : "member.role_changed",
    subject: { kind: "user", id: userId },
    detail: { from, to },
  });
  return ok(null);
}

/** Gives a member another role. It counts at their next request. */
export function changeMemberRole(
  scope: MerchantScope,
  input: { userId: string; role: MerchantRole },
): Promise<Outcome<null>> {
  return writeInScope(scope, (tx) => changeMember(tx, scope, { userId: input.userId, to: input.role }));
}

/** Takes a member out of the organisation. Their next request finds the door shut. */
export function removeMember(scope: MerchantScope, userId: string): Promise<Outcome<null>> {
  return writeInScope(scope, (tx) => changeMember(tx, scope, { userId, to: null }));
}
