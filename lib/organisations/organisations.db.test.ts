import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/db/testing/database";
import { makeOrganisation, makePerson, memberScope, operatorScope } from "@/db/testing/people";
import type { OperatorScope } from "@/lib/auth/scope";
import { fromPublicId, ids } from "@/lib/core/ids";
import { complianceInput, settingsInput } from "./input";
import { getOrganisation, listOrganisations } from "./reads";
import {
  changeCompliance,
  changeSettings,
  createOrganisation,
  inviteOwner,
  suspendOrganisation,
  switchFeature,
} from "./writes";

let database: TestDatabase;
let operator: OperatorScope;

beforeAll(async () => {
  database = await createTestDatabase();
  operator = operatorScope(await makePerson(database.owner, { staff: "operator" }));
});
afterAll(() => database.drop());

const auditOf = async (orgId: string, action: string) =>
  (await database.owner`select 1 from audit_events where org_id = ${orgId} and action = ${action}`).length;
const input = (name: string) => ({ name, contactEmail: "contact@portico.test", timeZone: "Asia/Singapore" });

describe("the operator", () => {
  it("makes an organisation with every switch off", async () => {
    const made = await createOrganisation(operator, input("Umbrella"));
    if (!made.ok) throw new Error(made.message);
    const row = (await listOrganisations(operator)).find((each) => each.id === made.value.id);
    expect(row).toMatchObject({
      canCreateCustomers: false,
      hasSenderValidation: false,
      hasReliance: false,
      memberCount: 0,
      ownerCount: 0,
    });
  });

  it("makes one organisation of a name, however it is written, also twice at once", async () => {
    const made = await Promise.all(
      ["Hooli", "HOOLI", "Ｈooli"].map((name) => createOrganisation(operator, input(name))),
    );
    expect(made.filter((each) => each.ok)).toHaveLength(1);
    expect(made.find((each) => !each.ok)).toMatchObject({ code: "conflict" });
  });

  it("turns each switch once, and every turn is written down", async () => {
    const id = await makeOrganisation(database.owner);
    const off = { organisationId: id, name: "canCreateCustomers" as const, on: false };
    const outcomes = await Promise.all([0, 1, 2].map(() => switchFeature(operator, off)));
    expect(outcomes.every((each) => each.ok)).toBe(true);
    expect(await auditOf(id, "organisation.switched")).toBe(1);
    const [row] = await database.owner`
      select can_create_customers, has_sender_validation, has_reliance from organisations where id = ${id}`;
    expect(row).toEqual({ can_create_customers: false, has_sender_validation: true, has_reliance: true });
  });

  it("suspends and resumes once when it is asked twice at once", async () => {
    const id = await makeOrganisation(database.owner);
    const change = { organisationId: id, suspend: true, reason: "Unpaid for three months" };
    const outcomes = await Promise.all([0, 1].map(() => suspendOrganisation(operator, change)));
    expect(outcomes.filter((each) => each.ok)).toHaveLength(1);
    expect(await suspendOrganisation(operator, { ...change, suspend: false })).toMatchObject({ ok: true });
    expect(await auditOf(id, "organisation.switched")).toBe(2);
  });

  it("invites the first owner of an organisation", async () => {
    const made = await createOrganisation(operator, input("Soylent"));
    if (!made.ok) throw new Error(made.message);
    const organisationId = fromPublicId("organisation", made.value.id) ?? "";
    expect(await inviteOwner(operator, { organisationId, email: "first@people.test" })).toMatchObject({ ok: true });
    const rows = await database.owner`select role from invitations where org_id = ${organisationId}`;
    expect(rows.map(({ role }) => role)).toEqual(["owner"]);
  });

  it("finds nothing under an unknown id", async () => {
    const organisationId = ids.next();
    expect(await switchFeature(operator, { organisationId, name: "hasReliance", on: true })).toMatchObject({
      code: "not_found",
    });
    expect(await inviteOwner(operator, { organisationId, email: "x@people.test" })).toMatchObject({
      code: "not_found",
    });
  });
});

