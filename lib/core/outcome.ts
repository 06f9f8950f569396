/** Why something was refused: stable words that pages, tests and the API share. */
export const REFUSAL_CODES = [
  "invalid",
  "unauthenticated",
  "forbidden",
  "not_found",
  "conflict",
  "wrong_state",
  "feature_off",
  "rate_limited",
  "too_large",
  "unavailable",
] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];

export type Refusal = {
  ok: false;
  code: RefusalCode;
  /** For people: what happened and what to do next. */
  message: string;
  /** Messages by field path, where single fields are at fault. */
  fields?: Record<string, string>;
  /** Seconds to wait, with `rate_limited`. */
  retryAfterSeconds?: number;
  /** What the person needs to decide again, for example the newer version after a conflict. */
  detail?: unknown;
};

export type Outcome<T> = { ok: true; value: T } | Refusal;

export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

export function refuse(
  code: RefusalCode,
  message: string,
  more: Omit<Refusal, "ok" | "code" | "message"> = {},
): Refusal {
  return { ok: false, code, message, ...more };
}

/** For `.catch`: what a page takes for the answer when none has come, with what to do next. */
export const unansweredThen = (next: string) => (): Refusal =>
  refuse("unavailable", `The answer did not arrive. ${next}`);
export const unanswered = unansweredThen("Check your connection and try again.");
/** The same for what may be sent again without harm. */
export const unansweredOnce = unansweredThen("Check your connection and try again; nothing is done twice.");

export const NOT_FOUND = refuse("not_found", "We could not find that. It may have been removed.");
export const FORBIDDEN = refuse("forbidden", "Your role does not allow this. Ask an owner of your organisation.");

/** Thrown inside a transaction to undo it and still answer with a refusal; `withScope` hands back the refusal. */
export class RefusalError extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.message);
    this.name = "RefusalError";
  }
}
