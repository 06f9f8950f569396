import { describe, expect, it } from "vitest";
import { countWords } from "@/lib/core/count-words";
import { readItemParams } from "./input";
import { itemsAddress, orderWords, percentDone, resultWords, splitStays } from "./rules";

describe("the words of a run", () => {
  it("count every customer once", () => {
    const run = { action: "DISABLE" as const, isUndo: false };
    expect(resultWords(run, { done: 12, changed: 9, refused: 1 })).toBe("9 disabled, 2 already so, 1 not changed");
    expect(resultWords({ ...run, isUndo: true }, { done: 1, changed: 1, refused: 0 })).toBe("1 enabled again");
    expect(countWords(1, "customer")).toBe("1 customer");
    expect(countWords(12_345, "customer")).toBe("12,345 customers");
  });

  it("name what the act needs besides customers", () => {
    expect(orderWords({ action: "ADD_TAGS", tags: ["a", "b"] }, null)).toBe("Tags: a, b");
    expect(orderWords({ action: "LINK_SENDER", senderId: "x" }, "Payroll")).toBe("Sender: Payroll");
    expect(orderWords({ action: "RECHECK" }, null)).toBe("");
  });

  it("keep apart who is so already and who cannot change, the largest group first", () => {
    const split = splitStays([
      { reason: "CHECKED_LATELY", count: 1, names: [] },
      { reason: "SUSPENDED", count: 2, names: [] },
      { reason: "IS_UNDER_REVIEW", count: 3, names: [] },
    ]);
    expect(split.already.map(({ reason }) => reason)).toEqual(["IS_UNDER_REVIEW", "CHECKED_LATELY"]);
    expect(split.refused.map(({ why }) => why)).toEqual(["suspended"]);
  });

  it("say 100 percent only when everything is done", () => {
    expect(percentDone({ done: 49_999, total: 50_000 })).toBe(99);
    expect(percentDone({ done: 50_000, total: 50_000 })).toBe(100);
  });
});

describe("the address of results", () => {
  it("is read as it was written, and what cannot be read is left out", () => {
    const address = new URL(
      itemsAddress("/customers/bulk/blk_1", { state: "REFUSED", after: 50 }),
      "http://portico.test",
    );
    expect(readItemParams(Object.fromEntries(address.searchParams))).toEqual({
      state: "REFUSED",
      after: 50,
      before: null,
    });
    expect(readItemParams({ state: "nothing", after: "-1", before: "9999999" })).toEqual({
      state: null,
      after: null,
      before: null,
    });
  });
});
