import { and, eq, isNull } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { memberships, organisations, users } from "@/db/schema";
import { type Tx, withScope } from "@/db/scope";
import type { MerchantRole } from "./constants";
import { type MerchantScope, mintScope, type SystemScope } from "./scope";

/** A person of the organisation as they stand now; null when they left, or they or the organisation were suspended. */
export async function memberNow(tx: Tx, owner: { orgId: string }, userId: string) {
  const [row] = await tx
    .select({ userId: users.id, userName: users.name, role: memberships.role })
    .from(memberships)
    .innerJoin(users, and(eq(users.id, memberships.userId), isNull(users.suspendedAt)))
    .innerJoin(organisations, and(eq(organisations.id, memberships.orgId), isNull(organisations.suspendedAt)))
    .where(and(inOrg(memberships.orgId, owner), eq(memberships.userId, userId), isNull(memberships.removedAt)));
  return row ? { ...row, role: row.role as MerchantRole } : null;
}

export type Member = NonNullable<Awaited<ReturnType<typeof memberNow>>>;

/** The scope in which a job acts for a person. `requestId`: what its records name, the job's own when left out. */
export const memberScope = (job: SystemScope, member: Member, requestId = job.requestId): MerchantScope =>
  mintScope<MerchantScope>({ kind: "merchant", orgId: job.orgId, ...member, sessionId: job.requestId, requestId });

/** `memberScope` with the role that a person has now, whatever it was when they asked; null as for `memberNow`. */
export async function memberScopeNow(job: SystemScope, userId: string): Promise<MerchantScope | null> {
  const member = await withScope(job, (tx) => memberNow(tx, job, userId));
  return member && memberScope(job, member);
}
