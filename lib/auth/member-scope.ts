import { and, eq, isNull } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { memberships, organisations, users } from "@/db/schema";
import { withScope } from "@/db/scope";
import type { MerchantRole } from "./constants";
import { type MerchantScope, mintScope, type SystemScope } from "./scope";

/**
 * The scope in which a job acts for a person: with the role they have now, whatever it was when they asked. Null when they left,
 * or they or the organisation were suspended.
 */
export async function memberScopeNow(job: SystemScope, userId: string): Promise<MerchantScope | null> {
  const member = await withScope(job, async (tx) => {
    const [row] = await tx
      .select({ role: memberships.role, name: users.name })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .innerJoin(organisations, eq(organisations.id, memberships.orgId))
      .where(
        and(
          inOrg(memberships.orgId, job),
          eq(memberships.userId, userId),
          isNull(memberships.removedAt),
          isNull(users.suspendedAt),
          isNull(organisations.suspendedAt),
        ),
      );
    return row;
  });
  if (!member) return null;
  return mintScope<MerchantScope>({
    kind: "merchant",
    orgId: job.orgId,
    role: member.role as MerchantRole,
    userId,
    userName: member.name,
    sessionId: job.requestId,
    requestId: job.requestId,
  });
}
