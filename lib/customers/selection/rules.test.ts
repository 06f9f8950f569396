import { describe, expect, it } from "vitest";
import { DEFAULT_LIST_QUERY } from "@/lib/customers/list/input";
import { selectionWords } from "./rules";

const ofQuery = (part: Partial<typeof DEFAULT_LIST_QUERY>) =>
  selectionWords({ kind: "query", query: { ...DEFAULT_LIST_QUERY, ...part } });

describe("who is meant", () => {
  it("is said in sentences", () => {
    expect(ofQuery({ statuses: ["APPROVED"], country: "AU" })).toBe(
      "All that match: Status is Approved and Country is Australia",
    );
    expect(ofQuery({ search: "jo", isActive: false, createdFrom: "2026-03-01" })).toBe(
      'All that match: Search finds "jo" and Is Active is No and Created from 1 Mar 2026',
    );
    expect(ofQuery({})).toBe("All customers");
  });

  it("is counted when picked, each once", () => {
    expect(selectionWords({ kind: "ids", ids: ["a", "b", "a"] })).toBe("2 selected customers");
    expect(selectionWords({ kind: "ids", ids: ["a"] })).toBe("1 selected customer");
  });
});
