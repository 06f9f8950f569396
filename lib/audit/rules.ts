import { STATUS_LABELS } from "@/lib/customers/constants";
import { SIDE_LABELS, SLOT_LABELS } from "@/lib/documents/constants";
import { AUDIT_ACTIONS, type AuditAction, isForMerchants } from "./constants";
import type { AuditFact } from "./types";

export type AuditAudience = "merchant" | "staff";

/** What each area is called in the filter. */
const AREA_LABELS: Record<string, string> = {
  session: "Sign-in",
  password: "Passwords",
  totp: "Two-step sign-in",
  recovery_codes: "Recovery codes",
  recovery_code: "Recovery codes used",
  rule_set: "Rules",
  bulk: "Bulk actions",
  notices: "Notification preferences",
  user: "Users",
};

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
const areaLabel = (area: string) => AREA_LABELS[area] ?? `${sentence(area)}s`;

/** The actions that an audience may see. */
export function actionsFor(audience: AuditAudience): AuditAction[] {
  const all = Object.keys(AUDIT_ACTIONS) as AuditAction[];
  return audience === "staff" ? all : all.filter(isForMerchants);
}

/** The actions that a filter names: one, or all of an area. */
export function actionsNamed(filter: string, audience: AuditAudience): AuditAction[] {
  return actionsFor(audience).filter((action) => action === filter || action.startsWith(`${filter}.`));
}

/** The choices of the filter: each area, then what can happen in it. */
export function actionOptions(audience: AuditAudience): { value: string; label: string; description?: string }[] {
  const actions = actionsFor(audience);
  const areas = [...new Set(actions.map((action) => action.split(".")[0] ?? ""))];
  return areas
    .sort((a, b) => areaLabel(a).localeCompare(areaLabel(b), "en"))
    .flatMap((area) => {
      const within = actions.filter((action) => action.startsWith(`${area}.`));
      const every = { value: area, label: areaLabel(area), description: "Everything" };
      const each = within.map((action) => ({
        value: action as string,
        label: sentence(AUDIT_ACTIONS[action]),
        description: areaLabel(area),
      }));
      return within.length > 1 ? [every, ...each] : each;
    });
}

/** What an organisation may read of a row's detail. What is not named here stays with staff, so a new key leaks nothing. */
const MERCHANT_KEYS: Partial<Record<AuditAction, readonly string[]>> = {
  "customer.created": ["status", "missing"],
  "customer.updated": ["fields", "version"],
  "customer.status_changed": ["from", "to", "reason"],
  "customer.enabled": ["reason"],
  "customer.disabled": ["reason"],
  "customer.deleted": ["reason"],
  "customer.tagged": ["added", "removed"],
  "customer.identifier_revealed": ["field", "fields"],
  "document.added": ["type", "slot", "side"],
  "document.replaced": ["type", "slot", "side"],
  "document.corrected": ["type", "slot", "side"],
  "document.removed": ["type", "slot", "side", "reason"],
  "document.viewed": ["type", "slot", "page"],
  "sender.created": ["nickname", "bsb", "account"],
  "sender.archived": ["nickname", "reason"],
  "sender.linked": ["nickname"],
  "sender.unlinked": ["nickname"],
  "invitation.sent": ["email", "role"],
  "invitation.revoked": ["email"],
  "invitation.accepted": ["role"],
  "member.role_changed": ["from", "to"],
  "member.removed": ["from"],
  "organisation.settings_changed": ["contactEmail", "timeZone", "requiresTotp"],
  "organisation.switched": ["switch", "on"],
  "view.shared": ["name"],
  "view.changed": ["name", "what"],
  "view.removed": ["name"],
  "bulk.started": ["about", "customers", "which", "reason"],
  "bulk.cancelled": ["about", "customers", "done"],
  "bulk.undone": ["about", "customers"],
  "request.sent": ["round", "due_on", "reason", "about"],
  "request.answered": ["round", "about"],
  "request.upheld": ["about", "reason"],
  "request.cancelled": ["round"],
  "request.overdue": ["round", "due_on", "about"],
  "link.made": ["about", "until"],
  "link.finished": ["about"],
  "reminder.sent": ["about"],
  "review.finished": ["reason"],
  "restriction.placed": ["about", "reason"],
  "restriction.announced": ["about", "reason"],
  "restriction.applied": ["about"],
  "restriction.lifted": ["about", "reason"],
  "export.asked": ["about", "count", "columns", "format"],
  "export.cancelled": ["about", "format"],
  "export.downloaded": ["about", "count", "format"],
};

const LABELS: Record<string, string> = {
  about: "About",
  bsb: "BSB",
  due_on: "Due on",
  fields: "Fields",
  internal: "For colleagues only",
  reasonCode: "Reason code",
  requiresTotp: "Two-step sign-in asked of everybody",
  on: "Switched on",
  sha256: "SHA-256",
};

const label = (key: string) =>
  LABELS[key] ??
  sentence(key.replaceAll("_", " ").replaceAll(/([a-z])([A-Z])/g, (_, a, b) => `${a} ${b.toLowerCase()}`));

/** Words for what is stored in capitals. */
const VALUE_WORDS: Readonly<Record<string, string>> = { ...STATUS_LABELS, ...SLOT_LABELS, ...SIDE_LABELS };

function words(text: string): string {
  return (
    VALUE_WORDS[text] ??
    (/^([A-Z]{5,}|[A-Z]+(_[A-Z]+)+)$/.test(text) ? sentence(text.toLowerCase().replaceAll("_", " ")) : text)
  );
}

function value(of: unknown): string {
  if (of === null || of === undefined || of === "") return "none";
  if (typeof of === "boolean") return of ? "yes" : "no";
  if (typeof of === "string") return words(of);
  if (typeof of === "number") return String(of);
  if (Array.isArray(of)) return of.length === 0 ? "none" : of.map(value).join(", ");
  const entries = Object.entries(of as Record<string, unknown>);
  const pair = of as { from?: unknown; to?: unknown };
  if ("from" in pair && "to" in pair && entries.length === 2) return `${value(pair.from)} → ${value(pair.to)}`;
  return entries.map(([key, each]) => `${label(key)}: ${value(each)}`).join("; ");
}

/** A row's detail in words: everything for staff, for organisations only what is theirs to know. */
export function auditFacts(action: string, detail: Record<string, unknown>, audience: AuditAudience): AuditFact[] {
  const shown = audience === "staff" ? null : (MERCHANT_KEYS[action as AuditAction] ?? []);
  return Object.entries(detail)
    .filter(([key, each]) => (shown === null || shown.includes(key)) && each !== undefined)
    .map(([key, each]) => ({ label: label(key), value: value(each) }));
}

export const auditWords = (action: string): string => AUDIT_ACTIONS[action as AuditAction] ?? action;

/** The filters as they stand in the address; outside ids. */
export type AuditAddress = Partial<
  Record<"q" | "action" | "person" | "customer" | "org" | "from" | "to" | "before", string | null | undefined>
>;

export function auditAddress(path: string, query: AuditAddress): string {
  const kept = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return kept.length > 0 ? `${path}?${new URLSearchParams(kept)}` : path;
}

const PARAMS = ["q", "action", "person", "customer", "org", "from", "to", "before"] as const;

/** The filters of an address; what is given twice or is too long counts as left out. */
export function auditFilters(params: Record<string, string | string[] | undefined>): AuditAddress {
  return Object.fromEntries(
    PARAMS.map((name) => {
      const value = params[name];
      return [name, typeof value === "string" && value.length <= 100 ? value : null];
    }),
  );
}
