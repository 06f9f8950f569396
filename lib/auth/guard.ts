import "server-only";
import { FORBIDDEN, type Refusal, refuse } from "@/lib/core/outcome";
import { hostedScope } from "./hosted";
import type { MerchantPermission, StaffPermission } from "./permissions";
import { signedIn } from "./request";
import { merchantScope, staffScope } from "./require";
import type { HostedScope, MerchantScope, OperatorScope, ReviewerScope } from "./scope";
import type { SignedIn } from "./sessions";

/** Who may call an action or a route. */
export type Permission =
  | { merchant: MerchantPermission }
  | { reviewer: Extract<StaffPermission, `cases.${string}`> }
  | { operator: Extract<StaffPermission, `organisations.${string}`> }
  /** A merchant with the permission, or a reviewer. */
  | { viewer: Extract<MerchantPermission, `${string}.read`> }
  /** A merchant with the one permission, or a reviewer with the other. */
  | { either: { merchant: MerchantPermission; reviewer: Extract<StaffPermission, `cases.${string}`> } }
  /** Whoever opened a secure upload link in this browser. */
  | { hosted: true }
  | { person: "any" }
  | { public: true };

/** What a handler gets to know about the caller, by permission. */
export type Caller<P extends Permission> = P extends { merchant: string }
  ? MerchantScope
  : P extends { reviewer: string }
    ? ReviewerScope
    : P extends { operator: string }
      ? OperatorScope
      : P extends { viewer: string } | { either: object }
        ? MerchantScope | ReviewerScope
        : P extends { hosted: true }
          ? HostedScope
          : P extends { person: "any" }
            ? SignedIn
            : null;

const SIGN_IN_AGAIN = refuse(
  "unauthenticated",
  "You are signed out. Sign in again; what you typed stays on this page.",
);
const ENROL = refuse("forbidden", "Your organisation asks for two-step sign-in. Turn it on under Account, Security.");

const LINK_ENDED = refuse("unauthenticated", "This link is no longer open. Ask whoever sent it to you for a new one.");

type ScopedPermission = Exclude<Permission, { person: string } | { public: true } | { hosted: true }>;

async function scopeFor(permission: ScopedPermission) {
  if ("merchant" in permission) return merchantScope(permission.merchant);
  if ("reviewer" in permission) return staffScope(permission.reviewer);
  if ("operator" in permission) return staffScope(permission.operator);
  // Both sides look: the organisation at its own, reviewers at all.
  const person = await signedIn();
  if ("either" in permission) {
    const { merchant, reviewer } = permission.either;
    return person?.user.staffRole ? staffScope(reviewer) : merchantScope(merchant);
  }
  return person?.user.staffRole ? staffScope("cases.read") : merchantScope(permission.viewer);
}

/** Finds out who calls and whether they may. */
export async function callerFor<P extends Permission>(
  permission: P,
): Promise<{ ok: true; caller: Caller<P> } | Refusal> {
  const allow = (caller: unknown) => ({ ok: true as const, caller: caller as Caller<P> });
  if ("public" in permission) return allow(null);
  if ("hosted" in permission) {
    const scope = await hostedScope();
    return scope ? allow(scope) : LINK_ENDED;
  }
  if ("person" in permission) {
    const person = await signedIn();
    return person ? allow(person) : SIGN_IN_AGAIN;
  }
  const scope = await scopeFor(permission);
  if (scope === "anonymous") return SIGN_IN_AGAIN;
  if (scope === "enrol_totp") return ENROL;
  return scope === "forbidden" ? FORBIDDEN : allow(scope);
}
