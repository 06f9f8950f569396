import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withScope } from "@/db/scope";
import {
  accepted,
  codeOf,
  customerRow,
  makeCustomer,
  openTenant,
  reviewerScope,
  type Tenant,
  workerScope,
} from "@/db/testing/fixtures";
import { makeOrganisation, makePerson, memberScope } from "@/db/testing/people";
import { type MerchantScope, mintScope, type ReviewerScope } from "@/lib/auth/scope";
import { identityScope } from "@/lib/auth/sessions";
import { setFault } from "@/lib/core/fault";
import { fromPublicId } from "@/lib/core/ids";
import { COMPLETE_INDIVIDUAL } from "@/lib/customers/testing/profiles";
import { updateCustomer } from "@/lib/customers/writes";
import { reviewCustomer } from "@/lib/reviews/writes";
import { storeListFile } from "../lists/gateway-store";
import { registerVersion } from "../lists/writes";
import { importVersion } from "../lists/writes-import";
import { findCandidates, latestScreening, listHits, standingHits } from "../reads";
import { rescreenCustomer, rescreenCustomers } from "../rescreening/writes";
import { settleHit, startHit } from "./writes";

let tenant: Tenant;
let maker: MerchantScope;
let reviewer: ReviewerScope;
let lead: ReviewerScope;
let customerId: string;

beforeAll(async () => {
  tenant = await openTenant();
  maker = await tenant.member();
  reviewer = await tenant.reviewer();
  lead = mintScope<ReviewerScope>({ ...(await tenant.reviewer()), role: "lead" });
});
afterAll(() => tenant.drop());

let made = 0;
/** So unlike each other that none is taken for another. */
const SURNAMES =
  "Ostrogradsky Bulgakov Fedchenko Whitmore Jablonski Quintana Delacroix Marchetti Haugland Yamazaki Petrakis Ozdemir".split(
    " ",
  );
const surname = () =>
  `${SURNAMES[made % SURNAMES.length]}${made >= SURNAMES.length ? SURNAMES[made - SURNAMES.length] : ""}`;
/** Nobody else has this name or ID; approved by the automated review. */
async function approvedCustomer(): Promise<string> {
  made += 1;
  const { tax_info: _tax, ...profile } = COMPLETE_INDIVIDUAL;
  const id = await makeCustomer(maker, {
    ...profile,
    ...{ first_name: "Valentin", last_name: surname(), dob: "1971-05-20" },
    identification_value: `PA${3_000_000 + made}`,
  });
  expect(accepted(await reviewCustomer(tenant.worker, { customerId: id, version: 1 }))).toBe("APPROVED");
  return id;
}
const nameNow = () => `${surname()}, Valentin`;

beforeEach(async () => {
  customerId = await approvedCustomer();
});

const HEADER = "id,schema,name,aliases,birth_date,countries\n";
let padding = 0;
/** Puts a version of a list in force; the padding makes every file its own. */
async function putInForce(rows: string[], list = "watch") {
  padding += 1;
  const text = `${HEADER}${rows.join("\n")}\nfiller-${padding},Vessel,Ship ${padding},,,\n`;
  const file = { part: "targets" as const, name: "targets.simple.csv", ...(await storeListFile([Buffer.from(text)])) };
  const input = { list, title: "Watch", topic: "SANCTIONS" as const, format: "OPENSANCTIONS" as const, files: [file] };
  const { versionId } = accepted(await registerVersion(lead, input));
  expect((await importVersion(identityScope("test"), versionId)).state).toBe("ACTIVE");
}

const hitsOf = (id = customerId) => withScope(reviewer, (tx) => listHits(tx, tenant, id));
const casesOf = (id = customerId) => tenant.owner`select reason, closed_at from review_cases where customer_id = ${id}`;
const keyOf = (hit: { id: string; rowVersion: number }) => ({
  ...{ orgId: tenant.orgId, customerId, hitId: fromPublicId("hit", hit.id) ?? "", rowVersion: hit.rowVersion },
});
async function onlyHit() {
  const [hit, ...others] = await hitsOf();
  expect(others).toEqual([]);
  if (!hit) throw new Error("There is no hit");
  return hit;
}
/** The customer stands on the list, and the rescreening has found it. */
async function listed(birth = "1971") {
  await putInForce([`w-1,Person,"${nameNow()}",,${birth},ru`]);
  await rescreenCustomer(tenant.worker, customerId);
}

