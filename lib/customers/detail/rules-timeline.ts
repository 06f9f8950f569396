import { AUDIT_ACTIONS, type AuditAction } from "@/lib/audit/constants";
import { type CustomerStatus, STATUSES } from "@/lib/customers/constants";
import type { CustomerProfile } from "@/lib/customers/input";
import {
  DOCUMENT_TYPE_LABELS,
  type DocumentType,
  SIDE_LABELS,
  SIDES,
  SLOT_LABELS,
  type Slot,
} from "@/lib/documents/constants";
import { pathLabel, pathLabels } from "./rules-labels";
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

/** Which document a row is about; its dates where they were corrected. */
function documentWords({ action, detail }: AuditLine): string[] {
  if (!action.startsWith("document.")) return [];
  const type = DOCUMENT_TYPE_LABELS[detail.type as DocumentType] ?? SLOT_LABELS[detail.slot as Slot];
  const side = SIDES.find((each) => each === detail.side);
  const shownSide = side === undefined || side === "SINGLE" ? "" : `, ${SIDE_LABELS[side].toLowerCase()}`;
  return type ? [`${type}${shownSide}`] : [];
}

/** An audit row in words. Staff see internal reasons too; merchants never do. */
export function timelineEntry(
  line: AuditLine,
  profile: CustomerProfile,
  audience: "merchant" | "staff",
): TimelineEntry {
  const fields = pathLabels(profile.type, list(line.detail.fields));
  const missing = list(line.detail.missing);
  const to = STATUSES.find((status) => status === line.detail.to || status === line.detail.status) ?? null;
  const notes = [
    ...text(line.detail.reason),
    ...(audience === "staff" ? text(line.detail.internal).map((note) => `Internal: ${note}`) : []),
    ...(fields.length > 0 ? [`Fields: ${fields.join(", ")}`] : []),
    ...text(line.detail.field).map((path) => `Field: ${pathLabel(profile.type, path)}`),
    ...documentWords(line),
    ...text(line.detail.nickname).map((nickname) => `Sender: ${nickname}`),
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
