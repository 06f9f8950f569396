import type { MerchantRole, StaffRole } from "./constants";

declare const minted: unique symbol;

type Person = { userId: string; userName: string; sessionId: string; requestId: string };

/** A merchant's person, working in one organisation. */
export type MerchantScope = Person & { kind: "merchant"; orgId: string; role: MerchantRole; readonly [minted]: true };

/** Compliance staff: sees the cases of all organisations. */
export type ReviewerScope = Person & {
  kind: "reviewer";
  role: Extract<StaffRole, "reviewer" | "lead">;
  readonly [minted]: true;
};

/** The platform's operator: organisations and their switches. */
export type OperatorScope = Person & { kind: "operator"; role: "operator"; readonly [minted]: true };

/** A job, working for one organisation. */
export type SystemScope = { kind: "system"; orgId: string; task: string; requestId: string; readonly [minted]: true };

/** The customer itself, or whoever it asked, with a secure link: may upload what the link names for that one customer. */
export type HostedScope = {
  kind: "hosted";
  orgId: string;
  linkId: string;
  customerId: string;
  requestId: string;
  readonly [minted]: true;
};

/** Sign-in and account matters, before or beside any organisation. */
export type IdentityScope = { kind: "identity"; requestId: string; readonly [minted]: true };

export type TenantScope = MerchantScope | SystemScope | HostedScope;
export type StaffScope = ReviewerScope | OperatorScope;
export type Scope = TenantScope | StaffScope | IdentityScope;

type Unminted<S> = S extends unknown ? Omit<S, typeof minted> : never;

/** Makes a scope. Only authentication, the worker and the seed call it; the architecture test holds that. */
export function mintScope<S extends Scope>(scope: Unminted<S>): S {
  return scope as S;
}