describe("an organisation's settings", () => {
  const wanted = { contactEmail: "new@portico.test", timeZone: "Europe/Vienna", requiresTotp: false };

  it("change for its own organisation only, with what changed written down", async () => {
    const [id, other] = [await makeOrganisation(database.owner), await makeOrganisation(database.owner)];
    const owner = memberScope(await makePerson(database.owner, { orgId: id, role: "owner" }), id, "owner");
    expect(await changeSettings(owner, wanted, false)).toMatchObject({ ok: true });
    expect(await getOrganisation(owner)).toMatchObject(wanted);
    const [untouched] = await database.owner`select contact_email from organisations where id = ${other}`;
    expect(untouched?.contact_email).toBe("contact@portico.test");
    await changeSettings(owner, wanted, false);
    expect(await auditOf(id, "organisation.settings_changed")).toBe(1);
  });

  it("ask two-step sign-in of everybody only when the owner has it", async () => {
    const id = await makeOrganisation(database.owner);
    const owner = memberScope(await makePerson(database.owner, { orgId: id, role: "owner" }), id, "owner");
    const strict = { ...wanted, requiresTotp: true };
    expect(await changeSettings(owner, strict, false)).toMatchObject({ ok: false, code: "wrong_state" });
    expect(await changeSettings(owner, strict, true)).toMatchObject({ ok: true });
  });

  it.each(["Mars/Olympus", "", "+02:00", "Europe/Vienna; drop table"])("refuse the time zone %j", (timeZone) => {
    expect(settingsInput.safeParse({ ...wanted, timeZone }).success).toBe(false);
  });

  it("cannot turn a switch: the merchant's role may not touch the column", async () => {
    const [row] = await database.owner`
      select bool_or(has_column_privilege('portico_tenant', 'organisations', c, 'update')) as may
      from unnest(array['can_create_customers', 'has_sender_validation', 'has_reliance', 'name', 'suspended_at']) c`;
    expect(row?.may).toBe(false);
  });
});

describe("compliance settings", () => {
  const settings = { slaHours: 8, secondEye: "ALWAYS", secondEyeRisk: 40, screeningThreshold: 90 } as const;

  it("are changed by the operator and written down once, unseen by the organisation", async () => {
    const organisationId = await makeOrganisation(database.owner);
    for (const _ of [1, 2]) {
      expect(await changeCompliance(operator, { organisationId, ...settings })).toMatchObject({ ok: true });
    }
    expect(await auditOf(organisationId, "staff.compliance_changed")).toBe(1);
    const row = (await listOrganisations(operator)).find(
      (each) => fromPublicId("organisation", each.id) === organisationId,
    );
    expect(row?.compliance).toEqual(settings);
    const jobs = await database.owner`
      select task_identifier from graphile_worker.jobs where key = ${`rescreen:${organisationId}`}`;
    expect(jobs.map((job) => job.task_identifier)).toEqual(["rescreen_customers"]);
    expect(await changeCompliance(operator, { organisationId: ids.next(), ...settings })).toMatchObject({
      code: "not_found",
    });
  });

  it.each([
    { slaHours: 0 },
    { slaHours: 721 },
    { slaHours: 1.5 },
    { slaHours: "8" },
    { secondEye: "SOMETIMES" },
    { secondEyeRisk: 101 },
    { screeningThreshold: 49 },
    { isDemo: true },
  ])("refuse %j", (part) => {
    const organisationId = "org_00000000000000000000000001";
    expect(complianceInput.safeParse({ organisationId, ...settings }).success).toBe(true);
    expect(complianceInput.safeParse({ organisationId, ...settings, ...part }).success).toBe(false);
  });

  it("cannot be changed by the organisation: the merchant's role may not touch the columns", async () => {
    const [row] = await database.owner`
      select bool_or(has_column_privilege('portico_tenant', 'organisations', c, 'update')) as may
      from unnest(array['sla_hours', 'second_eye', 'second_eye_risk', 'screening_threshold']) c`;
    expect(row?.may).toBe(false);
  });
});
