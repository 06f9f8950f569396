import { z } from "zod";
import { RULE_LIMITS } from "./constants";
import { ruleSetContentInput } from "./input-content";

export const tryRulesInput = z.strictObject({
  content: ruleSetContentInput,
  /** How many of the newest reviewed versions. */
  count: z.int().min(RULE_LIMITS.trial.min).max(RULE_LIMITS.trial.max),
});

export const activateRulesInput = z.strictObject({
  trialId: z.uuid(),
  content: ruleSetContentInput,
  /** The version that was in force when the person looked. */
  expectedVersion: z.int().min(0),
  note: z
    .string()
    .trim()
    .min(RULE_LIMITS.note.min, `Say why in at least ${RULE_LIMITS.note.min} characters`)
    .max(RULE_LIMITS.note.max, `Use at most ${RULE_LIMITS.note.max} characters`),
});

export type TryRulesInput = z.output<typeof tryRulesInput>;
export type ActivateRulesInput = z.output<typeof activateRulesInput>;
