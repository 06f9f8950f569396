import "server-only";
import { unstable_rethrow } from "next/navigation";
import { env } from "@/lib/core/env";
import { type Refusal, type RefusalCode, refuse } from "@/lib/core/outcome";
import { surprise } from "./failures";
import { type Caller, callerFor, type Permission } from "./guard";
import { isOwnOrigin } from "./origin";
import { requestId, withOwnReference } from "./request";

const HTTP_STATUS: Record<RefusalCode, number> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  wrong_state: 409,
  feature_off: 423,
  rate_limited: 429,
  too_large: 413,
  unavailable: 503,
};

/** A refusal as a JSON answer: one shape everywhere. */
export function refusalResponse(refusal: Refusal, reference: string): Response {
  const { ok: _, ...error } = refusal;
  const retryAfter = refusal.retryAfterSeconds ?? (refusal.code === "unavailable" ? 5 : undefined);
  return Response.json(
    { error: { ...error, request_id: reference } },
    {
      status: HTTP_STATUS[refusal.code],
      headers: { "Cache-Control": "private, no-store", ...(retryAfter ? { "Retry-After": String(retryAfter) } : {}) },
    },
  );
}

export type RouteDefinition<P extends Permission, C> = {
  id: string;
  permission: P;
  /** For paths that `proxy.ts` leaves out: it gives the others their reference number. */
  isOutsideProxy?: true;
  handler: (caller: Caller<P>, request: Request, context: C) => Promise<Response | Refusal>;
};

/** The only way to make a route handler of our own: origin (where it changes something), session, permission, one error shape. */
export function defineRoute<const P extends Permission, C = unknown>(definition: RouteDefinition<P, C>) {
  const answer = async (request: Request, context: C): Promise<Response> => {
    const reference = await requestId();
    try {
      const isSafe = request.method === "GET" || request.method === "HEAD";
      if (!isSafe && !isOwnOrigin(request.headers, env().ownOrigins)) {
        return refusalResponse(refuse("forbidden", "This request comes from another site."), reference);
      }
      const guard = await callerFor(definition.permission);
      if (!guard.ok) return refusalResponse(guard, reference);
      const result = await definition.handler(guard.caller, request, context);
      return result instanceof Response ? result : refusalResponse(result, reference);
    } catch (error) {
      unstable_rethrow(error);
      return refusalResponse(surprise(error, definition.id, reference), reference);
    }
  };
  if (!definition.isOutsideProxy) return answer;
  return (request: Request, context: C) => withOwnReference(() => answer(request, context));
}
