import type { z } from "zod";
import { DatabaseUnavailableError } from "@/db/client";
import { log } from "@/lib/core/log";
import { type Refusal, refuse } from "@/lib/core/outcome";

/** A parse failure as messages by field path. */
export function invalidInput(error: z.ZodError): Refusal {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) {
    const path = issue.path.join(".");
    fields[path] ??= issue.message;
  }
  const count = Object.keys(fields).length;
  const message = fields[""] ?? (count === 1 ? "One field needs another look." : `${count} fields need another look.`);
  return refuse("invalid", message, { fields });
}

const BUSY_SQLSTATES = new Set([
  "57P01",
  "57P02",
  "57P03",
  "57014",
  "55P03",
  "53300",
  "40001",
  "40P01",
  "08006",
  "08003",
]);
const BUSY_CODES = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECT_TIMEOUT",
  "CONNECTION_DESTROYED",
]);

function isBusy(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = (cause as { code?: string }).code ?? "";
    if (cause instanceof DatabaseUnavailableError || BUSY_SQLSTATES.has(code) || BUSY_CODES.has(code)) return true;
  }
  return false;
}

/** Maps what nobody foresaw to words and a reference number that stands in the log too. */
export function surprise(error: unknown, where: string, reference: string): Refusal {
  if (isBusy(error)) {
    log.warn({ err: error, where, reference }, "database unavailable");
    return refuse("unavailable", "Portico is busy for a moment. Nothing was changed; try again in a few seconds.", {
      retryAfterSeconds: 5,
    });
  }
  log.error({ err: error, where, reference }, "unexpected failure");
  return refuse(
    "unavailable",
    `This did not work, and nothing was changed. Try again; if it stays, name the reference ${reference}.`,
  );
}
