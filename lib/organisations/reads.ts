import { and, count, eq, isNull, sql } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { invitations, memberships, organisations } from "@/db/schema";
import { withScope } from "@/db/scope";
import type { MerchantScope, OperatorScope } from "@/lib/auth/scope";
import { toPublicId } from "@/lib/core/ids";
import type { SecondEyePolicy } from "./constants";
import type { OrganisationRow, OrganisationSettings } from "./types";

function settingsOf(row: typeof organisations.$inferSelect): OrganisationSettings {
  return {
    id: toPublicId("organisation", row.id),
    name: row.name,
    contactEmail: row.contactEmail,
    timeZone: row.timeZone,
    requiresTotp: row.requiresTotp,
    isDemo: row.isDemo,
    canCreateCustomers: row.canCreateCustomers,
    hasSenderValidation: row.hasSenderValidation,
    hasReliance: row.hasReliance,
  };
}

/** The organisation a merchant works in. Throws when it is gone, which a valid scope excludes. */
export async function getOrganisation(scope: MerchantScope): Promise<OrganisationSettings> {
  const [row] = await withScope(scope, (tx) =>
    tx.select().from(organisations).where(inOrg(organisations.id, scope)).limit(1),
  );
  if (!row) throw new Error("The organisation of a scope does not exist");
  return settingsOf(row);
}

/** Every organisation by name, for the operator. */
export async function listOrganisations(scope: OperatorScope): Promise<OrganisationRow[]> {
  return withScope(scope, async (tx) => {
    const members = tx
      .select({
        orgId: memberships.orgId,
        all: count().as("all_members"),
        owners: sql<number>`(count(*) filter (where ${memberships.role} = 'owner'))::int`.as("owners"),
      })
      .from(memberships)
      .where(isNull(memberships.removedAt))
      .groupBy(memberships.orgId)
      .as("members");
    const invited = tx
      .select({ orgId: invitations.orgId, open: count().as("open_invitations") })
      .from(invitations)
      .where(and(isNull(invitations.acceptedAt), isNull(invitations.revokedAt)))
      .groupBy(invitations.orgId)
      .as("invited");
    const rows = await tx
      .select({ organisation: organisations, all: members.all, owners: members.owners, open: invited.open })
      .from(organisations)
      .leftJoin(members, eq(members.orgId, organisations.id))
      .leftJoin(invited, eq(invited.orgId, organisations.id))
      .orderBy(organisations.nameKey)
      .limit(1000);
    return rows.map(({ organisation, all, owners, open }) => ({
      ...settingsOf(organisation),
      compliance: {
        slaHours: organisation.slaHours,
        secondEye: organisation.secondEye as SecondEyePolicy,
        secondEyeRisk: organisation.secondEyeRisk,
        screeningThreshold: organisation.screeningThreshold,
      },
      memberCount: Number(all ?? 0),
      ownerCount: Number(owners ?? 0),
      openInvitationCount: Number(open ?? 0),
      createdAt: organisation.createdAt.toISOString(),
      suspendedAt: organisation.suspendedAt?.toISOString() ?? null,
    }));
  });
}
