import { z } from "zod";
import { isCountry } from "@/lib/core/geo";
import { CHECK_MODES, CHECK_NAMES, modesOf, RULE_LIMITS } from "./constants";

const whole = ({ min, max }: { min: number; max: number }, what: string) =>
  z.int(`${what}: a whole number`).min(min, `${what}: at least ${min}`).max(max, `${what}: at most ${max}`);

const checkRule = z.strictObject({ onFinding: z.enum(CHECK_MODES), points: whole(RULE_LIMITS.points, "Risk points") });

/** A rule set as the form edits it. Every check is there, and each has a mode that makes sense for it. */
export const ruleSetContentInput = z.strictObject({
  checks: z.record(z.enum(CHECK_NAMES), checkRule).superRefine((checks, context) => {
    for (const name of CHECK_NAMES) {
      if (!modesOf(name).includes(checks[name].onFinding)) {
        context.addIssue({
          code: "custom",
          path: [name, "onFinding"],
          message: "This check cannot be treated like that",
        });
      }
    }
  }),
  minimumAge: whole(RULE_LIMITS.minimumAge, "Minimum age"),
  addressProofMonths: whole(RULE_LIMITS.addressProofMonths, "Months"),
  highRiskCountries: z
    .array(z.string().refine(isCountry, "This is not the code of a country"))
    .max(249)
    .refine((codes) => new Set(codes).size === codes.length, "Each country once")
    .transform((codes) => [...codes].sort()),
  screening: z
    .strictObject({
      referFrom: whole(RULE_LIMITS.score, "Score to refer"),
      failFrom: whole(RULE_LIMITS.score, "Score to suspend").nullable(),
    })
    .refine(({ referFrom, failFrom }) => failFrom === null || failFrom >= referFrom, {
      path: ["failFrom"],
      message: "Score to suspend: not below the score that goes to a person",
    }),
  secondEyeRisk: whole(RULE_LIMITS.score, "Risk for a second person"),
});
