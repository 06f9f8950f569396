import { describe, expect, it } from "vitest";
import { REJECT_LABELS } from "@/lib/documents/constants";
import { FINDING_LIMITS, FINDING_STATUSES, STATUS_BY_LABEL } from "./constants";
import { markProblem, nextOpen, progressOf, slotOfTarget, slotTarget, statusesFor, suggestedTexts } from "./rules";
import type { Finding, Markable } from "./types";

const field = (path: string, isGiven = true): Markable => ({
  target: `field:${path}`,
  kind: "field",
  label: path,
  isGiven,
  seen: "digest",
});
const mark = (target: string, more: Partial<Finding> = {}): [string, Finding] => [
  target,
  {
    target,
    verdict: "ACCEPTED",
    status: null,
    label: null,
    forCustomer: "",
    forDeveloper: "",
    byName: "Ruth",
    at: "2026-01-01T00:00:00.000Z",
    isStale: false,
    ...more,
  },
];
const texts = { forCustomer: "Correct this", forDeveloper: "INVALID value" };

describe("what a mark may say", () => {
  it("nothing that is not there can be accepted", () => {
    const accept = { verdict: "ACCEPTED", status: null, label: null, ...texts } as const;
    expect(markProblem({ kind: "field", isGiven: false }, accept)).toMatch(/nothing to accept/);
    expect(markProblem({ kind: "slot", isGiven: false }, accept)).toMatch(/nothing to accept/);
    expect(markProblem({ kind: "field", isGiven: true }, accept)).toBeNull();
  });

  it("a flag names a status that fits", () => {
    for (const status of FINDING_STATUSES) {
      const flag = { verdict: "FLAGGED", status, label: null, ...texts } as const;
      const given = { kind: "field", isGiven: true } as const;
      expect(markProblem(given, flag) === null).toBe(status !== "MISSING");
      expect(markProblem({ ...given, isGiven: false }, flag) === null).toBe(status === "MISSING");
    }
    const unsaid = { verdict: "FLAGGED", status: null, label: null, ...texts } as const;
    expect(markProblem({ kind: "field", isGiven: true }, unsaid)).not.toBeNull();
  });

  it("a document takes a label that agrees with the status, and nothing else takes one", () => {
    for (const label of REJECT_LABELS) {
      for (const status of FINDING_STATUSES) {
        const flag = { verdict: "FLAGGED", status, label, ...texts } as const;
        const problem = markProblem({ kind: "document", isGiven: true }, flag);
        expect(problem === null).toBe(STATUS_BY_LABEL[label] === status);
        expect(markProblem({ kind: "field", isGiven: true }, flag)).not.toBeNull();
      }
    }
    const unlabelled = { verdict: "FLAGGED", status: "INVALID", label: null, ...texts } as const;
    expect(markProblem({ kind: "document", isGiven: true }, unlabelled)).toMatch(/Choose what is wrong/);
  });

  it("the first words fit the limits, for every kind, status and label", () => {
    for (const kind of ["field", "document", "slot"] as const) {
      for (const status of statusesFor({ kind, isGiven: kind !== "slot" })) {
        for (const label of kind === "document" ? REJECT_LABELS : [null]) {
          const of = { kind, label: "ID proof of Ada Park, front", target: "slot:customer/ID_PROOF/FRONT" };
          for (const text of Object.values(suggestedTexts(of, status, label))) {
            expect(text.length).toBeGreaterThanOrEqual(FINDING_LIMITS.textMin);
            expect(text.length).toBeLessThanOrEqual(FINDING_LIMITS.textMax);
          }
        }
      }
    }
  });
});

describe("how far a case is", () => {
  const marks = [field("a"), field("b"), field("c", false), field("d")];

  it("counts what was given, and what is missing only when it is flagged", () => {
    expect(progressOf(marks, new Map())).toEqual({ total: 3, accepted: 0, flagged: 0, open: 3 });
    const found = new Map([
      mark("field:a"),
      mark("field:c", { verdict: "FLAGGED", status: "MISSING" }),
      mark("field:d", { isStale: true }),
    ]);
    expect(progressOf(marks, found)).toEqual({ total: 4, accepted: 1, flagged: 1, open: 2 });
  });

  it("leads to the next thing without a mark that counts, round the end", () => {
    const found = new Map([mark("field:a"), mark("field:d", { isStale: true })]);
    expect(nextOpen(marks, found, "field:a")).toBe("field:b");
    expect(nextOpen(marks, found, "field:b")).toBe("field:d");
    expect(nextOpen(marks, found, "field:d")).toBe("field:b");
    expect(nextOpen([field("a")], new Map([mark("field:a")]), "field:a")).toBeNull();
  });
});

it("a target on a place reads back as it was written", () => {
  const target = slotTarget("director:abc123", "ID_PROOF", "BACK");
  expect(slotOfTarget(target)).toEqual({ subject: "director:abc123", slot: "ID_PROOF", side: "BACK" });
  expect(slotOfTarget(slotTarget("customer", "SELFIE", ""))).toEqual({ subject: "customer", slot: "SELFIE", side: "" });
  expect(slotOfTarget("field:first_name")).toBeNull();
});
