import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { runtimeLogin } from "@/db/roles";
import { decideNow, lookAt } from "@/db/testing/decisions";
import { accepted, openTenant, reviewerScope, type Tenant } from "@/db/testing/fixtures";
import { makePerson, memberScope } from "@/db/testing/people";
import { type MerchantScope, mintScope, type ReviewerScope } from "@/lib/auth/scope";
import { ids } from "@/lib/core/ids";
import { type Staff, World } from "@/lib/customers/testing/life-cycle-world";

// Past all code: what the role of the platform can and cannot write by SQL of its own.
let tenant: Tenant;
let platform: postgres.Sql;
let merchant: MerchantScope;
let staff: Staff;
let world: World;
let hashes: { documentId: string; sha256: string }[];

beforeAll(async () => {
  tenant = await openTenant();
  const { owner, orgId } = tenant;
  platform = postgres(runtimeLogin(tenant.ownerUrl, "platform").url, { max: 1, onnotice: () => {} });
  merchant = memberScope(await makePerson(owner, { orgId, role: "owner" }), orgId, "owner");
  const lead = mintScope<ReviewerScope>({ ...reviewerScope(await makePerson(owner, { staff: "lead" })), role: "lead" });
  staff = { ruth: await tenant.reviewer(), leo: await tenant.reviewer(), lead };
});
afterAll(async () => {
  await platform.end();
  await tenant.drop();
});

const policy = (secondEye: string, risk = 100) =>
  tenant.owner`update organisations set second_eye = ${secondEye}, second_eye_risk = ${risk}`;

beforeEach(async () => {
  await policy("NEVER");
  world = new World(tenant.owner, merchant, staff);
  await world.begin("RISKY", true);
  await world.review();
  const seen = await lookAt(staff.ruth, tenant.orgId, world.customerId);
  hashes = seen.evidence.map(({ documentId, sha256 }) => ({ documentId, sha256 }));
});

type Change = {
  from?: string;
  to?: string;
  version?: number;
  hashes?: typeof hashes;
  actor?: ReviewerScope;
  confirmedBy?: ReviewerScope;
  code?: string;
  at?: Date;
};

/** A record of a decision, written by hand; the constraint that refused it, or `ok`. */
async function write(change: Change, before?: (sql: postgres.TransactionSql) => Promise<unknown>): Promise<string> {
  const { from = "UNDER_REVIEW", to = "APPROVED", actor = staff.ruth, confirmedBy } = change;
  const work = platform.begin(async (sql) => {
    await before?.(sql);
    await sql`
      insert into customer_transitions (org_id, id, customer_id, from_status, to_status, actor_kind, actor_id, actor_name, reason_code,
        reason, version, document_hashes, confirmed_by, at)
      values (${tenant.orgId}, ${ids.next()}, ${world.customerId}, ${from}, ${to}, 'STAFF', ${actor.userId}, ${actor.userName},
        ${change.code ?? "other"}, 'By hand', ${change.version ?? 1}, ${sql.json(change.hashes ?? hashes)},
        ${confirmedBy?.userId ?? null}, ${change.at ?? new Date()})`;
  });
  return work.then(
    () => "ok",
    (error: { constraint_name?: string; message: string }) => error.constraint_name ?? error.message,
  );
}

/** A proposal written by hand; open unless it is said to be confirmed. */
async function writeProposal(
  sql: postgres.Sql | postgres.TransactionSql,
  more: { confirmedBy?: ReviewerScope; version?: number } = {},
) {
  const id = ids.next();
  const [found] = await sql`select id from review_cases where customer_id = ${world.customerId} and closed_at is null`;
  await sql`
    insert into decision_proposals (org_id, id, customer_id, case_id, decision, version, document_hashes, reason_code, reason,
      internal_reason, policy, proposed_by, proposed_by_name, proposed_at)
    values (${tenant.orgId}, ${id}, ${world.customerId}, ${found?.id}, 'APPROVED', ${more.version ?? 1}, ${sql.json(hashes)}, 'OTHER',
      'By hand', 'By hand', 'ALWAYS', ${staff.ruth.userId}, 'Ruth', now())`;
  if (!more.confirmedBy) return;
  await sql`
    update decision_proposals set state = 'CONFIRMED', settled_by = ${more.confirmedBy.userId}, settled_by_name = 'Leo', settled_at = now()
    where id = ${id}`;
}

