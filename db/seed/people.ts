import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { memberships, organisations, users } from "@/db/schema";
import { withScope } from "@/db/scope";
import { recordAudit } from "@/lib/audit/record";
import type { MerchantRole, StaffRole } from "@/lib/auth/constants";
import { hashPassword } from "@/lib/auth/passwords";
import { identityScope } from "@/lib/auth/sessions";
import { clock } from "@/lib/core/clock";
import { SettingsError } from "@/lib/core/env";
import { ids, toPublicId } from "@/lib/core/ids";

const scope = identityScope("admin");

const nameKeyOf = (name: string) => name.normalize("NFKC").trim().toLowerCase();

export type NewOrganisation = {
  name: string;
  contactEmail: string;
  timeZone?: string;
  canCreateCustomers?: boolean;
  hasSenderValidation?: boolean;
  hasReliance?: boolean;
  isDemo?: boolean;
};

/** Makes an organisation and returns its outside id; an existing one of that name is returned as it is. */
export async function createOrganisationRow(input: NewOrganisation): Promise<{ id: string; isNew: boolean }> {
  return withScope(scope, async (tx) => {
    const nameKey = nameKeyOf(input.name);
    const [existing] = await tx
      .select({ id: organisations.id })
      .from(organisations)
      .where(eq(organisations.nameKey, nameKey));
    if (existing) return { id: toPublicId("organisation", existing.id), isNew: false };
    const id = ids.next();
    await tx.insert(organisations).values({ id, nameKey, createdAt: clock.now(), ...input });
    await recordAudit(tx, scope, { orgId: id, action: "organisation.created", subject: { kind: "organisation", id } });
    return { id: toPublicId("organisation", id), isNew: true };
  });
}

/** Makes a person, or adds an existing one to an organisation. Returns the password when the person is new. */
export async function addUser(input: {
  email: string;
  name: string;
  password?: string;
  staff?: StaffRole;
  orgName?: string;
  role?: MerchantRole;
}): Promise<string | null> {
  const email = input.email.trim().toLowerCase();
  const password = input.password ?? randomBytes(12).toString("base64url");
  return withScope(scope, async (tx) => {
    const now = clock.now();
    const [existing] = await tx.select({ id: users.id }).from(users).where(eq(users.email, email));
    const userId = existing?.id ?? ids.next();
    if (!existing) {
      await tx.insert(users).values({
        id: userId,
        email,
        name: input.name,
        // Hashing is slow on purpose: only for those who need it.
        passwordHash: await hashPassword(password),
        passwordChangedAt: now,
        platformRole: input.staff ?? null,
        createdAt: now,
      });
      await recordAudit(tx, scope, { orgId: null, action: "user.created", subject: { kind: "user", id: userId } });
    }
    if (input.orgName && input.role) {
      const [org] = await tx
        .select({ id: organisations.id })
        .from(organisations)
        .where(eq(organisations.nameKey, nameKeyOf(input.orgName)));
      if (!org) throw new SettingsError(`There is no organisation named "${input.orgName}".`);
      await tx
        .insert(memberships)
        .values({ orgId: org.id, userId, role: input.role, createdAt: now })
        .onConflictDoNothing();
    }
    return existing ? null : password;
  });
}
