import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CustomerStatus, STATUSES } from "@/lib/customers/constants";
import { stateColumns } from "@/lib/customers/lifecycle/transition";
import {
  MERCHANT_RESTRICTIONS,
  PLACED_BY_KINDS,
  REQUIRED_ACTION_LABELS,
  REQUIRED_ACTIONS,
  RESTRICTION_NAMES,
  RESTRICTION_REASON_LABELS,
  RESTRICTION_REASONS,
  RESTRICTION_WORDS,
} from "./constants";
import { liftReasonField, ownRestrictionFields, staffRestrictionFields } from "./input-fields";
import { dueOnProblem, inForceSentence, mayLift, mayPlace } from "./rules";

const someNames = fc.uniqueArray(fc.constantFrom(...RESTRICTION_NAMES));
const someStatus = fc.constantFrom(...(STATUSES as readonly CustomerStatus[]));

describe("account state", () => {
  it("is never active while anything is restricted, whatever the status and the switch", () =>
    fc.assert(
      fc.property(someStatus, fc.boolean(), someNames, (status, isEnabled, restrictions) => {
        const state = stateColumns({ status, isEnabled, restrictions });
        const all = restrictions.includes("ALL_TRANSACTIONS");
        expect(state.isActive).toBe(status === "APPROVED" && !all);
        if (restrictions.length > 0) expect(state.accountState).not.toBe("ACTIVE");
        expect(state.accountState === "LOCKED").toBe(status === "SUSPENDED" || !isEnabled || all);
        expect(state.accountState === "RESTRICTED").toBe(
          status === "APPROVED" && isEnabled && !all && restrictions.length > 0,
        );
      }),
    ));

  it("of a name does not depend on how often or in which order it is placed", () =>
    fc.assert(
      fc.property(someStatus, fc.boolean(), someNames, (status, isEnabled, names) => {
        const once = stateColumns({ status, isEnabled, restrictions: names });
        expect(stateColumns({ status, isEnabled, restrictions: [...names, ...names].reverse() })).toEqual(once);
      }),
    ));
});

describe("who may", () => {
  it("place: a merchant the four it can explain, compliance all", () => {
    expect(RESTRICTION_NAMES.filter((name) => mayPlace("merchant", name))).toEqual(MERCHANT_RESTRICTIONS);
    expect(RESTRICTION_NAMES.filter((name) => mayPlace("staff", name))).toEqual(RESTRICTION_NAMES);
  });

  it("lift: a merchant only what its own side placed", () => {
    expect(PLACED_BY_KINDS.filter((kind) => mayLift("merchant", kind))).toEqual(["MERCHANT"]);
    expect(PLACED_BY_KINDS.filter((kind) => mayLift("staff", kind))).toEqual(PLACED_BY_KINDS);
  });
});

describe("words", () => {
  it("are there for every name, reason and action, each its own", () => {
    const blocks = RESTRICTION_NAMES.map((name) => RESTRICTION_WORDS[name].blocks);
    expect(new Set(blocks).size).toBe(RESTRICTION_NAMES.length);
    expect(new Set(RESTRICTION_REASONS.map((reason) => RESTRICTION_REASON_LABELS[reason])).size).toBe(13);
    expect(new Set(REQUIRED_ACTIONS.map((action) => REQUIRED_ACTION_LABELS[action])).size).toBe(13);
  });

  it("at the top of the page leave out what is only announced, and say whose it is", () => {
    const row = {
      name: "SEND_MONEY",
      placedByKind: "MERCHANT",
      appliedAt: "2026-01-01T00:00:00Z",
      dueOn: null,
    } as const;
    expect(inForceSentence([])).toBeNull();
    expect(inForceSentence([{ ...row, appliedAt: null, dueOn: "2027-01-01" }])).toBeNull();
    expect(inForceSentence([row])).toBe("Restricted by your organisation: sending money.");
    expect(inForceSentence([row, { ...row, name: "ALL_TRANSACTIONS", placedByKind: "COMPLIANCE" }])).toBe(
      "All transactions are blocked by your organisation and compliance.",
    );
  });
});

describe("what comes in", () => {
  const own = { name: "SEND_MONEY", message: "The owner asked for it", dueOn: null };
  it("from a merchant is one of its four and nothing more", () => {
    expect(ownRestrictionFields.safeParse(own).success).toBe(true);
    for (const name of RESTRICTION_NAMES) {
      const isOwn = (MERCHANT_RESTRICTIONS as readonly string[]).includes(name);
      expect(ownRestrictionFields.safeParse({ ...own, name }).success).toBe(isOwn);
    }
    expect(ownRestrictionFields.safeParse({ ...own, reason: "KYC" }).success).toBe(false);
    expect(ownRestrictionFields.safeParse({ ...own, dueOn: "2026-02-30" }).success).toBe(false);
    expect(ownRestrictionFields.safeParse({ ...own, message: "\u200b".repeat(12) }).success).toBe(false);
  });

  it("from compliance never has the merchant's reason", () => {
    const staff = { ...own, reason: "KYC", requiredActions: ["SUBMIT_ID"], internal: "" };
    expect(staffRestrictionFields.safeParse(staff).success).toBe(true);
    expect(staffRestrictionFields.safeParse({ ...staff, reason: "MERCHANT_REQUEST" }).success).toBe(false);
    expect(staffRestrictionFields.safeParse({ ...staff, requiredActions: ["WAIT", "WAIT"] }).success).toBe(false);
    expect(staffRestrictionFields.safeParse({ ...staff, name: "EVERYTHING" }).success).toBe(false);
  });

  it("to lift needs a reason", () => {
    expect(liftReasonField.safeParse("    ").success).toBe(false);
    expect(liftReasonField.safeParse("Solved").success).toBe(true);
  });

  it("is announced for a day after today and within a year", () => {
    expect(dueOnProblem("2026-03-01", "2026-03-01")).toMatch(/after today/);
    expect(dueOnProblem("2026-02-28", "2026-03-01")).toMatch(/after today/);
    expect(dueOnProblem("2026-03-02", "2026-03-01")).toBeNull();
    expect(dueOnProblem("2027-03-01", "2026-03-01")).toBeNull();
    expect(dueOnProblem("2027-03-02", "2026-03-01")).toMatch(/twelve months/);
  });
});
