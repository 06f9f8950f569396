import "server-only";
import { ROLE_LABELS } from "@/lib/auth/constants";
import { mustEnrolTotp, requirePerson } from "@/lib/auth/require";
import { env } from "@/lib/core/env";
import { toPublicId } from "@/lib/core/ids";
import type { Frame } from "./types";

/** What the frame around every signed-in page needs: who, where, and what may be shown. Redirects to sign in. */
export async function loadFrame(): Promise<Frame> {
  const person = await requirePerson();
  const { user, current } = person;
  const role = user.staffRole ?? current?.role ?? null;
  return {
    name: user.name,
    email: user.email,
    roleLabel: role ? ROLE_LABELS[role].label : null,
    staffRole: user.staffRole,
    merchantRole: current?.role ?? null,
    organisationId: current ? toPublicId("organisation", current.orgId) : null,
    organisations: person.memberships.map((membership) => ({
      value: toPublicId("organisation", membership.orgId),
      label: membership.orgName,
      description: ROLE_LABELS[membership.role].label,
    })),
    isDemo: current ? current.isDemo : env().PORTICO_DEMO,
    mustEnrolTotp: mustEnrolTotp(person),
  };
}
