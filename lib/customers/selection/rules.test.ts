import { describe, expect, it } from "vitest";
import { DEFAULT_LIST_QUERY } from "@/lib/customers/list/rules-address";
import { selectionWords } from "./rules";

const ofQuery = (part: Partial<typeof DEFAULT_LIST_QUERY>) =>
  selectionWords({ kind: "query", query: { ...DEFAULT_LIST_QUERY, ...part } });

describe("who is meant", () => {
  it("is said in sentences", () => {
    expect(ofQuery({ statuses: ["APPROVED"], countries: ["AU"] })).toBe(
      "All that match: Status is Approved and Country is Australia",
    );
    expect(ofQuery({ search: "jo", isActive: false, createdFrom: "2026-03-01" })).toBe(
      'All that match: Search finds "jo" and Is Active is No and Created from 1 Mar 2026',
    );
    expect(ofQuery({})).toBe("All customers");
    expect(ofQuery({ missing: ["ADDRESS_PROOF", "ID_PROOF"], metadata: [{ key: "plan", value: "gold" }] })).toBe(
      "All that match: Missing: address proof or ID proof and Metadata plan = gold",
    );
    expect(ofQuery({ expiringBefore: "2027-03-01", tags: ["vip"] })).toBe(
      "All that match: Tag is vip and A document expires before 1 Mar 2027",
    );
  });

  it("is numbered where the number is known, and never longer than 300 characters", () => {
    const query = { ...DEFAULT_LIST_QUERY, search: "ann" };
    expect(selectionWords({ kind: "query", query }, 1234)).toBe('All 1,234 that match: Search finds "ann"');
    expect(selectionWords({ kind: "query", query: DEFAULT_LIST_QUERY }, 62)).toBe("All 62 customers");
    const tags = Array.from({ length: 20 }, (_, at) => `${at}`.padEnd(40, "x"));
    expect(selectionWords({ kind: "query", query: { ...query, tags } }, 2)).toHaveLength(300);
  });

  it("is counted when picked, each once", () => {
    expect(selectionWords({ kind: "ids", ids: ["a", "b", "a"] })).toBe("2 picked customers");
    expect(selectionWords({ kind: "ids", ids: ["a"] })).toBe("1 picked customer");
  });
});
