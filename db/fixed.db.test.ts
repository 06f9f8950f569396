import { and, asc, eq, isNull } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { identityScope } from "@/lib/auth/sessions";
import { inOrg, setOrgFilters } from "./filters";
import { fixed } from "./fixed";
import { organisations } from "./schema";
import { withScope } from "./scope";
import { createTestDatabase, type TestDatabase } from "./testing/database";
import { makeOrganisation } from "./testing/people";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
afterEach(() => setOrgFilters(true));

const inPlatform = <T>(body: Parameters<typeof withScope<T>>[1]) => withScope(identityScope("test"), body);

describe("a select whose text is made once", () => {
  it("gives what the same select gives, on every connection and for every value", async () => {
    let builds = 0;
    const select = fixed((reader, owner: { orgId: string }) => {
      builds++;
      return reader
        .select({ id: organisations.id, at: organisations.createdAt, canCreate: organisations.canCreateCustomers })
        .from(organisations)
        .where(and(inOrg(organisations.id, owner), isNull(organisations.suspendedAt)));
    });
    const orgIds = await Promise.all([1, 2, 3].map(() => makeOrganisation(database.owner)));
    const both = (orgId: string) =>
      inPlatform(async (tx) => [
        await select(tx, { orgId }),
        await tx
          .select({ id: organisations.id, at: organisations.createdAt, canCreate: organisations.canCreateCustomers })
          .from(organisations)
          .where(eq(organisations.id, orgId)),
      ]);
    for (const [made, plain] of await Promise.all(orgIds.map(both))) {
      expect(made).toEqual(plain);
      expect(made).toHaveLength(1);
    }
    expect(builds).toBe(1);
  });

  it("has the organisation's filter whenever filters are on, and only then", async () => {
    const select = fixed((reader, owner: { orgId: string }) =>
      reader
        .select({ id: organisations.id })
        .from(organisations)
        .where(inOrg(organisations.id, owner))
        .orderBy(asc(organisations.id)),
    );
    const orgId = await makeOrganisation(database.owner);
    const ask = () => inPlatform((tx) => select(tx, { orgId }));
    expect(await ask()).toEqual([{ id: orgId }]);
    setOrgFilters(false);
    expect((await ask()).length).toBeGreaterThan(1);
    setOrgFilters(true);
    expect(await ask()).toEqual([{ id: orgId }]);
  });
});
