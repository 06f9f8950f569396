import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withScope } from "@/db/scope";
import { accepted, codeOf, openTenant, type Tenant } from "@/db/testing/fixtures";
import { makeOrganisation, makePerson, memberScope } from "@/db/testing/people";
import { openAuditDetail } from "@/lib/audit/record";
import type { MerchantScope } from "@/lib/auth/scope";
import { fromPublicId, ids } from "@/lib/core/ids";
import { VIEW_LIMITS } from "./constants";
import { type SaveViewInput, saveViewInput } from "./input";
import { listViews } from "./reads";
import type { CustomerView } from "./types";
import {
  duplicateView,
  removeView,
  renameView,
  restoreView,
  saveView,
  setDefaultView,
  shareView,
  updateView,
} from "./writes";

let tenant: Tenant;
let number = 0;

const shelf = (scope: MerchantScope) => withScope(scope, (tx) => listViews(tx, scope));
const names = async (scope: MerchantScope) => (await shelf(scope)).views.map(({ name }) => name);
const inside = (view: CustomerView) => fromPublicId("view", view.id) ?? "";
const handle = (view: CustomerView) => ({ viewId: inside(view), version: view.version });

const LOOKS = {
  query: "status=APPROVED&sort=name.asc",
  columns: [{ id: "id", isPinned: true, width: 152 }, { id: "name" }, { id: "country" }],
  density: "compact",
} satisfies Omit<SaveViewInput, "name" | "isShared">;

const wanted = (more: Partial<SaveViewInput> = {}): SaveViewInput => {
  number += 1;
  return { name: `View ${number}`, isShared: false, ...LOOKS, ...more };
};
const made = async (scope: MerchantScope, more: Partial<SaveViewInput> = {}) =>
  accepted(await saveView(scope, wanted(more)));

async function auditOf(view: CustomerView) {
  const rows = await tenant.owner`
    select id, org_id as "orgId", action, actor_id as "actorId", detail_sealed as "detailSealed"
    from audit_events where subject_id = ${inside(view)} order by id`;
  return rows.map((row) => ({
    action: row.action,
    actorId: row.actorId,
    detail: openAuditDetail({ id: row.id, orgId: row.orgId, detailSealed: row.detailSealed }),
  }));
}

beforeAll(async () => {
  tenant = await openTenant();
});
afterAll(() => tenant?.drop());

