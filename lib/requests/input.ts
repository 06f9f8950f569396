import { z } from "zod";
import { isCivilDate } from "@/lib/core/civil-date";
import { publicId } from "@/lib/core/public-id";
import { DOCUMENT_TYPES, REJECT_LABELS, SIDES, SLOTS } from "@/lib/documents/constants";
import { QUESTION_DATA_TYPES, QUESTION_STATUSES, REQUEST_LIMITS } from "./constants";

const text = (max: number, what: string) =>
  z
    .string()
    .trim()
    .regex(/[\p{L}\p{N}]/u, what)
    .max(max, `Use at most ${max} characters`);

const { text: textMax, reason: reasonMax } = REQUEST_LIMITS;
const day = z.string().refine(isCivilDate, "Choose a day");

export const questionInput = z
  .strictObject({
    section: z.string().min(1).max(64),
    documentType: z.enum(DOCUMENT_TYPES).optional(),
    fieldName: z.string().min(1).max(100),
    dataType: z.enum(QUESTION_DATA_TYPES),
    status: z.enum(QUESTION_STATUSES, "Choose what is wrong"),
    reason: text(reasonMax, "Say in a few words what is wrong"),
    forCustomer: text(textMax, "Write what the customer should do"),
    forDeveloper: z.string().trim().max(textMax, `Use at most ${textMax} characters`),
    side: z.enum(SIDES).optional(),
    slot: z.enum(SLOTS).optional(),
    label: z.enum(REJECT_LABELS).optional(),
  })
  .refine((question) => (question.dataType === "URI") === (question.slot !== undefined), {
    path: ["slot"],
    message: "A file is asked for by its slot",
  });

const about = { orgId: publicId("organisation"), customerId: publicId("customer") };

export const requestInput = z.strictObject({
  ...about,
  /** What the reviewer had on the screen: a newer version or file is refused. */
  version: z.int().min(1),
  evidence: z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(100),
  questions: z
    .array(questionInput)
    .min(1, "Choose at least one thing to ask for")
    .max(REQUEST_LIMITS.questions, `Ask for at most ${REQUEST_LIMITS.questions} things at once`),
  forCustomer: text(textMax, "Write what the customer should know"),
  forDeveloper: z.string().trim().max(textMax, `Use at most ${textMax} characters`),
  dueOn: day,
});
export type RequestInput = z.output<typeof requestInput>;

export const cancelInput = z.strictObject({
  ...about,
  requestId: publicId("request"),
  reason: text(reasonMax, "Say why you take the request back"),
});
/** A merchant's answer that changes nothing: it is right as it stands, and why. */
export const upholdInput = z.strictObject({
  customerId: publicId("customer"),
  questionId: publicId("question"),
  reason: text(reasonMax, "Say why it is right as it stands"),
});
export type UpholdInput = z.output<typeof upholdInput>;

export type CancelInput = z.output<typeof cancelInput>;
