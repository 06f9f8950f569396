import { z } from "zod";

export const REJECTION_REASONS = [
  "WRONG_TYPE",
  "HEIC",
  "TOO_LARGE",
  "EMPTY",
  "DAMAGED",
  "TOO_SMALL",
  "TOO_DARK",
  "BLANK",
  "BLURRED",
  "PASSWORD_PROTECTED",
  "ACTIVE_CONTENT",
  "TOO_MANY_PAGES",
  "UNSAFE",
] as const;

export type RejectionReason = (typeof REJECTION_REASONS)[number];

export const DOCUMENT_MIMES = ["image/png", "image/jpeg", "application/pdf"] as const;
export type DocumentMime = (typeof DOCUMENT_MIMES)[number];

/** What is ever shown of a document: pictures we encoded ourselves. */
export const PAGE_MIME = "image/jpeg";

export const MAX_PAGES = 20;
export const MAX_PAGE_BYTES = 12 * 1024 * 1024;

const side = z.number().int().min(1).max(20_000);

const pageFacts = z.strictObject({
  width: side,
  height: side,
  mime: z.literal(PAGE_MIME),
  sizeBytes: z.number().int().min(1).max(MAX_PAGE_BYTES),
});

const rejection = z.strictObject({
  accepted: z.literal(false),
  reason: z.enum(REJECTION_REASONS),
  /** What is wrong, with the numbers. */
  message: z.string().min(1).max(500),
  /** What to do next. */
  remedy: z.string().min(1).max(500),
});

const acceptance = z.strictObject({
  accepted: z.literal(true),
  mime: z.enum(DOCUMENT_MIMES),
  pages: z.array(pageFacts).min(1).max(MAX_PAGES),
});

/** The child's answer is parsed too: it has read hostile bytes. */
export const verdictMessage = z.discriminatedUnion("accepted", [acceptance, rejection]);

export type PageFacts = z.infer<typeof pageFacts>;
export type Rejection = z.infer<typeof rejection>;
export type Acceptance = z.infer<typeof acceptance>;
export type Verdict = Acceptance | Rejection;

/** A verdict with the page pictures it speaks of, in order. */
export type Examined = { verdict: Rejection } | { verdict: Acceptance; images: Buffer[] };