describe("a saved view", () => {
  it("comes back exactly: filters, order, columns with widths and pins, and row height", async () => {
    const maker = await tenant.member("maker");
    const view = await made(maker, { name: "Approved by name" });
    const [found] = (await shelf(maker)).views;
    expect(found).toEqual(view);
    expect(found).toMatchObject({
      name: "Approved by name",
      query: "status=APPROVED&sort=name.asc",
      columns: "id-152*.name.country",
      density: "compact",
      ...{ isShared: false, isOwn: true, mayChange: true, mayShare: true, version: 1 },
    });
  });

  it("is its owner's alone: a colleague neither sees, opens, changes nor removes it", async () => {
    const [maker, admin] = [await tenant.member("maker"), await tenant.member("admin")];
    const view = await made(maker);
    expect(await names(admin)).not.toContain(view.name);
    const attempts = [
      updateView(admin, { ...handle(view), ...LOOKS }),
      renameView(admin, { ...handle(view), name: "Taken over" }),
      shareView(admin, { ...handle(view), isShared: true }),
      removeView(admin, { viewId: inside(view) }),
      duplicateView(admin, { viewId: inside(view) }),
      setDefaultView(admin, { viewId: inside(view) }),
    ];
    for (const attempt of attempts) expect(codeOf(await attempt)).toBe("not_found");
    expect((await shelf(maker)).views.find(({ id }) => id === view.id)).toEqual(view);
  });

  it("is of one organisation: people of another get the same answer as for one that does not exist", async () => {
    const maker = await tenant.member("maker");
    const view = await made(maker, { isShared: true });
    const elsewhere = await makeOrganisation(tenant.owner);
    const stranger = memberScope(
      await makePerson(tenant.owner, { orgId: elsewhere, role: "owner" }),
      elsewhere,
      "owner",
    );
    expect((await shelf(stranger)).views).toEqual([]);
    for (const viewId of [inside(view), ids.next()]) {
      expect(codeOf(await removeView(stranger, { viewId }))).toBe("not_found");
      expect(codeOf(await setDefaultView(stranger, { viewId }))).toBe("not_found");
      expect(codeOf(await renameView(stranger, { viewId, version: 1, name: "Mine" }))).toBe("not_found");
    }
  });

  it("keeps one of two changes that began from the same version, and hands the other the view as it is now", async () => {
    const maker = await tenant.member("maker");
    const view = await made(maker);
    const outcomes = await Promise.all([
      updateView(maker, { ...handle(view), ...LOOKS, query: "status=SUSPENDED" }),
      updateView(maker, { ...handle(view), ...LOOKS, query: "status=PENDING_INFO" }),
    ]);
    expect(outcomes.map(codeOf).sort()).toEqual(["conflict", "ok"]);
    const [kept] = outcomes.filter((outcome) => outcome.ok);
    const [refused] = outcomes.filter((outcome) => !outcome.ok);
    const now = (await shelf(maker)).views.find(({ id }) => id === view.id);
    expect(now).toEqual(kept?.ok ? kept.value : null);
    expect(now?.version).toBe(2);
    expect(refused?.ok === false && refused.detail).toEqual(now);
  });

  it("has a name that nobody who sees it sees twice, whatever the letters' size, also when two save at once", async () => {
    const maker = await tenant.member("maker");
    const same = await Promise.all([
      saveView(maker, wanted({ name: "Twice" })),
      saveView(maker, wanted({ name: "TWICE" })),
    ]);
    expect(same.map(codeOf).sort()).toEqual(["invalid", "ok"]);
    const colleague = await tenant.member("maker");
    expect(codeOf(await saveView(colleague, wanted({ name: "Twice" })))).toBe("ok");
    await made(colleague, { name: "Of the team", isShared: true });
    const refused = await saveView(maker, wanted({ name: "of the team" }));
    expect(refused).toMatchObject({
      ok: false,
      code: "invalid",
      fields: { name: expect.stringContaining(colleague.userName) },
    });
  });

  it("is one of a limited number", async () => {
    const maker = await tenant.member("maker");
    for (let index = 0; index < VIEW_LIMITS.own; index++) await made(maker);
    expect(codeOf(await saveView(maker, wanted()))).toBe("wrong_state");
    const first = (await shelf(maker)).views.find(({ isOwn }) => isOwn);
    expect(first && codeOf(await duplicateView(maker, { viewId: inside(first) }))).toBe("wrong_state");
    if (first) accepted(await removeView(maker, { viewId: inside(first) }));
    expect(codeOf(await saveView(maker, wanted()))).toBe("ok");
  });

  it("removed is gone, and comes back under its name, or another when that was taken meanwhile", async () => {
    const maker = await tenant.member("maker");
    const view = await made(maker, { name: "Here and gone" });
    accepted(await removeView(maker, { viewId: inside(view) }));
    expect(await names(maker)).not.toContain("Here and gone");
    expect(codeOf(await updateView(maker, { ...handle(view), ...LOOKS }))).toBe("not_found");
    expect(accepted(await restoreView(maker, { viewId: inside(view) })).name).toBe("Here and gone");
    expect(codeOf(await restoreView(maker, { viewId: inside(view) }))).toBe("not_found");
    accepted(await removeView(maker, { viewId: inside(view) }));
    await made(maker, { name: "here and gone" });
    expect(accepted(await restoreView(maker, { viewId: inside(view) })).name).toBe("Here and gone 2");
  });
});

