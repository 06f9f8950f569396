import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decideNow } from "@/db/testing/decisions";
import {
  accepted,
  auditOf,
  codeOf,
  customerRow,
  eventsOf,
  makeCustomer,
  openTenant,
  reviewJobs,
  type Tenant,
  traces,
} from "@/db/testing/fixtures";
import { makeOrganisation, makePerson, memberScope } from "@/db/testing/people";
import type { MerchantScope } from "@/lib/auth/scope";
import type { EditConflict } from "@/lib/customers/detail/types";
import { COMPLETE_INDIVIDUAL } from "@/lib/customers/testing/profiles";
import { reviewCustomer } from "@/lib/reviews/writes";
import { openProfile } from "./reads";
import { deleteCustomer, revealIdentifier, updateCustomer } from "./writes";

let tenant: Tenant;
let maker: MerchantScope;
let colleague: MerchantScope;
let admin: MerchantScope;

beforeAll(async () => {
  tenant = await openTenant();
  maker = await tenant.member();
  colleague = await tenant.member();
  admin = await tenant.member("admin");
});
afterAll(() => tenant.drop());

let made = 0;
/** Nobody else has this name, ID or birth date: a duplicate would be left to a person. */
function person() {
  made += 1;
  const { tax_info: _tax, ...profile } = COMPLETE_INDIVIDUAL;
  return { ...profile, last_name: `Nguyen ${made}`, identification_value: `PA${1_000_000 + made}` };
}
const { email: _email, ...NO_EMAIL } = person();

async function approved(scope = maker) {
  const profile = person();
  const customerId = await makeCustomer(scope, profile);
  expect(accepted(await reviewCustomer(tenant.worker, { customerId, version: 1 }))).toBe("APPROVED");
  return { customerId, profile };
}

describe("two people who edit the same customer", () => {
  it("one wins, the other is told the fields, the values and who changed them, and nothing of theirs is written", async () => {
    const { customerId, profile } = await approved();
    const [first, second] = await Promise.all([
      updateCustomer(maker, { customerId, version: 1, profile: { ...profile, address_city: "Perth" } }),
      updateCustomer(colleague, {
        customerId,
        version: 1,
        profile: { ...profile, description: "Written by a colleague" },
      }),
    ]);
    const outcomes = [first, second];
    expect(outcomes.map(codeOf).sort()).toEqual(["conflict", "ok"]);
    const isMakerFirst = first.ok;
    const refused = outcomes.find((outcome) => !outcome.ok);
    const detail = (refused && !refused.ok ? refused.detail : null) as EditConflict;
    expect(detail).toMatchObject({
      version: 2,
      editedByName: isMakerFirst ? maker.userName : colleague.userName,
      changed: isMakerFirst
        ? [{ path: "address_city", theirs: "Perth" }]
        : [{ path: "description", theirs: "Written by a colleague" }],
    });
    const row = await customerRow(maker, customerId);
    expect(row.version).toBe(2);
    const stored = openProfile(row);
    expect([stored.description, "address_city" in stored && stored.address_city]).toEqual(
      isMakerFirst ? [undefined, "Perth"] : ["Written by a colleague", "Sydney"],
    );
  });

  it("may save again on the newer version", async () => {
    const { customerId, profile } = await approved();
    accepted(await updateCustomer(maker, { customerId, version: 1, profile: { ...profile, email: "a@example.com" } }));
    const merged = { ...profile, email: "a@example.com", description: "Mine" };
    expect(codeOf(await updateCustomer(colleague, { customerId, version: 1, profile: merged }))).toBe("conflict");
    expect(accepted(await updateCustomer(colleague, { customerId, version: 2, profile: merged })).version).toBe(3);
  });
});

