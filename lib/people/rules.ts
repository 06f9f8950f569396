import { MERCHANT_ROLES, type MerchantRole } from "@/lib/auth/constants";

/** The roles that a person may give to others. Only an owner makes owners. */
export function assignableRoles(actor: MerchantRole): MerchantRole[] {
  if (actor === "owner") return [...MERCHANT_ROLES];
  return actor === "admin" ? MERCHANT_ROLES.filter((role) => role !== "owner") : [];
}

/** Whether a person may change or remove somebody who has a role. */
export function mayTouch(actor: MerchantRole, target: MerchantRole): boolean {
  return assignableRoles(actor).includes(target);
}

/** An organisation never stays without an owner. `owners` counts those there are now. */
export function leavesNoOwner(change: { from: MerchantRole; to: MerchantRole | null; owners: number }): boolean {
  return change.from === "owner" && change.to !== "owner" && change.owners <= 1;
}

export type InvitationState = "open" | "accepted" | "revoked" | "expired";

export function invitationState(
  invitation: { acceptedAt: Date | null; revokedAt: Date | null; expiresAt: Date },
  now: Date,
): InvitationState {
  if (invitation.acceptedAt) return "accepted";
  if (invitation.revokedAt) return "revoked";
  return invitation.expiresAt <= now ? "expired" : "open";
}

const BROWSERS: [RegExp, string][] = [
  [/\bEdg(e|A|iOS)?\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\b(Firefox|FxiOS)\//, "Firefox"],
  [/\b(HeadlessChrome|Chrome|CriOS)\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];
const SYSTEMS: [RegExp, string][] = [
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Macintosh|Mac OS X/, "Mac"],
  [/CrOS/, "ChromeOS"],
  [/Linux/, "Linux"],
];

/** A browser's own description in words people know: "Firefox on Windows". */
export function deviceLabel(userAgent: string | null): string {
  const of = (list: [RegExp, string][]) => list.find(([pattern]) => pattern.test(userAgent ?? ""))?.[1];
  const browser = of(BROWSERS);
  const system = of(SYSTEMS);
  if (browser && system) return `${browser} on ${system}`;
  return browser ?? system ?? "Unknown device";
}
