import { describe, expect, it } from "vitest";
import { type MerchantScope, mintScope, type ReviewerScope } from "@/lib/auth/scope";
import { CASE_CHANGED } from "@/lib/outbox/emit";
import { liveMessage } from "./message";

const person = (userId: string) => ({ userId, userName: "Somebody", sessionId: "s", requestId: "r" });
const merchant = mintScope<MerchantScope>({ kind: "merchant", orgId: "here", role: "owner", ...person("mia") });
const colleague = mintScope<MerchantScope>({ kind: "merchant", orgId: "here", role: "owner", ...person("col") });
const elsewhere = mintScope<MerchantScope>({ kind: "merchant", orgId: "there", role: "owner", ...person("mia") });
const reviewer = mintScope<ReviewerScope>({ kind: "reviewer", role: "lead", ...person("rita") });
const hears = (event: Parameters<typeof liveMessage>[1]) =>
  Object.entries({ merchant, colleague, elsewhere, reviewer })
    .filter(([, scope]) => liveMessage(scope, event) !== null)
    .map(([name]) => name);

describe("an open page hears", () => {
  it("of its own person's notices alone, in the organisation they work in, and not a word of them", () => {
    expect(hears({ kind: "notice", orgId: "here", userId: "mia" })).toEqual(["merchant"]);
    expect(hears({ kind: "notice", orgId: "here", userId: "rita" })).toEqual(["reviewer"]);
    expect(hears({ kind: "notice", orgId: null, userId: "rita" })).toEqual(["reviewer"]);
    expect(hears({ kind: "notice", orgId: null, userId: "mia" })).toEqual([]);
    expect(liveMessage(merchant, { kind: "notice", orgId: "here", userId: "mia" })).toBe("event: notice\ndata: {}\n\n");
  });

  it("of changes in its organisation, compliance of all, and of cases compliance alone", () => {
    const change = { kind: "change", orgId: "here", id: "cus_1" } as const;
    expect(hears({ ...change, type: "customer.updated" })).toEqual(["merchant", "colleague", "reviewer"]);
    expect(hears({ ...change, type: CASE_CHANGED })).toEqual(["reviewer"]);
  });
});
