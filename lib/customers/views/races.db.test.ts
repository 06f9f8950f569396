import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withScope } from "@/db/scope";
import { accepted, codeOf, openTenant, type Tenant } from "@/db/testing/fixtures";
import type { MerchantScope } from "@/lib/auth/scope";
import { fromPublicId } from "@/lib/core/ids";
import { removeMember } from "@/lib/people/writes-members";
import { VIEW_LIMITS } from "./constants";
import type { SaveViewInput } from "./input";
import { listViews } from "./reads";
import { freeName } from "./rules";
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

const LOOKS = { query: "status=APPROVED", columns: [{ id: "name" }], density: "compact" as const };
const wanted = (more: Partial<SaveViewInput> = {}): SaveViewInput => {
  number += 1;
  return { name: `View ${number}`, isShared: false, ...LOOKS, ...more };
};
const made = async (scope: MerchantScope, more: Partial<SaveViewInput> = {}) =>
  accepted(await saveView(scope, wanted(more)));
const inside = (view: CustomerView) => fromPublicId("view", view.id) ?? "";
const handle = (view: CustomerView) => ({ viewId: inside(view), version: view.version });
const shelf = (scope: MerchantScope) => withScope(scope, (tx) => listViews(tx, scope));
const seen = async (scope: MerchantScope, { id }: CustomerView) =>
  (await shelf(scope)).views.find((view) => view.id === id);
const actionsOn = async (view: CustomerView) =>
  (await tenant.owner`select action from audit_events where subject_id = ${inside(view)} order by id`).map(
    (row) => row.action,
  );

beforeAll(async () => {
  tenant = await openTenant();
});
afterAll(() => tenant?.drop());

describe("two who act on one view at once", () => {
  it.each<[string, (scope: MerchantScope, view: CustomerView, who: number) => Promise<{ ok: boolean }>, string]>([
    ["rename", (scope, view, who) => renameView(scope, { ...handle(view), name: `${view.name} ${who}` }), "conflict"],
    ["share", (scope, view) => shareView(scope, { ...handle(view), isShared: false }), "not_found|conflict"],
    ["change", (scope, view, who) => updateView(scope, { ...handle(view), ...LOOKS, query: `q=${who}` }), "conflict"],
    ["remove", (scope, view) => removeView(scope, { viewId: inside(view) }), "not_found"],
  ])("to %s it: one does, the other is told, and it is written down once", async (_, act, loser) => {
    const [owner, admin] = [await tenant.member("maker"), await tenant.member("admin")];
    const view = await made(owner, { isShared: true });
    const outcomes = await Promise.all([act(owner, view, 1), act(admin, view, 2)]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const lost = outcomes.find(({ ok }) => !ok) as { code: string } | undefined;
    expect(loser.split("|")).toContain(lost?.code);
    expect(await actionsOn(view)).toHaveLength(2);
  });

  it("bring it back once", async () => {
    const owner = await tenant.member("maker");
    const view = await made(owner);
    accepted(await removeView(owner, { viewId: inside(view) }));
    const outcomes = await Promise.all([1, 2].map(() => restoreView(owner, { viewId: inside(view) })));
    expect(outcomes.map(codeOf).sort()).toEqual(["not_found", "ok"]);
    expect((await shelf(owner)).views.filter(({ isOwn }) => isOwn)).toHaveLength(1);
  });

  it("to remove and to change it end in a removed one", async () => {
    const owner = await tenant.member("maker");
    const view = await made(owner);
    const [removed, changed] = await Promise.all([
      removeView(owner, { viewId: inside(view) }),
      updateView(owner, { ...handle(view), ...LOOKS, query: "" }),
    ]);
    expect(codeOf(removed)).toBe("ok");
    expect(["ok", "not_found"]).toContain(codeOf(changed));
    expect(await seen(owner, view)).toBeUndefined();
  });

  it("to open with it and to take it back leave whoever opened with it told", async () => {
    const [owner, viewer] = [await tenant.member("maker"), await tenant.member("viewer")];
    const view = await made(owner, { isShared: true });
    const [taken, opened] = await Promise.all([
      shareView(owner, { ...handle(view), isShared: false }),
      setDefaultView(viewer, { viewId: inside(view) }),
    ]);
    expect(codeOf(taken)).toBe("ok");
    const isChosen = codeOf(opened) === "ok";
    expect(await shelf(viewer)).toMatchObject({ defaultId: null, isDefaultGone: isChosen });
  });
});

describe("limits and names", () => {
  it("hold however many save, copy and bring back at once", async () => {
    const maker = await tenant.member("maker");
    const [first, removed] = [await made(maker), await made(maker)];
    for (let index = 2; index < VIEW_LIMITS.own; index++) await made(maker);
    accepted(await removeView(maker, { viewId: inside(removed) }));
    const outcomes = await Promise.all([
      saveView(maker, wanted()),
      saveView(maker, wanted()),
      duplicateView(maker, { viewId: inside(first) }),
      restoreView(maker, { viewId: inside(removed) }),
    ]);
    expect(outcomes.map(codeOf).sort()).toEqual(["ok", "wrong_state", "wrong_state", "wrong_state"]);
    expect((await shelf(maker)).views.filter(({ isOwn }) => isOwn)).toHaveLength(VIEW_LIMITS.own);
  });

  it("leave every name on the shelf once when one is brought back while another takes its name", async () => {
    const maker = await tenant.member("maker");
    const view = await made(maker, { name: "Wanted twice" });
    accepted(await removeView(maker, { viewId: inside(view) }));
    await Promise.all([
      restoreView(maker, { viewId: inside(view) }),
      saveView(maker, wanted({ name: "WANTED TWICE" })),
    ]);
    const names = (await shelf(maker)).views.filter(({ isOwn }) => isOwn).map(({ name }) => name.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(0);
  });

  it("never cut a sign in two, however long the name of a copied view is", async () => {
    const maker = await tenant.member("maker");
    for (let length = VIEW_LIMITS.name - 8; length <= VIEW_LIMITS.name; length++) {
      const name = "😀".repeat(VIEW_LIMITS.name).slice(0, length - (length % 2)) + "x".repeat(length % 2);
      expect(() => encodeURIComponent(freeName(name, [name])), name).not.toThrow();
      const view = await made(maker, { name });
      const copy = accepted(await duplicateView(maker, { viewId: inside(view) }));
      expect(copy.name).not.toContain("\uFFFD");
      expect(copy.name).toMatch(/ copy( \d+)?$/);
    }
  });
});

describe("a shared view of somebody who left", () => {
  it("stays with the team: who runs the organisation changes and removes it, but nobody makes it a leaver's own", async () => {
    const [owner, gone, viewer] = [
      await tenant.member("owner"),
      await tenant.member("maker"),
      await tenant.member("viewer"),
    ];
    const view = await made(gone, { isShared: true });
    const hidden = await made(gone);
    accepted(await removeMember(owner, gone.userId));
    expect(await seen(viewer, view)).toMatchObject({ ownerName: gone.userName, mayChange: false });
    expect(await seen(owner, hidden)).toBeUndefined();
    const changed = accepted(await updateView(owner, { ...handle(view), ...LOOKS, query: "" }));
    const refused = await shareView(owner, { ...handle(changed), isShared: false });
    expect(refused).toMatchObject({ ok: false, code: "wrong_state", message: expect.stringContaining(gone.userName) });
    expect(await seen(viewer, view)).toBeDefined();
    accepted(await removeView(owner, { viewId: inside(view) }));
    expect(await seen(viewer, view)).toBeUndefined();
  });
});