describe("the database, asked directly by the platform's role,", () => {
  it("takes a decision on what stands now, where one person is enough", async () => {
    expect(await write({})).toBe("ok");
  });

  it("refuses a decision on another version or another status", async () => {
    expect(await write({ version: 2 })).toBe("decision_seen");
    expect(await write({ to: "SUSPENDED", version: 2 })).toBe("decision_seen");
    expect(await write({ from: "PENDING_INFO" })).toBe("decision_seen");
    await world.edit("RISKY", false);
    expect(await write({ version: 1 })).toBe("decision_seen");
    expect(await write({ version: 2 })).toBe("ok");
  });

  it("refuses an approval that names other files than those there are", async () => {
    expect(await write({ hashes: [] })).toBe("decision_evidence");
    expect(await write({ hashes: hashes.slice(1) })).toBe("decision_evidence");
    const [first, ...rest] = hashes;
    const forged = { documentId: first?.documentId ?? "", sha256: "0".repeat(64) };
    expect(await write({ hashes: [forged, ...rest] })).toBe("decision_evidence");
    expect(await write({ hashes: [...hashes, ...rest] })).toBe("decision_evidence");
    expect(await write({ hashes: [...hashes].reverse() })).toBe("ok");
  });

  it("refuses who made or edited the customer, and members, to decide and to confirm", async () => {
    const maker = reviewerScope({ id: merchant.userId, name: merchant.userName, email: "" });
    const member = await tenant.member("viewer");
    const insider = reviewerScope({ id: member.userId, name: member.userName, email: "" });
    for (const actor of [maker, insider]) {
      expect(await write({ actor })).toBe("four_eyes");
      expect(await write({ confirmedBy: actor })).toBe("four_eyes");
    }
    expect(await write({ confirmedBy: staff.ruth })).toBe("decision_proposal");
    await tenant.owner`update memberships set removed_at = now() where user_id = ${merchant.userId}`;
    expect(await write({ actor: maker })).toBe("four_eyes");
    await tenant.owner`update memberships set removed_at = null where user_id = ${merchant.userId}`;
  });

  it("refuses an approval by one where the policy or the risk asks for two", async () => {
    const [found] = await tenant.owner`select risk_score from review_cases where customer_id = ${world.customerId}`;
    const risk = Number(found?.risk_score);
    await policy("ALWAYS");
    expect(await write({})).toBe("second_eye");
    await policy("RISK", risk);
    expect(await write({})).toBe("second_eye");
    // A case made to look harmless does not help: the last review is asked too.
    const lowered = (sql: postgres.TransactionSql) =>
      sql`update review_cases set risk_score = 0 where customer_id = ${world.customerId}`;
    expect(await write({}, lowered)).toBe("second_eye");
    expect(await write({ to: "SUSPENDED" })).toBe("ok");
    await policy("RISK", risk + 1);
    expect(await write({})).toBe("ok");
  });

  it("takes a second person only with a proposal that says so, confirmed in the same transaction", async () => {
    await policy("ALWAYS");
    const both = { confirmedBy: staff.leo };
    expect(await write(both)).toBe("decision_proposal");
    await writeProposal(platform);
    expect(await write(both)).toBe("decision_proposal");
    await tenant.owner`update decision_proposals set state = 'WITHDRAWN', settled_at = now() where customer_id = ${world.customerId}`;
    expect(await write(both, (sql) => writeProposal(sql, { confirmedBy: staff.leo, version: 2 }))).toBe(
      "decision_proposal",
    );
    expect(await write({ confirmedBy: staff.lead }, (sql) => writeProposal(sql, { confirmedBy: staff.leo }))).toBe(
      "decision_proposal",
    );
    expect(await write(both, (sql) => writeProposal(sql, { confirmedBy: staff.leo }))).toBe("ok");
    // Confirmed before, by another transaction: it carried its decision and carries no other.
    expect(await write(both)).toBe("decision_proposal");
  });

  it("refuses a proposal confirmed by its proposer, and changes none that is settled", async () => {
    const own = platform.begin((sql) => writeProposal(sql, { confirmedBy: staff.ruth }));
    await expect(own).rejects.toMatchObject({ constraint_name: "decision_proposals_second" });
    await platform.begin((sql) => writeProposal(sql, { confirmedBy: staff.leo }));
    const again = platform`update decision_proposals set settled_by_name = 'x' where customer_id = ${world.customerId}`;
    await expect(again).rejects.toThrow(/does not change/);
  });

  it("leads from suspended to approved by nothing but taking a suspension back in time", async () => {
    accepted(await decideNow(staff.ruth, { orgId: tenant.orgId, customerId: world.customerId }, "SUSPENDED"));
    const back = { from: "SUSPENDED", to: "UNDER_REVIEW", code: "suspension_undone" };
    expect(await write({ from: "SUSPENDED" })).toBe("decision_lift");
    expect(await write({ ...back, to: "APPROVED" })).toBe("decision_undo");
    expect(await write({ ...back, actor: staff.leo })).toBe("decision_undo");
    expect(await write({ ...back, at: new Date(Date.now() + 11 * 60_000) })).toBe("decision_undo");
    expect(await write({ ...back, hashes: [] })).toBe("decision_evidence");
    await policy("ALWAYS");
    expect(await write({ from: "SUSPENDED", to: "UNDER_REVIEW" })).toBe("second_eye");
    expect(await write({ ...back, actor: staff.lead })).toBe("ok");
  });

  it("keeps what was answered to a decision for good", async () => {
    accepted(await decideNow(staff.ruth, { orgId: tenant.orgId, customerId: world.customerId }));
    for (const sql of [platform, tenant.owner]) {
      await expect(sql`update decision_receipts set input_digest = 'x'`).rejects.toMatchObject({ code: "42501" });
      await expect(sql`delete from decision_receipts`).rejects.toMatchObject({ code: "42501" });
    }
  });
});
