import { eq } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { organisations } from "@/db/schema";
import { type Tx, writeInScope } from "@/db/scope";
import { recordAudit } from "@/lib/audit/record";
import type { MerchantScope, OperatorScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { ids, toPublicId } from "@/lib/core/ids";
import { NOT_FOUND, type Outcome, ok, refuse } from "@/lib/core/outcome";
import { addInvitation } from "@/lib/people/writes-invitations";
import { rulesInForce } from "@/lib/reviews/rule-sets/reads";
import { askToRescreenAll } from "@/lib/screening/rescreening/writes";
import { SWITCHES, type SwitchName } from "./constants";
import type { ComplianceSettings } from "./types";

/** The name as it must be unique: case and width apart. */
const nameKeyOf = (name: string) => name.normalize("NFKC").trim().toLowerCase();

/** Changes what is the organisation's own to change. Asking for two-step sign-in takes it from the next request on. */
export function changeSettings(
  scope: MerchantScope,
  input: { contactEmail: string; timeZone: string; requiresTotp: boolean },
  actorHasTotp: boolean,
): Promise<Outcome<null>> {
  return writeInScope(scope, async (tx) => {
    const isOwn = inOrg(organisations.id, scope);
    const [before] = await tx
      .select({
        contactEmail: organisations.contactEmail,
        timeZone: organisations.timeZone,
        requiresTotp: organisations.requiresTotp,
      })
      .from(organisations)
      .where(isOwn)
      .for("no key update");
    if (!before) return NOT_FOUND;
    if (input.requiresTotp && !before.requiresTotp && !actorHasTotp) {
      const message = "Turn on two-step sign-in for yourself first, under Account, Security. Then ask it of everybody.";
      return refuse("wrong_state", message, { fields: { requiresTotp: message } });
    }
    const changed = (Object.keys(input) as (keyof typeof input)[]).filter((key) => input[key] !== before[key]);
    if (changed.length === 0) return ok(null);
    await tx.update(organisations).set(input).where(isOwn);
    await recordAudit(tx, scope, {
      orgId: scope.orgId,
      action: "organisation.settings_changed",
      subject: { kind: "organisation", id: scope.orgId },
      detail: Object.fromEntries(changed.map((key) => [key, { from: before[key], to: input[key] }])),
    });
    return ok(null);
  });
}

/** Makes an organisation with every switch off. Returns its outside id. */
export function createOrganisation(
  scope: OperatorScope,
  input: { name: string; contactEmail: string; timeZone: string },
): Promise<Outcome<{ id: string }>> {
  return writeInScope(scope, async (tx) => {
    const id = ids.next();
    const { secondEyeRisk } = (await rulesInForce(tx)).content;
    const made = await tx
      .insert(organisations)
      .values({ id, nameKey: nameKeyOf(input.name), createdAt: clock.now(), secondEyeRisk, ...input })
      .onConflictDoNothing()
      .returning({ id: organisations.id });
    if (made.length === 0) {
      const message = `There is an organisation named ${input.name} already.`;
      return refuse("conflict", message, { fields: { name: message } });
    }
    await recordAudit(tx, scope, { orgId: id, action: "organisation.created", subject: { kind: "organisation", id } });
    return ok({ id: toPublicId("organisation", id) });
  });
}

const lockOrganisation = async (tx: Tx, orgId: string) =>
  (await tx.select().from(organisations).where(eq(organisations.id, orgId)).for("no key update"))[0];

/** Turns one switch of an organisation. Turning it where it stands already changes nothing and writes nothing. */
export function switchFeature(
  scope: OperatorScope,
  input: { organisationId: string; name: SwitchName; on: boolean },
): Promise<Outcome<null>> {
  return writeInScope(scope, async (tx) => {
    const organisation = await lockOrganisation(tx, input.organisationId);
    if (!organisation) return NOT_FOUND;
    if (organisation[input.name] === input.on) return ok(null);
    await tx
      .update(organisations)
      .set({ [input.name]: input.on })
      .where(eq(organisations.id, organisation.id));
    await recordAudit(tx, scope, {
      orgId: organisation.id,
      action: "organisation.switched",
      subject: { kind: "organisation", id: organisation.id },
      detail: { switch: SWITCHES[input.name].label, on: input.on },
    });
    return ok(null);
  });
}

/**
 * Changes how compliance works on an organisation's customers. Cases that are open keep their due time; those opened, or come back, from
 * now on get the new one. Changing nothing writes nothing.
 */
export function changeCompliance(
  scope: OperatorScope,
  input: ComplianceSettings & { organisationId: string },
): Promise<Outcome<null>> {
  return writeInScope(scope, async (tx) => {
    const { organisationId, ...wanted } = input;
    const organisation = await lockOrganisation(tx, organisationId);
    if (!organisation) return NOT_FOUND;
    const names = Object.keys(wanted) as (keyof ComplianceSettings)[];
    const changed = names.filter((name) => wanted[name] !== organisation[name]);
    if (changed.length === 0) return ok(null);
    await tx.update(organisations).set(wanted).where(eq(organisations.id, organisation.id));
    await recordAudit(tx, scope, {
      orgId: organisation.id,
      action: "staff.compliance_changed",
      subject: { kind: "organisation", id: organisation.id },
      detail: Object.fromEntries(changed.map((name) => [name, { from: organisation[name], to: wanted[name] }])),
    });
    // What counts as a hit has changed for every customer there is.
    if (changed.includes("screeningThreshold")) await askToRescreenAll(tx, organisation.id);
    return ok(null);
  });
}

/** Suspends an organisation, or lets it work again. Its people are out, or in, at their next request. */
export function suspendOrganisation(
  scope: OperatorScope,
  input: { organisationId: string; suspend: boolean; reason: string },
): Promise<Outcome<null>> {
  return writeInScope(scope, async (tx) => {
    const organisation = await lockOrganisation(tx, input.organisationId);
    if (!organisation) return NOT_FOUND;
    if ((organisation.suspendedAt !== null) === input.suspend) {
      return refuse("wrong_state", `${organisation.name} is ${input.suspend ? "suspended" : "working"} already.`);
    }
    await tx
      .update(organisations)
      .set({ suspendedAt: input.suspend ? clock.now() : null })
      .where(eq(organisations.id, organisation.id));
    await recordAudit(tx, scope, {
      orgId: organisation.id,
      action: "organisation.switched",
      subject: { kind: "organisation", id: organisation.id },
      detail: { switch: "Suspended", on: input.suspend, reason: input.reason },
    });
    return ok(null);
  });
}

/** Invites an owner into an organisation, for example its first. */
export function inviteOwner(
  scope: OperatorScope,
  input: { organisationId: string; email: string },
): Promise<Outcome<null>> {
  return writeInScope(scope, async (tx) => {
    const organisation = await lockOrganisation(tx, input.organisationId);
    if (!organisation) return NOT_FOUND;
    const added = await addInvitation(tx, scope, { orgId: organisation.id, email: input.email, role: "owner" });
    return added.ok ? ok(null) : added;
  });
}
