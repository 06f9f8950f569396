import "server-only";
import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { env } from "@/lib/core/env";
import { type Outcome, refuse } from "@/lib/core/outcome";
import { invalidInput, surprise } from "./failures";
import { type Caller, callerFor, type Permission } from "./guard";
import { isOwnOrigin } from "./origin";
import { requestId } from "./request";

export type ActionDefinition<P extends Permission, S extends z.ZodType, T> = {
  /** Stable name: in the log and in the matrix of who may call what. */
  id: string;
  permission: P;
  /** Strict: unknown keys are refused. */
  input: S;
  handler: (caller: Caller<P>, input: z.output<S>) => Promise<Outcome<T>>;
};

/**
 * The only way to make a server action. Every action is a public POST, so each call checks the origin, the session, the
 * permission and the shape, in that order. Never throws: a surprise comes back as a reference number.
 */
export function defineAction<const P extends Permission, S extends z.ZodType, T>(
  definition: ActionDefinition<P, S, T>,
) {
  return async (raw: z.input<S>): Promise<Outcome<T>> => {
    try {
      if (!isOwnOrigin(await headers(), env().ownOrigins)) {
        return refuse("forbidden", `Open Portico at ${env().origin}: this page was served under another address.`);
      }
      const guard = await callerFor(definition.permission);
      if (!guard.ok) return guard;
      const parsed = await definition.input.safeParseAsync(raw);
      if (!parsed.success) return invalidInput(parsed.error);
      return await definition.handler(guard.caller, parsed.data);
    } catch (error) {
      unstable_rethrow(error);
      return surprise(error, definition.id, await requestId());
    }
  };
}