describe("an edit", () => {
  it("that completes moves from pending info to under review and asks for one review", async () => {
    const customerId = await makeCustomer(maker, NO_EMAIL);
    expect((await customerRow(maker, customerId)).status).toBe("PENDING_INFO");
    expect(await reviewJobs(tenant.owner, customerId)).toBe(0);
    const profile = { ...NO_EMAIL, email: "now@example.com" };
    expect(accepted(await updateCustomer(maker, { customerId, version: 1, profile }))).toEqual({
      version: 2,
      status: "UNDER_REVIEW",
    });
    expect(await reviewJobs(tenant.owner, customerId)).toBe(1);
    expect(await auditOf(tenant.owner, customerId)).toEqual([
      "customer.created",
      "customer.updated",
      "customer.status_changed",
    ]);
    expect(await eventsOf(tenant.owner, customerId)).toEqual([
      "customer.created",
      "customer.updated",
      "customer.status_changed",
    ]);
  });

  it.each([
    ["a name", { first_name: "Janet" }, "UNDER_REVIEW"],
    ["a birth date", { dob: "1991-01-01" }, "UNDER_REVIEW"],
    ["an ID number", { identification_value: "PA7777777" }, "UNDER_REVIEW"],
    ["an address", { address_line1: "99 Other Street" }, "UNDER_REVIEW"],
    ["a note", { description: "Called on Monday" }, "APPROVED"],
  ])("of %s of an approved customer", async (_what, part, status) => {
    const { customerId, profile } = await approved();
    const outcome = await updateCustomer(maker, { customerId, version: 1, profile: { ...profile, ...part } });
    expect(accepted(outcome).status).toBe(status);
    const row = await customerRow(maker, customerId);
    expect(row.isActive).toBe(status === "APPROVED");
  });

  it("of nothing writes nothing", async () => {
    const { customerId, profile } = await approved();
    const before = await traces(tenant.owner);
    expect(accepted(await updateCustomer(maker, { customerId, version: 1, profile })).version).toBe(1);
    expect(await traces(tenant.owner)).toEqual(before);
  });

  it.each(["suspended customer", "viewer", "other organisation"])(
    "is refused (%s) and leaves no trace",
    async (why) => {
      const { customerId, profile } = await approved();
      const wishes = { ...profile, description: "Changed" };
      let scope = maker;
      if (why === "suspended customer") {
        accepted(await updateCustomer(maker, { customerId, version: 1, profile: { ...profile, nationality: "IR" } }));
        accepted(await decideNow(await tenant.reviewer(), { orgId: tenant.orgId, customerId }, "SUSPENDED"));
      } else if (why === "viewer") scope = await tenant.member("viewer");
      else {
        const orgId = await makeOrganisation(tenant.owner);
        scope = memberScope(await makePerson(tenant.owner, { orgId, role: "owner" }), orgId, "owner");
      }
      const before = await traces(tenant.owner);
      const { version } = await customerRow(maker, customerId);
      const code = { "suspended customer": "wrong_state", viewer: "forbidden" }[why] ?? "not_found";
      expect(codeOf(await updateCustomer(scope, { customerId, version, profile: wishes }))).toBe(code);
      expect(await traces(tenant.owner)).toEqual(before);
    },
  );

  it("names every field at fault and writes nothing", async () => {
    const { customerId, profile } = await approved();
    const before = await traces(tenant.owner);
    const outcome = await updateCustomer(maker, {
      customerId,
      version: 1,
      profile: { ...profile, email: "no e-mail", dob: "2020-01-01" },
    });
    expect(outcome).toMatchObject({
      ok: false,
      code: "invalid",
      fields: { email: expect.any(String), dob: expect.any(String) },
    });
    expect(await traces(tenant.owner)).toEqual(before);
  });

  it("takes an external id that a deleted customer had, and none that another has", async () => {
    const first = await approved();
    const second = await approved();
    const withId = (profile: object) => ({ ...profile, external_id: `ref-${made}` });
    accepted(await updateCustomer(maker, { ...first, version: 1, profile: withId(first.profile) }));
    const claim = () => updateCustomer(maker, { ...second, version: 1, profile: withId(second.profile) });
    expect(await claim()).toMatchObject({ code: "conflict", fields: { external_id: expect.any(String) } });
    accepted(await deleteCustomer(admin, { customerId: first.customerId, reason: "Made by mistake" }));
    expect(codeOf(await claim())).toBe("ok");
  });
});

describe("deleting", () => {
  it("ends in one of two orders when somebody edits at the same time, never in an edited deleted customer", async () => {
    for (let round = 0; round < 5; round++) {
      const { customerId, profile } = await approved();
      const [edited, deleted] = await Promise.all([
        updateCustomer(maker, { customerId, version: 1, profile: { ...profile, description: "Late" } }),
        deleteCustomer(admin, { customerId, reason: "Made by mistake" }),
      ]);
      expect(codeOf(deleted)).toBe("ok");
      expect(["ok", "not_found"]).toContain(codeOf(edited));
      const row = await customerRow(maker, customerId);
      expect(row.deletedAt).not.toBeNull();
      expect(row.version).toBe(edited.ok ? 3 : 2);
      expect(await auditOf(tenant.owner, customerId)).toEqual([
        "customer.created",
        "customer.status_changed",
        ...(edited.ok ? ["customer.updated"] : []),
        "customer.deleted",
      ]);
    }
  });

  it("is for owners and admins; deleted twice it is not found, and it can no longer act", async () => {
    const { customerId, profile } = await approved();
    const reason = "Made by mistake";
    expect(codeOf(await deleteCustomer(maker, { customerId, reason }))).toBe("forbidden");
    expect(codeOf(await deleteCustomer(admin, { customerId, reason }))).toBe("ok");
    expect(codeOf(await deleteCustomer(admin, { customerId, reason }))).toBe("not_found");
    expect(codeOf(await updateCustomer(maker, { customerId, version: 2, profile }))).toBe("not_found");
    expect(codeOf(await revealIdentifier(maker, { customerId, path: "dob" }))).toBe("not_found");
    expect(accepted(await reviewCustomer(tenant.worker, { customerId, version: 2 }))).toBe("SKIPPED");
    expect(await customerRow(maker, customerId)).toMatchObject({
      isActive: false,
      isEnabled: false,
      accountState: "LOCKED",
    });
  });
});

describe("revealing", () => {
  it("gives the value and writes exactly one audit row, each time", async () => {
    const { customerId, profile } = await approved();
    const before = await traces(tenant.owner);
    const path = "identification_value";
    for (const time of [1, 2]) {
      expect(accepted(await revealIdentifier(maker, { customerId, path })).value).toBe(profile.identification_value);
      expect(await traces(tenant.owner)).toEqual({ ...before, audits: Number(before.audits) + time });
    }
    expect((await auditOf(tenant.owner, customerId)).slice(-2)).toEqual([
      "customer.identifier_revealed",
      "customer.identifier_revealed",
    ]);
  });

  it.each([
    ["a viewer", "identification_value", "forbidden"],
    ["what is not masked", "email", "not_found"],
    ["what is not given", "tax_info.0.document_id", "not_found"],
    ["what every object has", "constructor.name", "not_found"],
  ])("is refused for %s and leaves no trace", async (who, path, code) => {
    const { customerId } = await approved();
    const scope = who === "a viewer" ? await tenant.member("viewer") : maker;
    const before = await traces(tenant.owner);
    expect(codeOf(await revealIdentifier(scope, { customerId, path }))).toBe(code);
    expect(await traces(tenant.owner)).toEqual(before);
  });
});
