import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HIGH_RISK_COUNTRIES } from "@/lib/customers/constants";
import { COMPLETE_INDIVIDUAL, TODAY } from "@/lib/customers/testing/profiles";
import type { DocumentFact } from "@/lib/documents/rules";
import type { CheckName, CheckResult } from "@/lib/reviews/constants";
import { outcomeLeftTo, outcomeOf, riskScore, runChecks } from "@/lib/reviews/rules";
import type { ReviewFacts, WatchListHit } from "@/lib/reviews/types";
import { CHECK_NAMES, DEFAULT_RULES, modesOf } from "./constants";
import { ruleSetContentInput } from "./input-content";
import { contentText, keptFacts, readContent } from "./rules";
import { describeChanges } from "./rules-diff";
import { type PastRun, tryOn } from "./rules-trial";
import type { RuleSetContent } from "./types";

/** What is wrong with a customer. */
type Wrong = {
  isUnderage: boolean;
  isMissing: boolean;
  isExpired: boolean;
  proofAgeDays: number;
  isElsewhere: boolean;
  isBadNumber: boolean;
  hasTwin: boolean;
  isReused: boolean;
  risky: string | null;
  hit: "none" | "name" | "birth date";
};

const wrongs: fc.Arbitrary<Wrong> = fc.record({
  isUnderage: fc.boolean(),
  isMissing: fc.boolean(),
  isExpired: fc.boolean(),
  proofAgeDays: fc.constantFrom(0, 20, 40, 70, 100, 400),
  isElsewhere: fc.boolean(),
  isBadNumber: fc.boolean(),
  hasTwin: fc.boolean(),
  isReused: fc.boolean(),
  risky: fc.constantFrom(null, ...HIGH_RISK_COUNTRIES),
  hit: fc.constantFrom("none" as const, "name" as const, "birth date" as const),
});

const daysBefore = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);

function factsOf(wrong: Wrong): ReviewFacts {
  const hit = (sameBirthDate: boolean): WatchListHit[] => [
    { who: "Customer Jane Nguyen", entryId: "S-1", entryName: "Jane Nguyen", source: "List", sameBirthDate },
  ];
  const file = (slot: DocumentFact["slot"], more: Partial<DocumentFact>): DocumentFact => ({
    ...{
      slot,
      subject: "customer",
      docType: "PASSPORT",
      side: "SINGLE",
      issuedOn: null,
      expiresOn: null,
      review: "PENDING",
    },
    ...more,
  });
  return {
    profile: {
      ...COMPLETE_INDIVIDUAL,
      dob: wrong.isUnderage ? "2012-01-01" : "1990-04-02",
      address_country: wrong.isElsewhere ? "NZ" : "AU",
      tax_info: [
        { country_code: "AU", document_type: "tfn", document_id: wrong.isBadNumber ? "123456789" : "123456782" },
      ],
      ...(wrong.risky ? { secondary_nationality: wrong.risky } : {}),
    },
    purpose: "WALLET",
    documents: [
      file("ID_PROOF", { expiresOn: wrong.isExpired ? "2026-01-01" : "2030-01-01" }),
      file("ADDRESS_PROOF", { docType: "UTILITY_BILL", issuedOn: daysBefore(TODAY, wrong.proofAgeDays) }),
    ],
    today: TODAY,
    missing: wrong.isMissing
      ? [
          {
            kind: "field",
            key: "email",
            label: "E-mail",
            section: "contact",
            href: "#",
            reason: "MISSING",
            message: "Enter it",
          },
        ]
      : [],
    twins: wrong.hasTwin ? [{ customerId: "cus_1", name: "Other", shares: "ID number" }] : [],
    reusedDocuments: wrong.isReused ? [{ documentId: "doc_1", customerId: "cus_1", name: "Other" }] : [],
    watchListHits: wrong.hit === "none" ? [] : hit(wrong.hit === "birth date"),
  };
}

/** The results as they were before the rules became data, check by check. */
function before(wrong: Wrong): Record<string, CheckResult> {
  const refer = (is: boolean): CheckResult => (is ? "REFER" : "PASS");
  return {
    completeness: refer(wrong.isMissing),
    age: wrong.isUnderage ? "FAIL" : "PASS",
    documents: refer(wrong.isExpired),
    address_proof: refer(wrong.proofAgeDays > 90),
    address: refer(wrong.isElsewhere),
    identifier: refer(wrong.isBadNumber),
    duplicate: refer(wrong.hasTwin),
    document_reuse: refer(wrong.isReused),
    high_risk_country: refer(wrong.risky !== null),
    watch_list: wrong.hit === "birth date" ? "FAIL" : refer(wrong.hit === "name"),
  };
}

const WEIGHTS: Record<string, number> = { watch_list: 45, high_risk_country: 35, document_reuse: 25 };

const rulesWith = (more: Partial<RuleSetContent>): RuleSetContent => ({ ...DEFAULT_RULES, ...more });
const ruled = (name: CheckName, onFinding: "REFER" | "FAIL" | "IGNORE") =>
  rulesWith({ checks: { ...DEFAULT_RULES.checks, [name]: { ...DEFAULT_RULES.checks[name], onFinding } } });