describe("screening again", () => {
  it("raises a hit for an approved customer, opens a case for it, and leaves the status", async () => {
    expect(await hitsOf()).toEqual([]);
    await listed();
    const hit = await onlyHit();
    expect(hit).toMatchObject({ state: "MATCH", entryId: "w-1", party: "customer", score: 100, endedAt: null });
    expect(hit.parts.map((part) => part.part)).toEqual(expect.arrayContaining(["name", "birth_date"]));
    expect((await casesOf()).map((row) => ({ ...row }))).toEqual([{ reason: "SCREENING", closed_at: null }]);
    const row = await customerRow(maker, customerId);
    expect([row.status, row.sanctionsState, row.pepState]).toEqual(["APPROVED", "MATCH", "NOT_SCREENED"]);
  });

  it("finds the same hit once, however often it runs", async () => {
    await listed();
    const before = await hitsOf();
    await rescreenCustomer(tenant.worker, customerId);
    expect(await hitsOf()).toEqual(before);
    expect(await casesOf()).toHaveLength(1);
  });

  it("ends a hit whose entry has left the list", async () => {
    await listed();
    await putInForce(["w-9,Person,Somebody Elsewhere,,,"]);
    await rescreenCustomer(tenant.worker, customerId);
    expect((await onlyHit()).endedAt).not.toBeNull();
    expect((await customerRow(maker, customerId)).sanctionsState).toBe("NO_MATCH");
  });

  it("goes on after a crash where it stood, and every customer is screened once", async () => {
    const org = await makeOrganisation(tenant.owner);
    const member = memberScope(await makePerson(tenant.owner, { orgId: org, role: "maker" }), org, "maker");
    const { tax_info: _tax, ...profile } = COMPLETE_INDIVIDUAL;
    const ids: string[] = [];
    for (let at = 0; at < 3; at++)
      ids.push(
        await makeCustomer(member, {
          ...profile,
          last_name: SURNAMES[at] ?? "",
          identification_value: `CH${4_000_000 + at}`,
        }),
      );
    setFault("screening.before_chunk_commit", () => {
      throw new Error("crash");
    });
    await expect(rescreenCustomers(workerScope(org), null)).rejects.toThrow("crash");
    setFault("screening.before_chunk_commit", null);
    expect(await rescreenCustomers(workerScope(org), null)).toEqual({ screened: 3, newHits: 0, isDone: true });
    const rows = await tenant.owner`select customer_id, count(*)::int from screenings where org_id = ${org} group by 1`;
    expect(rows.map((row) => row.customer_id).sort()).toEqual([...ids].sort());
    expect(rows.every((row) => row.count === 1)).toBe(true);
    expect(await rescreenCustomers(workerScope(org), ids.sort()[1] ?? null)).toMatchObject({ screened: 1 });
  });

  it("follows an edit that no review follows", async () => {
    const row = await customerRow(maker, customerId);
    const { tax_info: _tax, ...profile } = COMPLETE_INDIVIDUAL;
    const edited = {
      ...profile,
      first_name: "Valentin",
      last_name: row.displayName.split(" ")[1] ?? "",
      dob: "1971-05-20",
    };
    accepted(
      await updateCustomer(maker, {
        ...{ customerId, version: 1 },
        profile: { ...edited, identification_value: `PA${3_000_000 + made}`, description: "Something new" },
      }),
    );
    const jobs =
      await tenant.owner`select task_identifier from graphile_worker.jobs where key = ${`rescreen-one:${customerId}`}`;
    expect(jobs.map((job) => job.task_identifier)).toEqual(["rescreen_customers"]);
  });
});

describe("a dismissed hit", () => {
  const dismiss = async () =>
    accepted(
      await settleHit(reviewer, {
        ...keyOf(await onlyHit()),
        step: "dismiss",
        reason: "Another middle name and place.",
      }),
    );

  it("stays dismissed when the same entry comes with a new version, and when it was away in between", async () => {
    await listed();
    expect(await dismiss()).toMatchObject({ state: "DISMISSED", sanctionsState: "DISMISSED" });
    await listed();
    expect((await onlyHit()).state).toBe("DISMISSED");
    await putInForce(["w-9,Person,Somebody Elsewhere,,,"]);
    await rescreenCustomer(tenant.worker, customerId);
    await listed();
    expect(await onlyHit()).toMatchObject({ state: "DISMISSED", endedAt: null, settledByName: reviewer.userName });
    expect((await customerRow(maker, customerId)).sanctionsState).toBe("DISMISSED");
  });

  it("comes back when the entry says something new", async () => {
    await listed();
    await dismiss();
    await listed("1971-05-20");
    const states = (await hitsOf()).map((hit) => [hit.state, hit.endedAt === null]);
    expect(states).toEqual([
      ["MATCH", true],
      ["DISMISSED", false],
    ]);
  });
});

