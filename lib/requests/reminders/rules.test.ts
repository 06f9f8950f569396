import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "@/lib/core/civil-date";
import { STATUSES } from "@/lib/customers/constants";
import { daysBetween, reminderFor } from "./rules";

const TODAY = "2026-03-15";
const passport = (expiresOn: string | null) =>
  ({ slot: "ID_PROOF", side: "SINGLE", review: "ACCEPTED", issuedOn: null, expiresOn }) as const;
const bill = (issuedOn: string | null) =>
  ({ slot: "ADDRESS_PROOF", side: "SINGLE", review: "PENDING", issuedOn, expiresOn: null }) as const;

describe("an accepted ID document", () => {
  it.each([
    [61, null],
    [60, 60],
    [31, 60],
    [30, 30],
    [8, 30],
    [7, 7],
    [1, 7],
    [0, 0],
    [-3, 0],
  ])("with %i days left is reminded of at step %s", (days, step) => {
    const found = reminderFor(passport(addDays(TODAY, days)), "APPROVED", TODAY);
    expect(found?.daysBefore ?? null).toBe(step);
  });

  it("never expires, is a back, was not accepted, or belongs to a suspended customer: nobody is told", () => {
    expect(reminderFor(passport(null), "APPROVED", TODAY)).toBeNull();
    expect(reminderFor({ ...passport(TODAY), side: "BACK" }, "APPROVED", TODAY)).toBeNull();
    expect(reminderFor({ ...passport(TODAY), review: "PENDING" }, "APPROVED", TODAY)).toBeNull();
    expect(reminderFor(passport(TODAY), "SUSPENDED", TODAY)).toBeNull();
  });
});

describe("an address proof", () => {
  it.each([
    ["2025-12-15", 7],
    ["2025-12-22", 7],
    ["2025-12-23", 30],
    ["2026-01-14", 30],
    ["2026-01-15", 60],
    ["2026-02-14", 60],
    ["2026-02-20", null],
    ["2025-12-14", null],
  ])("issued on %s waits at step %s", (issuedOn, step) => {
    expect(reminderFor(bill(issuedOn), "UNDER_REVIEW", TODAY)?.daysBefore ?? null).toBe(step);
  });

  it("that was accepted, or whose customer is approved, stands until it is replaced", () => {
    expect(reminderFor({ ...bill("2025-12-20"), review: "ACCEPTED" }, "UNDER_REVIEW", TODAY)).toBeNull();
    expect(reminderFor(bill("2025-12-20"), "APPROVED", TODAY)).toBeNull();
  });
});

it("walking through the days one by one, each step is reached once and in order", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 }), fc.constantFrom(...STATUSES), (ahead, status) => {
      const expiresOn = addDays(TODAY, ahead);
      const steps: number[] = [];
      for (let day = 0; day <= ahead + 5; day++) {
        const found = reminderFor(passport(expiresOn), status, addDays(TODAY, day));
        if (found && steps.at(-1) !== found.daysBefore) steps.push(found.daysBefore);
        if (found) expect(found.daysLeft).toBe(daysBetween(addDays(TODAY, day), expiresOn));
      }
      const reached = [60, 30, 7, 0].filter((step, index, all) => ahead > (all[index + 1] ?? -1) || step === 0);
      expect(steps).toEqual(status === "SUSPENDED" ? [] : reached);
    }),
  );
});
