import { describe, expect, it } from "vitest";
import { AUDIT_ACTIONS, isForMerchants } from "./constants";
import { actionOptions, actionsFor, actionsNamed, auditAddress, auditFacts, auditFilters } from "./rules";

describe("a row's detail", () => {
  it("is told in words", () => {
    const detail = {
      requiresTotp: true,
      timeZone: { from: "UTC", to: "Asia/Tokyo" },
      type: "PASSPORT",
      missing: [],
      restrictionReason: "LEGAL_HOLD",
    };
    expect(auditFacts("anything", detail, "staff")).toEqual([
      { label: "Two-step sign-in asked of everybody", value: "yes" },
      { label: "Time zone", value: "UTC → Asia/Tokyo" },
      { label: "Type", value: "Passport" },
      { label: "Missing", value: "none" },
      { label: "Restriction reason", value: "Legal hold" },
    ]);
  });

  it("shows an organisation only what is named for it", () => {
    const detail = { reason: "Seen", internal: "Not seen", reasonCode: "not seen either" };
    expect(auditFacts("customer.status_changed", detail, "merchant")).toEqual([{ label: "Reason", value: "Seen" }]);
    expect(auditFacts("an.action_nobody_knows", detail, "merchant")).toEqual([]);
  });
});

describe("the filter of actions", () => {
  it("names every action once, and for organisations none of compliance", () => {
    const single = (audience: "staff" | "merchant") =>
      actionOptions(audience).filter(({ value }) => value.includes("."));
    expect(single("staff")).toHaveLength(Object.keys(AUDIT_ACTIONS).length);
    expect(single("merchant").filter(({ value }) => !isForMerchants(value))).toEqual([]);
    expect(new Set(actionOptions("staff").map(({ value }) => value)).size).toBe(actionOptions("staff").length);
  });

  it("takes an area for everything in it, and nothing that begins alike", () => {
    expect(actionsNamed("document", "staff").every((action) => action.startsWith("document."))).toBe(true);
    expect(actionsNamed("case", "merchant")).toEqual([]);
    expect(actionsNamed("customer.updated", "merchant")).toEqual(["customer.updated"]);
    expect(actionsFor("staff").length).toBeGreaterThan(actionsFor("merchant").length);
  });
});

describe("the address", () => {
  it("keeps what is set and drops the rest", () => {
    expect(auditAddress("/review/audit", { q: "a&b", action: null, from: "" })).toBe("/review/audit?q=a%26b");
    expect(auditAddress("/review/audit", {})).toBe("/review/audit");
    expect(auditFilters({ q: ["twice", "given"], action: "document", unknown: "x" })).toMatchObject({
      q: null,
      action: "document",
    });
  });
});
