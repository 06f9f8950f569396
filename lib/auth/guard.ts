import "server-only";
import { FORBIDDEN, type Refusal, refuse } from "@/lib/core/outcome";
import type { MerchantPermission, StaffPermission } from "./permissions";
import { signedIn } from "./request";
import { merchantScope, staffScope } from "./require";
import type { MerchantScope, OperatorScope, ReviewerScope } from "./scope";
import type { SignedIn } from "./sessions";

/** Who may call an action or a route. */
export type Permission =
  | { merchant: MerchantPermission }
  | { reviewer: Extract<StaffPermission, `cases.${string}`> }
  | { operator: Extract<StaffPermission, `organisations.${string}`> }
  | { person: "any" }
  | { public: true };

/** What a handler gets to know about the caller, by permission. */
export type Caller<P extends Permission> = P extends { merchant: string }
  ? MerchantScope
  : P extends { reviewer: string }
    ? ReviewerScope
    : P extends { operator: string }
      ? OperatorScope
      : P extends { person: "any" }
        ? SignedIn
        : null;

const SIGN_IN_AGAIN = refuse(
  "unauthenticated",
  "You are signed out. Sign in again; what you typed stays on this page.",
);
const ENROL = refuse("forbidden", "Your organisation asks for two-step sign-in. Turn it on under Account, Security.");

/** Finds out who calls and whether they may. */
export async function callerFor<P extends Permission>(
  permission: P,
): Promise<{ ok: true; caller: Caller<P> } | Refusal> {
  const allow = (caller: unknown) => ({ ok: true as const, caller: caller as Caller<P> });
  if ("public" in permission) return allow(null);
  if ("person" in permission) {
    const person = await signedIn();
    return person ? allow(person) : SIGN_IN_AGAIN;
  }
  const scope =
    "merchant" in permission
      ? await merchantScope(permission.merchant)
      : await staffScope("reviewer" in permission ? permission.reviewer : permission.operator);
  if (scope === "anonymous") return SIGN_IN_AGAIN;
  if (scope === "enrol_totp") return ENROL;
  return scope === "forbidden" ? FORBIDDEN : allow(scope);
}
