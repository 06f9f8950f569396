import { describe, expect, it } from "vitest";
import { RESTRICTION_NAMES, STATUSES } from "./constants";
import {
  accountState,
  canTransition,
  displayName,
  isActive,
  newPersonKey,
  nextStatuses,
  reopensReview,
  statusAfterEdit,
  TRANSITIONS,
  whoMustAct,
} from "./rules";
import { COMPLETE_COMPANY, COMPLETE_INDIVIDUAL } from "./testing/profiles";
import type { MissingItem } from "./types";

const MISSING: MissingItem = {
  kind: "field",
  key: "dob",
  label: "Date of birth",
  section: "identity",
  href: "#field-dob",
  reason: "MISSING",
  message: "Enter it",
};

describe("transitions", () => {
  it("never lead out of the four statuses and never to the same one", () => {
    expect(Object.keys(TRANSITIONS).sort()).toEqual([...STATUSES].sort());
    for (const from of STATUSES) {
      for (const to of Object.keys(TRANSITIONS[from])) expect(STATUSES).toContain(to);
      expect(canTransition(from, from, "SYSTEM")).toBe(false);
      expect(canTransition(from, from, "REVIEWER")).toBe(false);
    }
  });

  it("leave no customer stuck: a person can always lead on to a decision", () => {
    for (const from of STATUSES)
      expect(nextStatuses(from, "SYSTEM").length + nextStatuses(from, "REVIEWER").length).toBeGreaterThan(0);
  });

  it("approve only what was under review, and only a person lifts a suspension", () => {
    for (const from of STATUSES) {
      expect(canTransition(from, "APPROVED", "REVIEWER")).toBe(from === "UNDER_REVIEW");
      expect(canTransition(from, "SUSPENDED", "REVIEWER")).toBe(from !== "SUSPENDED");
    }
    expect(nextStatuses("SUSPENDED", "REVIEWER")).toEqual(["PENDING_INFO", "UNDER_REVIEW"]);
    expect(canTransition("PENDING_INFO", "APPROVED", "SYSTEM")).toBe(false);
    expect(nextStatuses("SUSPENDED", "SYSTEM")).toEqual([]);
    expect(canTransition("UNDER_REVIEW", "APPROVED", "SYSTEM")).toBe(true);
  });

  it("take a suspension back to wherever it came from, and nothing else", () => {
    expect(nextStatuses("SUSPENDED", "UNDO")).toEqual(["PENDING_INFO", "UNDER_REVIEW", "APPROVED"]);
    for (const from of STATUSES) if (from !== "SUSPENDED") expect(nextStatuses(from, "UNDO")).toEqual([]);
  });

  it("by an edit are all permitted to the system", () => {
    const triggers = [
      { review: [], addressCheck: false },
      { review: ["NAME" as const], addressCheck: false },
      { review: [], addressCheck: true },
    ];
    for (const from of STATUSES)
      for (const missing of [[], [MISSING]])
        for (const changed of triggers) {
          const to = statusAfterEdit(from, missing, changed);
          if (to !== from) expect(canTransition(from, to, "SYSTEM"), `${from} to ${to}`).toBe(true);
          if (missing.length > 0) expect(["PENDING_INFO", "SUSPENDED"]).toContain(to);
        }
    expect(statusAfterEdit("SUSPENDED", [], { review: ["NAME"], addressCheck: true })).toBe("SUSPENDED");
  });
});

describe("account state", () => {
  it.each([
    ["PENDING_INFO", true, [], "APPROVAL_PENDING"],
    ["UNDER_REVIEW", true, [], "APPROVAL_PENDING"],
    ["APPROVED", true, [], "ACTIVE"],
    ["APPROVED", true, ["SEND_MONEY"], "RESTRICTED"],
    ["APPROVED", true, ["SEND_MONEY", "ALL_TRANSACTIONS"], "LOCKED"],
    ["APPROVED", false, [], "LOCKED"],
    ["SUSPENDED", true, [], "LOCKED"],
  ] as const)("of %s, enabled %s, restrictions %j is %s", (status, isEnabled, restrictions, state) =>
    expect(accountState({ status, isEnabled, restrictions })).toBe(state),
  );

  it("is active only while approved and not blocked from everything", () => {
    for (const status of STATUSES)
      for (const name of RESTRICTION_NAMES)
        expect(isActive({ status, restrictions: [name] })).toBe(status === "APPROVED" && name !== "ALL_TRANSACTIONS");
  });
});

describe("what re-opens a review", () => {
  const changed = (more: Partial<typeof COMPLETE_INDIVIDUAL>) =>
    reopensReview(COMPLETE_INDIVIDUAL, { ...COMPLETE_INDIVIDUAL, ...more });

  it("is a name, a birth date or an ID; an address runs its own check again", () => {
    expect(changed({ last_name: "Tran" })).toEqual({ review: ["NAME"], addressCheck: false });
    expect(changed({ dob: "1991-04-02" })).toEqual({ review: ["BIRTH_DATE"], addressCheck: false });
    expect(changed({ identification_value: "PA7654321" })).toEqual({ review: ["IDENTIFICATION"], addressCheck: false });
    expect(changed({ nationality: "IR" })).toEqual({ review: ["IDENTIFICATION"], addressCheck: false });
    expect(changed({ address_line1: "13 Harbour Street" })).toEqual({ review: [], addressCheck: true });
    expect(changed({ email: "new@example.com", description: "x" })).toEqual({ review: [], addressCheck: false });
  });

  it("looks at people by their key, so that moving rows changes nothing", () => {
    const [first] = COMPLETE_COMPANY.directors ?? [];
    const second = { key: "dir00002", first_name: "Cy", last_name: "Roe" };
    if (!first) throw new Error("The sample has a director");
    const before = { ...COMPLETE_COMPANY, directors: [first, second] };
    expect(reopensReview(before, { ...before, directors: [second, first] })).toEqual({
      review: [],
      addressCheck: false,
    });
    expect(reopensReview(before, { ...before, directors: [first] }).review).toEqual(["NAME"]);
    expect(reopensReview(before, { ...before, authorized_user: { first_name: "Eve" } }).review).toContain("NAME");
  });
});

describe("words", () => {
  it("name a customer and tell who acts", () => {
    expect(displayName(COMPLETE_INDIVIDUAL)).toBe("Jane Nguyen");
    expect(displayName(COMPLETE_COMPANY)).toBe("Harbour Trading Pty Ltd");
    expect(displayName({ type: "INDIVIDUAL", first_name: " " })).toBe("No name yet");
    expect(whoMustAct("PENDING_INFO", [MISSING])).toContain("the missing item");
  });

  it("make keys that the schema takes", () => {
    for (let i = 0; i < 50; i++) expect(newPersonKey()).toMatch(/^[a-z0-9]{10}$/);
  });
});
