import { AUDIT_ACTIONS, type AuditAction } from "@/lib/audit/constants";
import { STATUSES } from "@/lib/customers/constants";
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
import type { TimelineEntry, TimelineKind } from "./types";

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

/** By the first word of the action; those of `customer` by the whole of it. */
const KINDS: Readonly<Record<string, TimelineKind>> = {
  "customer.created": "status",
  "customer.status_changed": "status",
  "customer.updated": "profile",
  "customer.identifier_revealed": "look",
  "document.viewed": "look",
  "customer.enabled": "switch",
  "customer.disabled": "switch",
  "customer.deleted": "switch",
  "customer.tagged": "profile",
  "customer.recheck_asked": "review",
  document: "document",
  sender: "sender",
  review: "review",
  case: "case",
  note: "note",
  finding: "finding",
  hit: "hit",
  screening: "hit",
  proposal: "proposal",
  request: "request",
  link: "request",
  restriction: "restriction",
};

function tagNotes(detail: AuditLine["detail"]): string[] {
  const [added, removed] = [list(detail.added), list(detail.removed)];
  return [
    ...(added.length > 0 ? [`Added: ${added.join(", ")}`] : []),
    ...(removed.length > 0 ? [`Taken off: ${removed.join(", ")}`] : []),
  ];
}

const statusIn = (...values: unknown[]) => STATUSES.find((status) => values.includes(status)) ?? null;

/** An audit row in words. Staff see internal reasons too; merchants never do. */
export function timelineEntry(
  line: AuditLine,
  profile: CustomerProfile,
  audience: "merchant" | "staff",
): TimelineEntry {
  const { action, detail } = line;
  const missing = list(detail.missing);
  const from = statusIn(detail.from);
  const to = statusIn(detail.to, detail.status);
  return {
    id: line.id,
    at: line.at,
    kind: KINDS[action] ?? KINDS[action.split(".")[0] ?? ""] ?? "other",
    actor: { name: line.actorName, kind: line.actorKind as TimelineEntry["actor"]["kind"] },
    action,
    words: AUDIT_ACTIONS[action as AuditAction] ?? action,
    notes: [
      ...text(detail.reason),
      ...(action === "customer.tagged" ? tagNotes(detail) : []),
      ...(missing.length > 0 ? [`Missing: ${missing.join(", ")}`] : []),
    ],
    about: [
      ...pathLabels(profile.type, list(detail.fields)),
      ...text(detail.field).map((path) => pathLabel(profile.type, path)),
      ...documentWords(line),
      ...text(detail.nickname),
      ...list(detail.about),
      ...(to === null ? list(detail.to) : []),
    ],
    quote: text(detail.note)[0] ?? null,
    internal: audience === "staff" ? (text(detail.internal)[0] ?? null) : null,
    from,
    to,
  };
}