const anyRules: fc.Arbitrary<RuleSetContent> = fc
  .record({
    modes: fc.array(fc.nat(2), { minLength: CHECK_NAMES.length, maxLength: CHECK_NAMES.length }),
    points: fc.array(fc.nat(100), { minLength: CHECK_NAMES.length, maxLength: CHECK_NAMES.length }),
    minimumAge: fc.integer({ min: 18, max: 99 }),
    addressProofMonths: fc.integer({ min: 1, max: 3 }),
    highRiskCountries: fc.uniqueArray(fc.constantFrom("AU", "NZ", "IR", "US", "KP")),
    screening: fc
      .tuple(fc.nat(100), fc.nat(100), fc.boolean())
      .map(([a, b, never]) => ({ referFrom: Math.min(a, b), failFrom: never ? null : Math.max(a, b) })),
    secondEyeRisk: fc.nat(100),
  })
  .map(({ modes, points, ...rest }) => ({
    ...rest,
    highRiskCountries: [...rest.highRiskCountries].sort(),
    checks: Object.fromEntries(
      CHECK_NAMES.map((name, at) => {
        const allowed = modesOf(name);
        return [name, { onFinding: allowed[(modes[at] ?? 0) % allowed.length], points: points[at] }];
      }),
    ) as RuleSetContent["checks"],
  }));

describe("version 1", () => {
  it("gives each check, the outcome and the risk as they were before the rules were data", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(wrongs, (wrong) => {
        const checks = runChecks(factsOf(wrong), DEFAULT_RULES);
        const expected = before(wrong);
        for (const check of checks)
          expect([check.name, check.result]).toEqual([check.name, expected[check.name] ?? "PASS"]);
        const results = Object.values(expected);
        const outcome = results.includes("FAIL") ? "SUSPENDED" : results.includes("REFER") ? "REFERRED" : "APPROVED";
        seen.add(outcome);
        expect(outcomeOf(checks)).toBe(outcome);
        const points = Object.entries(expected).map(([name, result]) =>
          result === "PASS" ? 0 : (WEIGHTS[name] ?? 15) * (result === "FAIL" ? 2 : 1),
        );
        expect(riskScore(checks, DEFAULT_RULES)).toBe(
          Math.min(
            100,
            points.reduce((sum, each) => sum + each, 0),
          ),
        );
      }),
      { numRuns: 1_000 },
    );
    expect([...seen].sort()).toContain("REFERRED");
    expect(outcomeOf(runChecks(factsOf(FINE), DEFAULT_RULES))).toBe("APPROVED");
  });

  it("is a rule set that the form accepts as it is", () => {
    expect(ruleSetContentInput.parse(DEFAULT_RULES)).toEqual(DEFAULT_RULES);
  });
});

const FINE: Wrong = {
  ...{ isUnderage: false, isMissing: false, isExpired: false, proofAgeDays: 20, isElsewhere: false },
  ...{ isBadNumber: false, hasTwin: false, isReused: false, risky: null, hit: "none" },
};

