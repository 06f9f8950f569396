import { z } from "zod";
import { isCivilDate } from "@/lib/core/civil-date";
import { cleanParagraphs, hasForbiddenCharacters, isVisibleText } from "@/lib/core/text";
import {
  MERCHANT_RESTRICTIONS,
  REQUIRED_ACTIONS,
  RESTRICTION_LIMITS,
  RESTRICTION_NAMES,
  STAFF_REASONS,
} from "./constants";

function paragraphs(limits: { min: number; max: number }, short: string) {
  return z
    .string(short)
    .max(limits.max * 2, "This text is too long")
    .transform(cleanParagraphs)
    .refine((text) => text.length >= limits.min && isVisibleText(text), short)
    .refine((text) => text.length <= limits.max, `Use at most ${limits.max} characters`)
    .refine((text) => !hasForbiddenCharacters(text.replaceAll("\n", " ")), "Remove the hidden or control characters");
}

const dueOn = z.string().refine(isCivilDate, "Enter a day of the calendar").nullable();

/** What a merchant's person fills in. Apart from the ids, so that the form does not carry the reading of them. */
export const ownRestrictionFields = z.strictObject({
  name: z.enum(MERCHANT_RESTRICTIONS, "Choose what to block"),
  message: paragraphs(RESTRICTION_LIMITS.message, `Say why in at least ${RESTRICTION_LIMITS.message.min} characters`),
  /** Announced for this day; null = at once. */
  dueOn,
});

/** What compliance fills in. */
export const staffRestrictionFields = z.strictObject({
  name: z.enum(RESTRICTION_NAMES, "Choose what to block"),
  reason: z.enum(STAFF_REASONS, "Choose a reason"),
  requiredActions: z
    .array(z.enum(REQUIRED_ACTIONS))
    .max(REQUIRED_ACTIONS.length)
    .refine((all) => new Set(all).size === all.length, "Each action once"),
  message: paragraphs(
    RESTRICTION_LIMITS.message,
    `Tell the merchant why in at least ${RESTRICTION_LIMITS.message.min} characters`,
  ),
  internal: paragraphs({ min: 0, max: RESTRICTION_LIMITS.internal }, "Write a text").or(z.literal("")),
  dueOn,
});

export const liftReasonField = paragraphs(
  RESTRICTION_LIMITS.liftReason,
  `Give the reason in at least ${RESTRICTION_LIMITS.liftReason.min} characters`,
);

export type OwnRestrictionFields = z.output<typeof ownRestrictionFields>;
export type StaffRestrictionFields = z.output<typeof staffRestrictionFields>;
