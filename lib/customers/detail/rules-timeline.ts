import { AUDIT_ACTIONS, type AuditAction } from "@/lib/audit/constants";
import { type CustomerStatus, STATUSES } from "@/lib/customers/constants";
import { placedFields } from "@/lib/customers/fields";
import type { CustomerProfile } from "@/lib/customers/input";
import type { TimelineEntry } from "./types";

export type AuditLine = {
  id: string;
  at: string;
  actorKind: string;
  actorName: string;
  action: string;
  detail: Record<string, unknown>;
};

const text = (value: unknown): string[] => (typeof value === "string" && value !== "" ? [value] : []);
const list = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one) => typeof one === "string") : []);

/** An audit row in words. Staff see internal reasons too; merchants never do. */
export function timelineEntry(
  line: AuditLine,
  profile: CustomerProfile,
  audience: "merchant" | "staff",
): TimelineEntry {
  const labels = new Map(placedFields(profile.type, profile).map((field) => [field.path, field.label]));
  const fields = list(line.detail.fields).map((path) => labels.get(path) ?? path.replaceAll("_", " "));
  const missing = list(line.detail.missing);
  const to = STATUSES.find((status) => status === line.detail.to || status === line.detail.status) ?? null;
  const notes = [
    ...text(line.detail.reason),
    ...(audience === "staff" ? text(line.detail.internal).map((note) => `Internal: ${note}`) : []),
    ...(fields.length > 0 ? [`Fields: ${fields.join(", ")}`] : []),
    ...text(line.detail.field).map((path) => `Field: ${labels.get(path) ?? path}`),
    ...text(line.detail.document),
    ...text(line.detail.sender),
    ...(missing.length > 0 ? [`Missing: ${missing.join(", ")}`] : []),
  ];
  return {
    id: line.id,
    at: line.at,
    actor: { name: line.actorName, kind: line.actorKind as TimelineEntry["actor"]["kind"] },
    action: line.action,
    words: AUDIT_ACTIONS[line.action as AuditAction] ?? line.action,
    notes,
    to: to as CustomerStatus | null,
  };
}
