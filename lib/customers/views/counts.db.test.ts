import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withScope } from "@/db/scope";
import { accepted, openTenant, type Tenant } from "@/db/testing/fixtures";
import { makeOrganisation } from "@/db/testing/people";
import type { MerchantScope } from "@/lib/auth/scope";
import { listCustomers } from "@/lib/customers/list/reads";
import { readListParams } from "@/lib/customers/list/rules-address";
import { addListed } from "@/lib/customers/testing/listed";
import { countViews } from "./loaders-counts";
import { viewParams } from "./rules";
import { saveView } from "./writes";

let tenant: Tenant;
let number = 0;

const LOOKS = { columns: [{ id: "name" }], density: "compact" as const };

async function made(scope: MerchantScope, query: string, isShared = false): Promise<string> {
  number += 1;
  return accepted(await saveView(scope, { name: `View ${number}`, query, isShared, ...LOOKS })).id;
}

/** However slow the machine is. */
const PATIENT = { oneMs: 30_000, allMs: 60_000 };
const counted = (scope: MerchantScope) => countViews(scope, undefined, PATIENT);

const countOfList = async (scope: MerchantScope, query: string) =>
  (await withScope(scope, (tx) => listCustomers(tx, scope, readListParams(viewParams(query)).query))).count;

const QUERIES = [
  "status=APPROVED",
  "status=SUSPENDED&enabled=no",
  "tag=vip&sort=name.asc",
  "missing=ADDRESS_PROOF%2CID_PROOF&sort=missing.desc",
  "q=ada",
  "country=AU&status=APPROVED",
  "meta=plan%3Dgold",
  "expiring=2027-01-01",
  "from=2026-03-01&to=2026-03-31",
  "ids=ada%40x.test%2Cnobody%40x.test",
  "tag=nobody-has-it",
];

beforeAll(async () => {
  tenant = await openTenant();
  const { owner, orgId } = tenant;
  const elsewhere = await makeOrganisation(owner);
  const tagged = { tags: ["vip"], metadata: { plan: "gold" }, country: "AU", documentsExpireOn: "2026-12-31" };
  for (let index = 0; index < 3; index++) {
    await addListed(owner, orgId, { name: `Ada ${index}`, ...tagged, ...(index === 0 ? { email: "ada@x.test" } : {}) });
    await addListed(owner, orgId, { status: "SUSPENDED", isEnabled: false, createdAt: new Date("2026-05-01") });
    await addListed(owner, orgId, { status: "PENDING_INFO", missing: ["ADDRESS_PROOF", "ID_PROOF"] });
    await addListed(owner, elsewhere, { name: "Ada of others", ...tagged });
  }
});
afterAll(() => tenant?.drop());

describe("the number beside a view", () => {
  it("is what its list counts, for every kind of filter", async () => {
    const viewer = await tenant.member("viewer");
    const views = await Promise.all(QUERIES.map(async (query) => ({ query, id: await made(viewer, query) })));
    const counts = await counted(viewer);
    expect(counts.all).toEqual({ n: 9, isMore: false });
    for (const { query, id } of views) expect([query, counts[id]]).toEqual([query, await countOfList(viewer, query)]);
    expect(Object.keys(counts)).toHaveLength(QUERIES.length + 1);
  });

  it("is told of the views that one sees, and of no other", async () => {
    const [maker, viewer] = [await tenant.member("maker"), await tenant.member("viewer")];
    const [own, shared] = [await made(maker, "tag=vip"), await made(maker, "tag=vip", true)];
    const counts = await counted(viewer);
    expect(counts[shared]).toEqual({ n: 3, isMore: false });
    expect(counts).not.toHaveProperty(own);
    expect(await counted(maker)).toHaveProperty(own);
  });

  it("is left out where counting takes too long, and the others keep theirs", async () => {
    const viewer = await tenant.member("viewer");
    const [slow, quick] = [await made(viewer, "country=AU"), await made(viewer, "status=APPROVED")];
    await tenant.owner.begin(async (sql) => {
      // Nobody reads a row meanwhile; counters are another table.
      await sql`lock table customers in access exclusive mode`;
      const counts = await countViews(viewer, undefined, { ...PATIENT, oneMs: 2_000 });
      expect(counts[quick]).toEqual({ n: 3, isMore: false });
      expect(counts).not.toHaveProperty(slow);
    });
  });

  it("is not counted for who does not wait for it any more", async () => {
    const viewer = await tenant.member("viewer");
    expect(await countViews(viewer, AbortSignal.abort())).toEqual({});
  });
});
