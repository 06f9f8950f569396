import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTenant, type Tenant } from "@/db/testing/fixtures";
import { ids } from "@/lib/core/ids";
import { insertRows } from "./insert-rows";
import { auditEvents, customerViews } from "./schema";
import { withScope } from "./scope";

let tenant: Tenant;
beforeAll(async () => {
  tenant = await openTenant();
});
afterAll(() => tenant.drop());

const at = new Date("2026-11-21T10:11:12.345Z");

describe("many rows at once", () => {
  it("read back as they were given: bytes, instants, JSON, quotes, nothing and what was left out", async () => {
    const scope = await tenant.member();
    const columns = [{ id: "name", width: 120 }, { id: "sta'tus" }];
    const view = (name: string) => ({
      ...{ orgId: scope.orgId, id: ids.next(), name, query: "q=%2C", columns, density: "compact" },
      ...{ ownerId: scope.userId, ownerName: 'Al "Q" Ök', createdAt: at, updatedAt: at, removedAt: null },
    });
    const views = [view("one"), view("two \\ {3}")];
    const audit = {
      ...{ id: ids.next(), orgId: scope.orgId, at, actorKind: "USER", actorId: null, actorName: "N" },
      ...{ action: "view.saved", subjectKind: "view", subjectId: null, customerId: null, requestId: null },
      ...{ detailSealed: Buffer.from([0, 255, 92, 39]), mac: Buffer.alloc(32, 7) },
    };
    const [kept, audits] = await withScope(scope, async (tx) => {
      await insertRows(tx, customerViews, views);
      await insertRows(tx, auditEvents, [audit]);
      return [
        await tx.select().from(customerViews).orderBy(customerViews.name),
        await tx.select().from(auditEvents).where(eq(auditEvents.id, audit.id)),
      ];
    });
    expect(kept).toEqual(views.map((each) => ({ ...each, isShared: false, version: 1 })));
    expect(audits).toEqual([expect.objectContaining(audit)]);
  });

  it("of nobody write nothing, and rows that give different columns are refused before anything is sent", async () => {
    const scope = await tenant.member();
    const view = {
      ...{ orgId: scope.orgId, id: ids.next(), name: "x", query: "", columns: [], density: "compact" },
      ...{ ownerId: scope.userId, ownerName: "N", createdAt: at, updatedAt: at },
    };
    await withScope(scope, async (tx) => {
      await insertRows(tx, customerViews, []);
      await expect(insertRows(tx, customerViews, [view, { ...view, isShared: true }])).rejects.toThrow(/different/);
      await expect(insertRows(tx, customerViews, [{ ...view, isShared: true }, view])).rejects.toThrow(/different/);
      expect(await tx.select().from(customerViews).where(eq(customerViews.id, view.id))).toEqual([]);
    });
  });

  it("of another organisation are refused as a single one is", async () => {
    const [scope, stranger] = [await tenant.member(), ids.next()];
    const view = (orgId: string) => ({
      ...{ orgId, id: ids.next(), name: "x", query: "", columns: [], density: "compact" },
      ...{ ownerId: scope.userId, ownerName: "N", createdAt: at, updatedAt: at },
    });
    const both = withScope(scope, (tx) => insertRows(tx, customerViews, [view(scope.orgId), view(stranger)]));
    await expect(both).rejects.toMatchObject({ cause: { code: "42501" } });
  });
});
