import { z } from "zod";
import { publicId } from "@/lib/core/public-id";
import { REJECT_LABELS } from "@/lib/documents/constants";
import { FINDING_LIMITS, FINDING_STATUSES, VERDICTS } from "./constants";

const target = z.string().regex(/^(field:[a-z0-9_.]{1,120}|document:doc_[0-9a-z]{26}|slot:[a-zA-Z0-9_:/]{3,120})$/);

const text = z
  .string()
  .trim()
  .min(FINDING_LIMITS.textMin, `Write at least ${FINDING_LIMITS.textMin} characters`)
  .max(FINDING_LIMITS.textMax, `Use at most ${FINDING_LIMITS.textMax} characters`);

/** Both texts of a flag. */
const findingTexts = z.strictObject({ forCustomer: text, forDeveloper: text });

const place = {
  orgId: publicId("organisation"),
  customerId: publicId("customer"),
  target,
};

export const markInput = z.strictObject({
  ...place,
  /** What the reviewer had on the screen. */
  seen: z.string().min(1).max(64),
  verdict: z.enum(VERDICTS),
  status: z.enum(FINDING_STATUSES, "Say what is wrong").nullable(),
  label: z.enum(REJECT_LABELS).nullable(),
  texts: findingTexts.nullable(),
});
export type Mark = z.output<typeof markInput>;

export const clearMarkInput = z.strictObject(place);
export type ClearMark = z.output<typeof clearMarkInput>;