describe("a rule set", () => {
  it.each([
    ["REFER", "REFERRED"],
    ["FAIL", "SUSPENDED"],
    ["IGNORE", "APPROVED"],
  ] as const)("with %s for duplicates makes of a duplicate %s", (mode, outcome) => {
    expect(outcomeOf(runChecks(factsOf({ ...FINE, hasTwin: true }), ruled("duplicate", mode)))).toBe(outcome);
  });

  it("changes what it names and nothing else", () => {
    const resultsOf = (wrong: Wrong, rules: RuleSetContent) =>
      Object.fromEntries(runChecks(factsOf(wrong), rules).map((check) => [check.name, check.result]));
    fc.assert(
      fc.property(
        wrongs,
        fc.constantFrom("address", "identifier", "duplicate", "high_risk_country" as const),
        (wrong, name) => {
          const was = resultsOf(wrong, DEFAULT_RULES);
          const is = resultsOf(wrong, ruled(name as CheckName, "FAIL"));
          expect(is).toEqual({ ...was, [name]: was[name] === "PASS" ? "PASS" : "FAIL" });
        },
      ),
    );
  });

  it("moves ages, months, countries and scores", () => {
    const outcome = (wrong: Partial<Wrong>, rules: Partial<RuleSetContent>) =>
      outcomeOf(runChecks(factsOf({ ...FINE, ...wrong }), rulesWith(rules)));
    expect(outcome({}, { minimumAge: 36 })).toBe("SUSPENDED");
    expect(outcome({ proofAgeDays: 40 }, { addressProofMonths: 1 })).toBe("REFERRED");
    expect(outcome({ proofAgeDays: 40 }, { addressProofMonths: 2 })).toBe("APPROVED");
    expect(outcome({}, { highRiskCountries: ["AU"] })).toBe("REFERRED");
    expect(outcome({ risky: "IR" }, { highRiskCountries: [] })).toBe("APPROVED");
    expect(outcome({ hit: "name" }, { screening: { referFrom: 95, failFrom: 95 } })).toBe("APPROVED");
    expect(outcome({ hit: "birth date" }, { screening: { referFrom: 50, failFrom: null } })).toBe("REFERRED");
  });

  it("never suspends for a name alone, whatever its scores", () =>
    fc.assert(
      fc.property(anyRules, (rules) => {
        const [check] = runChecks(factsOf({ ...FINE, hit: "name" }), rules).filter((one) => one.name === "watch_list");
        expect(check?.result).not.toBe("FAIL");
      }),
    ));

  it("is refused with a mode that makes no sense, an unknown country, a score out of order, or anything unknown", () => {
    const refused = (content: object) => expect(ruleSetContentInput.safeParse(content).success).toBe(false);
    refused(ruled("completeness", "IGNORE"));
    refused(ruled("watch_list", "IGNORE"));
    refused(rulesWith({ highRiskCountries: ["XX"] }));
    refused(rulesWith({ highRiskCountries: ["IR", "IR"] }));
    refused(rulesWith({ minimumAge: 17 }));
    refused(rulesWith({ screening: { referFrom: 80, failFrom: 70 } }));
    refused({ ...DEFAULT_RULES, more: 1 });
    const { age: _age, ...checks } = DEFAULT_RULES.checks;
    refused({ ...DEFAULT_RULES, checks });
  });

  it("survives the database, and gets what it does not know yet", () =>
    fc.assert(
      fc.property(anyRules, (rules) => {
        expect(readContent(JSON.parse(JSON.stringify(rules)))).toEqual(rules);
        const { duplicate: _unknown, ...checks } = rules.checks;
        expect(readContent({ ...rules, checks }).checks.duplicate).toEqual(DEFAULT_RULES.checks.duplicate);
      }),
    ));

  it("has one text for one content, and words for every difference", () =>
    fc.assert(
      fc.property(anyRules, anyRules, (one, other) => {
        const same = contentText(one) === contentText(other);
        expect(describeChanges(one, other).length === 0).toBe(same);
        expect(contentText(structuredClone(one))).toBe(contentText(one));
      }),
    ));
});

describe("a trial", () => {
  const runOf = (wrong: Wrong, rules = DEFAULT_RULES): PastRun => {
    const facts = factsOf(wrong);
    const leftTo = "CHECKS" as const;
    return {
      ...{ orgId: "org_1", customerId: "cus_1", version: 1, rules, hadFacts: true, profile: facts.profile },
      outcome: outcomeLeftTo(outcomeOf(runChecks(facts, rules)), leftTo),
      kept: keptFacts(facts, leftTo),
    };
  };

  it("of the rules a run was judged by changes nothing", () =>
    fc.assert(
      fc.property(fc.array(wrongs, { maxLength: 8 }), anyRules, (all, rules) => {
        const result = tryOn(
          all.map((wrong) => runOf(wrong, rules)),
          rules,
          50,
        );
        expect(result).toMatchObject({ replayed: all.length, drifted: 0, changedCount: 0, changed: [] });
        for (const { before: was, after } of result.perCheck) expect(after).toEqual(was);
      }),
    ));

  it("says of other rules exactly what a review under them would have come to", () =>
    fc.assert(
      fc.property(fc.array(wrongs, { minLength: 1, maxLength: 8 }), anyRules, (all, rules) => {
        const result = tryOn(
          all.map((wrong) => runOf(wrong)),
          rules,
          50,
        );
        const would = all.map((wrong) => runOf(wrong, rules).outcome);
        const was = all.map((wrong) => runOf(wrong).outcome);
        expect(result.changedCount).toBe(would.filter((outcome, at) => outcome !== was[at]).length);
        for (const [from, row] of Object.entries(result.matrix)) {
          for (const [to, number] of Object.entries(row)) {
            expect(number).toBe(would.filter((outcome, at) => outcome === to && was[at] === from).length);
          }
        }
        for (const change of result.changed) expect(change.because).not.toEqual([]);
      }),
    ));

  it("counts what cannot be worked out again instead of guessing", () => {
    const run = runOf(FINE);
    const broken = { ...run, kept: { facts: {}, leftTo: "CHECKS" } as never };
    const result = tryOn(
      [{ ...run, hadFacts: false, kept: null }, { ...run, profile: null }, broken, run],
      DEFAULT_RULES,
      50,
    );
    expect(result).toMatchObject({ replayed: 1, withoutFacts: 1, unreadable: 2, changedCount: 0 });
  });

  it("leaves to a person what was left to a person, and tells when the checks themselves have changed", () => {
    const asked = { ...runOf({ ...FINE, hasTwin: true }), outcome: "REFERRED" as const };
    const left = { ...asked, kept: { facts: asked.kept?.facts ?? ({} as never), leftTo: "ASKED" as const } };
    expect(tryOn([left], ruled("duplicate", "IGNORE"), 50).changedCount).toBe(0);
    expect(tryOn([{ ...runOf(FINE), outcome: "REFERRED" }], DEFAULT_RULES, 50)).toMatchObject({
      drifted: 1,
      changedCount: 1,
    });
  });
});
