import "server-only";
import type { Route } from "next";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { ownPath } from "./own-path";
import { type MerchantPermission, merchantMay, type StaffPermission, staffMay } from "./permissions";
import { requestId, signedIn } from "./request";
import { type MerchantScope, mintScope, type OperatorScope, type ReviewerScope, type StaffScope } from "./scope";
import type { SignedIn } from "./sessions";

/** Where a person belongs after signing in. */
export function homeOf(person: SignedIn): "/review" | "/platform" | "/customers" | "/account" {
  if (person.user.staffRole === "operator") return "/platform";
  if (person.user.staffRole) return "/review";
  return person.current ? "/customers" : "/account";
}

async function merchantScopeOf(person: SignedIn): Promise<MerchantScope | null> {
  if (!person.current) return null;
  return mintScope<MerchantScope>({
    kind: "merchant",
    orgId: person.current.orgId,
    role: person.current.role,
    userId: person.user.id,
    userName: person.user.name,
    sessionId: person.sessionId,
    requestId: await requestId(),
  });
}

async function staffScopeOf(person: SignedIn): Promise<StaffScope | null> {
  const common = {
    userId: person.user.id,
    userName: person.user.name,
    sessionId: person.sessionId,
    requestId: await requestId(),
  };
  switch (person.user.staffRole) {
    case "reviewer":
    case "lead":
      return mintScope<ReviewerScope>({ kind: "reviewer", role: person.user.staffRole, ...common });
    case "operator":
      return mintScope<OperatorScope>({ kind: "operator", role: "operator", ...common });
    default:
      return null;
  }
}

/** True when the organisation asks for a second factor and this person has none yet. */
export const mustEnrolTotp = (person: SignedIn) => Boolean(person.current?.requiresTotp && !person.user.hasTotp);

/** The scope of a merchant who holds the permission, or why there is none. For actions and route handlers. */
export async function merchantScope(
  permission: MerchantPermission,
): Promise<MerchantScope | "anonymous" | "forbidden" | "enrol_totp"> {
  const person = await signedIn();
  if (!person) return "anonymous";
  const scope = await merchantScopeOf(person);
  if (!scope || !merchantMay(scope.role, permission)) return "forbidden";
  return mustEnrolTotp(person) ? "enrol_totp" : scope;
}

/** The scope of platform staff who hold the permission, or why there is none. */
export async function staffScope(permission: StaffPermission): Promise<StaffScope | "anonymous" | "forbidden"> {
  const person = await signedIn();
  if (!person) return "anonymous";
  const scope = await staffScopeOf(person);
  return scope && staffMay(scope.role, permission) ? scope : "forbidden";
}

/** The sign-in page, which leads back to the page that asks. */
async function signInPath(): Promise<Route> {
  const from = ownPath((await headers()).get("x-path"));
  return (from && from !== "/" ? `/sign-in?${new URLSearchParams({ from })}` : "/sign-in") as Route;
}

/** For pages: the person, or a redirect to sign in. */
export async function requirePerson(): Promise<SignedIn> {
  const person = await signedIn();
  if (!person) redirect(await signInPath());
  return person;
}

/** For pages: the scope; otherwise sign in, enrol the second factor, or "not found". */
export async function requireMerchant(permission: MerchantPermission): Promise<MerchantScope> {
  const scope = await merchantScope(permission);
  if (scope === "anonymous") redirect(await signInPath());
  if (scope === "enrol_totp") redirect("/account/security");
  if (scope === "forbidden") notFound();
  return scope;
}

/** For pages of compliance staff. */
export async function requireReviewer(permission: Extract<StaffPermission, `cases.${string}`>): Promise<ReviewerScope> {
  const scope = await staffScope(permission);
  if (scope === "anonymous") redirect(await signInPath());
  if (scope === "forbidden" || scope.kind !== "reviewer") notFound();
  return scope;
}

/** For pages of the platform's operator. */
export async function requireOperator(
  permission: Extract<StaffPermission, `organisations.${string}`>,
): Promise<OperatorScope> {
  const scope = await staffScope(permission);
  if (scope === "anonymous") redirect(await signInPath());
  if (scope === "forbidden" || scope.kind !== "operator") notFound();
  return scope;
}
