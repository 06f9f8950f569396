import { and, eq, inArray, isNotNull, isNull, or, type SQL } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { memberships, notificationPreferences, organisations, users } from "@/db/schema";
import type { Tx } from "@/db/scope";
import type { MerchantRole, StaffRole } from "@/lib/auth/constants";
import { MERCHANT_PERMISSIONS, STAFF_PERMISSIONS } from "@/lib/auth/permissions";
import { isKindFor } from "./rules";
import type { NoticeOrder, NoticeRecipient, NoticeTarget } from "./types";

const COMPLIANCE: StaffRole[] = STAFF_PERMISSIONS["cases.read"];

function memberCondition(target: NoticeTarget): SQL | undefined {
  if ("userIds" in target && target.userIds.length > 0) return inArray(users.id, target.userIds);
  if (!("merchant" in target)) return;
  const roles: MerchantRole[] = Array.isArray(target.merchant)
    ? target.merchant
    : MERCHANT_PERMISSIONS[target.merchant];
  return inArray(memberships.role, roles);
}

function staffCondition(target: NoticeTarget): SQL | undefined {
  // Operators run the platform and see no customer.
  const isCompliance = inArray(users.platformRole, COMPLIANCE);
  if ("userIds" in target && target.userIds.length > 0) return and(isCompliance, inArray(users.id, target.userIds));
  if (!("staff" in target)) return;
  return target.staff === "lead" ? eq(users.platformRole, "lead") : isCompliance;
}

const preference = { inPortal: notificationPreferences.inPortal, byEmail: notificationPreferences.byEmail };
const person = { userId: users.id, name: users.name, email: users.email };

async function members(tx: Tx, order: NoticeOrder): Promise<NoticeRecipient[]> {
  const conditions = order.to.map(memberCondition).filter((each) => each !== undefined);
  if (order.orgId === null || conditions.length === 0 || !isKindFor(order.kind, "MERCHANT")) return [];
  const rows = await tx
    .select({ ...person, chosen: preference })
    .from(memberships)
    .innerJoin(users, and(eq(users.id, memberships.userId), isNull(users.suspendedAt), isNull(users.platformRole)))
    .innerJoin(organisations, and(eq(organisations.id, memberships.orgId), isNull(organisations.suspendedAt)))
    .leftJoin(
      notificationPreferences,
      and(eq(notificationPreferences.userId, users.id), eq(notificationPreferences.kind, order.kind)),
    )
    .where(and(inOrg(memberships.orgId, { orgId: order.orgId }), isNull(memberships.removedAt), or(...conditions)));
  return rows.map((row) => ({ ...row, audience: "MERCHANT" as const }));
}

async function staff(tx: Tx, order: NoticeOrder): Promise<NoticeRecipient[]> {
  const conditions = order.to.map(staffCondition).filter((each) => each !== undefined);
  if (conditions.length === 0 || !isKindFor(order.kind, "STAFF")) return [];
  const rows = await tx
    .select({ ...person, chosen: preference })
    .from(users)
    .leftJoin(
      notificationPreferences,
      and(eq(notificationPreferences.userId, users.id), eq(notificationPreferences.kind, order.kind)),
    )
    .where(and(isNotNull(users.platformRole), isNull(users.suspendedAt), or(...conditions)));
  return rows.map((row) => ({ ...row, audience: "STAFF" as const }));
}

/** Everybody whom a notice is for, each once, with what they chose. Needs the platform's role: it sees people of both sides. */
export async function noticeRecipients(tx: Tx, order: NoticeOrder): Promise<NoticeRecipient[]> {
  const found = [...(await members(tx, order)), ...(await staff(tx, order))];
  return found.filter((each) => each.userId !== order.exceptUserId);
}
