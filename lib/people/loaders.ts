import "server-only";
import { requestId } from "@/lib/auth/request";
import { mustEnrolTotp, requireMerchant, requirePerson } from "@/lib/auth/require";
import { getOrganisation } from "@/lib/organisations/reads";
import { countRecoveryCodes, listInvitations, listMembers, listSessions } from "./reads";
import { assignableRoles } from "./rules";
import type { PeoplePage, SecurityPage } from "./types";

export async function loadPeople(): Promise<PeoplePage> {
  const scope = await requireMerchant("people.read");
  const [members, invitations, organisation] = await Promise.all([
    listMembers(scope),
    listInvitations(scope),
    getOrganisation(scope),
  ]);
  return {
    members,
    invitations,
    assignable: assignableRoles(scope.role),
    timeZone: organisation.timeZone,
    isDemo: organisation.isDemo,
  };
}

export async function loadSecurity(): Promise<SecurityPage> {
  const person = await requirePerson();
  const reference = await requestId();
  const [sessions, recoveryCodesLeft] = await Promise.all([
    listSessions(person, reference),
    countRecoveryCodes(person, reference),
  ]);
  return {
    hasTotp: person.user.hasTotp,
    recoveryCodesLeft,
    requiredBy: person.current?.requiresTotp ? person.current.orgName : null,
    mustEnrol: mustEnrolTotp(person),
    sessions,
  };
}
