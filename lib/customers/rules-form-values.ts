import type { CustomerType } from "@/lib/customers/constants";
import type { CustomerProfile } from "@/lib/customers/input";

// A form holds text: numbers as typed, and the extra data as rows, because a half-typed key is no key yet.

type Json = Record<string, unknown>;

export type MetadataRow = { name: string; value: string };

const isRecord = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function asTyped(value: unknown): unknown {
  if (typeof value === "number") return String(value);
  if (Array.isArray(value)) return value.map(asTyped);
  return isRecord(value)
    ? Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, asTyped(entry)]))
    : value;
}

/** A stored profile as form values. */
export function toFormValues({ type: _type, metadata, ...profile }: CustomerProfile): Json {
  const rows: MetadataRow[] = Object.entries(metadata ?? {}).map(([name, value]) => ({ name, value }));
  return { ...(asTyped(profile) as Json), ...(rows.length > 0 ? { metadata: rows } : {}) };
}

function metadataOf(rows: unknown): unknown {
  if (!Array.isArray(rows)) return rows;
  const filled = rows.filter((row): row is Json => isRecord(row) && (row.name !== "" || row.value !== ""));
  return Object.fromEntries(filled.map((row) => [String(row.name ?? ""), row.value ?? ""]));
}

/** Form values as `customerProfileInput` takes them: not yet checked. */
export function fromFormValues(type: CustomerType, values: Json): Json {
  const { metadata, ...rest } = values;
  return { ...rest, type, ...(metadata === undefined ? {} : { metadata: metadataOf(metadata) }) };
}
