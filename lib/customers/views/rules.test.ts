import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  DEFAULT_LIST_QUERY,
  LIST_PARAMS,
  type ListParams,
  readListParams,
  writeListParams,
} from "@/lib/customers/list/rules-address";
import { VIEW_LIMITS } from "./constants";
import {
  beside,
  canonicalAddress,
  freeName,
  mayChangeView,
  mayShareView,
  openedView,
  overlay,
  viewAddress,
  viewParams,
} from "./rules";
import type { CustomerView } from "./types";

const view = (id: string): CustomerView => ({
  ...{ id, name: id, query: "status=APPROVED", columns: "id.name", density: "compact", ownerName: "Ann", version: 1 },
  ...{ isShared: false, isOwn: true, mayChange: true, mayShare: true },
});

/** Addresses that the list can use as a whole. */
const params: fc.Arbitrary<ListParams> = fc.record(
  {
    q: fc.constantFrom("ann", "o'neil & co"),
    status: fc.constantFrom("APPROVED", "APPROVED,SUSPENDED", "UNDER_REVIEW"),
    type: fc.constant("COMPANY"),
    enabled: fc.constantFrom("yes", "no"),
    from: fc.constant("2026-01-05"),
    sort: fc.constantFrom("name.asc", "status.desc"),
    size: fc.constantFrom("10", "100"),
    after: fc.constant("abc"),
  },
  { requiredKeys: [] },
);

describe("a view's address", () => {
  it("says the same wish with the same words, and never a page", () => {
    fc.assert(
      fc.property(params, (given) => {
        const { query } = readListParams(given);
        const address = viewAddress(query);
        const back = readListParams(viewParams(address));
        expect(back.ignored).toEqual([]);
        expect(back.query).toEqual({ ...query, page: { at: "first" } });
        expect(canonicalAddress(address)).toEqual({ address, ignored: [] });
      }),
    );
    expect(viewAddress(DEFAULT_LIST_QUERY)).toBe("");
  });

  it("with what stands beside it asks for exactly what was wanted, also for less than the view", () => {
    fc.assert(
      fc.property(params, params, (base, wanted) => {
        const own = viewParams(viewAddress(readListParams(base).query));
        const { query } = readListParams(wanted);
        const extra = beside(own, writeListParams(query));
        expect(readListParams(overlay(own, extra)).query).toEqual(query);
      }),
    );
  });

  it("needs nothing beside it for what it asks for itself", () => {
    const own = viewParams("status=APPROVED&sort=name.asc");
    const extra = beside(own, writeListParams(readListParams(own).query));
    expect(LIST_PARAMS.filter((name) => extra[name] !== null)).toEqual([]);
  });
});

describe("an address", () => {
  const shelf = { views: [view("viw_a"), view("viw_b")], defaultId: "viw_b" };

  it("opens the view it names, the default without any parameter, and the plain list when asked to", () => {
    expect(openedView(shelf, "viw_a", {}).view?.id).toBe("viw_a");
    expect(openedView(shelf, "viw_a", { status: "APPROVED" }).view?.id).toBe("viw_a");
    expect(openedView(shelf, null, {}).view?.id).toBe("viw_b");
    expect(openedView(shelf, null, { status: "APPROVED" }).view).toBeNull();
    expect(openedView(shelf, "all", {})).toEqual({ view: null, isGone: false });
    expect(openedView({ ...shelf, defaultId: null }, null, {})).toEqual({ view: null, isGone: false });
  });

  it("of a view that is gone or not to be seen gives the plain list and says so", () => {
    expect(openedView(shelf, "viw_c", {})).toEqual({ view: null, isGone: true });
    expect(openedView(shelf, "nonsense", {})).toEqual({ view: null, isGone: true });
  });
});

describe("who may change a view", () => {
  const by = (role: "owner" | "admin" | "maker" | "developer" | "viewer") => ({ userId: "me", role });
  const [mine, theirs] = [{ ownerId: "me" }, { ownerId: "them" }];

  it("is its owner, and for shared ones who runs the organisation", () => {
    for (const role of ["owner", "admin", "maker", "developer", "viewer"] as const) {
      expect(mayChangeView(by(role), { ...mine, isShared: false })).toBe(true);
      expect(mayChangeView(by(role), { ...theirs, isShared: false })).toBe(false);
      expect(mayChangeView(by(role), { ...theirs, isShared: true })).toBe(role === "owner" || role === "admin");
    }
  });

  it("is not an owner who lost the right to share, once it is shared; and they share nothing", () => {
    expect(mayChangeView(by("viewer"), { ...mine, isShared: true })).toBe(false);
    expect(mayShareView(by("viewer"), { ...mine, isShared: false })).toBe(false);
    expect(mayShareView(by("maker"), { ...mine, isShared: false })).toBe(true);
    expect(mayShareView(by("admin"), { ...theirs, isShared: false })).toBe(false);
  });
});

describe("a free name", () => {
  it("is the name itself, or with the first number that nobody uses, never longer than names are", () => {
    expect(freeName("Approved", [])).toBe("Approved");
    expect(freeName("Approved", ["approved", "Approved 2"])).toBe("Approved 3");
    const long = "x".repeat(VIEW_LIMITS.name);
    expect(freeName(long, [long])).toBe(`${"x".repeat(VIEW_LIMITS.name - 2)} 2`);
  });
});