describe("a shared view", () => {
  it("is seen by the whole organisation; only its owner and who runs the organisation may change it", async () => {
    const owner = await tenant.member("maker");
    const view = await made(owner, { isShared: true });
    for (const role of ["maker", "developer", "viewer"] as const) {
      const colleague = await tenant.member(role);
      const seen = (await shelf(colleague)).views.find(({ id }) => id === view.id);
      expect(seen).toMatchObject({ isOwn: false, mayChange: false, mayShare: false, ownerName: owner.userName });
      expect(codeOf(await updateView(colleague, { ...handle(view), ...LOOKS }))).toBe("forbidden");
      expect(codeOf(await removeView(colleague, { viewId: inside(view) }))).toBe("forbidden");
      expect(codeOf(await setDefaultView(colleague, { viewId: inside(view) }))).toBe("ok");
      expect(accepted(await duplicateView(colleague, { viewId: inside(view) }))).toMatchObject({
        isOwn: true,
        isShared: false,
      });
    }
    const admin = await tenant.member("admin");
    const changed = accepted(await updateView(admin, { ...handle(view), ...LOOKS, query: "" }));
    expect(changed).toMatchObject({ query: "", version: 2, mayChange: true });
  });

  it("is not made by who may only look", async () => {
    const viewer = await tenant.member("viewer");
    expect(codeOf(await saveView(viewer, wanted({ isShared: true })))).toBe("forbidden");
    const own = await made(viewer);
    expect(own).toMatchObject({ mayChange: true, mayShare: false });
    expect(codeOf(await shareView(viewer, { ...handle(own), isShared: true }))).toBe("forbidden");
  });

  it("taken back is its owner's alone again, and whoever opened with it is told", async () => {
    const [owner, colleague] = [await tenant.member("maker"), await tenant.member("viewer")];
    const view = await made(owner, { isShared: true });
    accepted(await setDefaultView(colleague, { viewId: inside(view) }));
    expect(await shelf(colleague)).toMatchObject({ defaultId: view.id, isDefaultGone: false });
    accepted(await shareView(owner, { ...handle(view), isShared: false }));
    const after = await shelf(colleague);
    expect(after).toMatchObject({ defaultId: null, isDefaultGone: true });
    expect(after.views.some(({ id }) => id === view.id)).toBe(false);
    accepted(await setDefaultView(colleague, { viewId: null }));
    expect(await shelf(colleague)).toMatchObject({ defaultId: null, isDefaultGone: false });
  });

  it("removed is no default any more: its remover's list is plain, others are told", async () => {
    const [owner, colleague] = [await tenant.member("maker"), await tenant.member("viewer")];
    const view = await made(owner, { isShared: true });
    for (const scope of [owner, colleague]) accepted(await setDefaultView(scope, { viewId: inside(view) }));
    accepted(await removeView(owner, { viewId: inside(view) }));
    expect(await shelf(owner)).toMatchObject({ defaultId: null, isDefaultGone: false });
    expect(await shelf(colleague)).toMatchObject({ defaultId: null, isDefaultGone: true });
    accepted(await restoreView(owner, { viewId: inside(view) }));
    expect(await shelf(colleague)).toMatchObject({ defaultId: view.id, isDefaultGone: false });
  });

  it("leaves a trace of who shared, changed and removed it; one's own views leave none", async () => {
    const [owner, admin] = [await tenant.member("maker"), await tenant.member("admin")];
    const view = await made(owner, { name: "Traced" });
    const quiet = accepted(await renameView(owner, { ...handle(view), name: "Traced now" }));
    expect(await auditOf(view)).toEqual([]);
    const shared = accepted(await shareView(owner, { ...handle(quiet), isShared: true }));
    accepted(await updateView(admin, { ...handle(shared), ...LOOKS, density: "comfortable" }));
    accepted(await removeView(admin, { viewId: inside(view) }));
    const trace = await auditOf(view);
    expect(trace.map(({ action, actorId }) => [action, actorId])).toEqual([
      ["view.shared", owner.userId],
      ["view.changed", admin.userId],
      ["view.removed", admin.userId],
    ]);
    expect(trace[1]?.detail).toEqual({ name: "Traced now", what: "what it shows" });
  });
});

describe("what a view is saved from", () => {
  const raw = { name: " My  view ", query: "", columns: "id*.name", density: "compact", isShared: false };

  it("is kept in one form, without a page", () => {
    const parsed = saveViewInput.parse({ ...raw, query: "after=abc&sort=name.asc&status=active&unknown=1" });
    expect(parsed).toMatchObject({ name: "My view", query: "status=APPROVED&sort=name.asc" });
    expect(parsed.columns).toEqual([{ id: "id", isPinned: true }, { id: "name" }]);
  });

  it.each([
    ["a filter that the list cannot use", { query: "status=WRONG" }],
    ["columns that are damaged", { columns: "id..name" }],
    ["no name", { name: " \u200b " }],
    ["a name that is too long", { name: "x".repeat(VIEW_LIMITS.name + 1) }],
    ["an unknown row height", { density: "huge" }],
    ["something else beside", { ownerId: "usr_1" }],
  ])("is refused with %s", (_, part) => {
    expect(saveViewInput.safeParse({ ...raw, ...part }).success).toBe(false);
  });
});