describe("settling a hit", () => {
  const settle = (scope: ReviewerScope, key: ReturnType<typeof keyOf>, step: "dismiss" | "resolve" = "dismiss") =>
    settleHit(scope, { ...key, step, reason: "Compared passport and list." });

  it("by two reviewers at once is done by one; the other is told", async () => {
    await listed();
    const key = keyOf(await onlyHit());
    const second = await tenant.reviewer();
    const outcomes = await Promise.all([settle(reviewer, key), settle(second, key, "resolve")]);
    expect(outcomes.map(codeOf).sort()).toEqual(["ok", "wrong_state"]);
    const won = outcomes.find((outcome) => outcome.ok);
    expect((await onlyHit()).state).toBe(won?.ok ? won.value.state : "");
    const audits = await tenant.owner`
      select action from audit_events where customer_id = ${customerId} and action like 'screening.hit\\_%'`;
    expect(audits).toHaveLength(1);
  });

  it("goes over being looked at, and a true match marks the customer without deciding about it", async () => {
    await listed();
    const hit = await onlyHit();
    expect(accepted(await startHit(reviewer, keyOf(hit)))).toMatchObject({
      state: "IN_PROGRESS",
      sanctionsState: "IN_PROGRESS",
    });
    expect(codeOf(await settle(reviewer, keyOf(hit)))).toBe("conflict");
    const resolved = accepted(await settle(reviewer, keyOf(await onlyHit()), "resolve"));
    expect(resolved).toMatchObject({ state: "RESOLVED", sanctionsState: "RESOLVED" });
    expect(codeOf(await settle(reviewer, keyOf(await onlyHit())))).toBe("wrong_state");
    expect((await customerRow(maker, customerId)).status).toBe("APPROVED");
  });

  it("is refused to who edited the customer and to members of its organisation", async () => {
    await listed();
    const key = keyOf(await onlyHit());
    for (const scope of [maker, await tenant.member("viewer")]) {
      const staff = reviewerScope({ id: scope.userId, name: scope.userName, email: "" });
      expect(codeOf(await settle(staff, key))).toBe("forbidden");
    }
    expect((await onlyHit()).state).toBe("MATCH");
  });

  it("names another organisation's hit in vain", async () => {
    await listed();
    const key = keyOf(await onlyHit());
    expect(codeOf(await settle(reviewer, { ...key, orgId: await makeOrganisation(tenant.owner) }))).toBe("not_found");
  });
});

describe("hits and screenings", () => {
  it("are nothing to an organisation's own people, nor to another organisation's jobs", async () => {
    await listed();
    const owner = await tenant.member("owner");
    const otherOrg = await makeOrganisation(tenant.owner);
    for (const scope of [owner, workerScope(otherOrg)]) {
      expect(await withScope(scope, (tx) => listHits(tx, tenant, customerId))).toEqual([]);
      expect(await withScope(scope, (tx) => standingHits(tx, tenant, customerId))).toEqual([]);
      expect(await withScope(scope, (tx) => latestScreening(tx, tenant, customerId))).toBeNull();
    }
    expect(await withScope(tenant.worker, (tx) => standingHits(tx, tenant, customerId))).toHaveLength(1);
  });

  it("compare nobody with a list that is not in force", async () => {
    const party = {
      party: "customer",
      who: "",
      kind: "PERSON" as const,
      names: [nameNow()],
      birthDate: null,
      countries: [],
    };
    await putInForce([`w-1,Person,"${nameNow()}",,,`]);
    await putInForce(["w-9,Person,Somebody Elsewhere,,,"]);
    const [old] = await tenant.owner`
      select id from screening_list_versions where list_code = 'watch' and state = 'SUPERSEDED' order by version desc limit 1`;
    const [active] =
      await tenant.owner`select id from screening_list_versions where list_code = 'watch' and state = 'ACTIVE'`;
    const found = (id: string) => withScope(tenant.worker, (tx) => findCandidates(tx, [id], party));
    expect((await found(old?.id)).map((entry) => entry.entryId)).toEqual(["w-1"]);
    expect(await found(active?.id)).toEqual([]);
    await rescreenCustomer(tenant.worker, customerId);
    expect(await hitsOf()).toEqual([]);
  });
});
