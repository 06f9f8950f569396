import { describe, expect, it } from "vitest";
import { STATUSES } from "@/lib/customers/constants";
import { canTransition } from "@/lib/customers/rules";
import { DECISIONS, REASONS_BY_DECISION, SECOND_EYE_POLICIES, SUGGESTED_TEXTS } from "./constants";
import { decisionFields } from "./input-fields";
import { decisionsFrom, mayUndo, needsSecondEye, newDecisionId, statusAfterLift, undoUntil } from "./rules";
import { changeSentence } from "./rules-changes";

describe("a second person", () => {
  it.each([
    ["ALWAYS", 0, true],
    ["RISK", 69, false],
    ["RISK", 70, true],
    ["RISK", 71, true],
    ["NEVER", 100, false],
  ] as const)("under %s at risk %d is needed to approve and to lift: %s", (policy, riskScore, needed) => {
    const facts = { policy, threshold: 70, riskScore };
    expect(needsSecondEye({ ...facts, decision: "APPROVED" })).toBe(needed);
    expect(needsSecondEye({ ...facts, decision: "UNSUSPENDED" })).toBe(needed);
  });

  it("never holds up a suspension", () => {
    for (const policy of SECOND_EYE_POLICIES)
      expect(needsSecondEye({ policy, threshold: 0, riskScore: 100, decision: "SUSPENDED" })).toBe(false);
  });
});

describe("decisions", () => {
  it("are offered only where the life cycle lets a reviewer go", () => {
    for (const status of STATUSES)
      for (const decision of decisionsFrom(status)) {
        const to = decision === "UNSUSPENDED" ? statusAfterLift([]) : decision;
        expect(canTransition(status, to, "REVIEWER"), `${status} ${decision}`).toBe(true);
      }
    expect(new Set(STATUSES.flatMap(decisionsFrom))).toEqual(new Set(DECISIONS));
  });

  it("suggest texts that their own form takes, and that name no list", () => {
    for (const decision of DECISIONS)
      for (const reasonCode of REASONS_BY_DECISION[decision]) {
        const reason = SUGGESTED_TEXTS[decision][reasonCode];
        if (reason === undefined) continue;
        const values = { decision, reasonCode, reason, internalReason: "Looked at everything" };
        expect(decisionFields.safeParse(values).success).toBe(true);
        expect(reason).not.toMatch(/list|sanction|match/i);
      }
  });

  it("have ids of their own, of the form the server takes", () => {
    const made = new Set(Array.from({ length: 100 }, newDecisionId));
    expect(made.size).toBe(100);
    for (const id of made) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

describe("taking a suspension back", () => {
  const at = new Date("2026-05-01T10:00:00Z");
  const facts = { undoUntil: undoUntil(at), suspendedBy: "ruth" };
  const by = (userId: string, role: "reviewer" | "lead" = "reviewer") => ({ userId, role });

  it("is for who suspended and for leads, for ten minutes", () => {
    const last = new Date("2026-05-01T10:10:00.000Z");
    const late = new Date("2026-05-01T10:10:00.001Z");
    expect(mayUndo({ ...facts, now: last, by: by("ruth") })).toBe(true);
    expect(mayUndo({ ...facts, now: last, by: by("leo") })).toBe(false);
    expect(mayUndo({ ...facts, now: last, by: by("leo", "lead") })).toBe(true);
    expect(mayUndo({ ...facts, now: late, by: by("ruth", "lead") })).toBe(false);
    expect(mayUndo({ ...facts, undoUntil: null, now: at, by: by("ruth", "lead") })).toBe(false);
  });
});

describe("what changed meanwhile", () => {
  it("is one sentence a person", () => {
    const at = "2026-05-01T10:00:00.000Z";
    const sentence = changeSentence({
      kind: "changed",
      fields: [
        { path: "last_name", label: "Last name", byName: "Mia", at },
        { path: "dob", label: "Date of birth", byName: "Mia", at },
      ],
      documents: [{ title: "Passport", side: "SINGLE", change: "REPLACED", byName: "Mia", at }],
      transitions: [{ from: "UNDER_REVIEW", to: "SUSPENDED", byName: "Leo", at }],
    });
    expect(sentence).toBe(
      "Mia changed Last name and Date of birth and replaced Passport. Leo set the status to suspended since this was looked at, so nothing was decided.",
    );
  });
});
