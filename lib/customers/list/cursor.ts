import { isCivilDate } from "@/lib/core/civil-date";
import { fromPublicId, toPublicId } from "@/lib/core/ids";
import type { CustomerListQuery } from "./input";

/** How the value of an ordering column travels in a cursor. */
export type KeyKind = "text" | "boolean" | "number" | "instant" | "day";
export type KeyValue = string | boolean;

export type CursorPlace = {
  /** The values of the ordering columns, in their order, without the id. */
  values: KeyValue[];
  /** Inside form. */
  id: string;
  /** 0-based place of this row in the whole order, as far as it is known: shown, never used to find rows. */
  index: number | null;
};

const LONGEST_VALUE = 1000;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

function isOfKind(value: unknown, kind: KeyKind | undefined): value is KeyValue {
  if (kind === "boolean") return typeof value === "boolean";
  if (kind === undefined || typeof value !== "string" || value.length > LONGEST_VALUE || value.includes("\0"))
    return false;
  switch (kind) {
    case "text":
      return true;
    case "number":
      return /^\d{1,9}$/.test(value);
    case "instant":
      return value === "-infinity" || (INSTANT.test(value) && !Number.isNaN(Date.parse(value)));
    case "day":
      return value === "infinity" || isCivilDate(value);
  }
}

/** The place of a row in an order, as text for an address. */
export function encodeCursor(sort: CustomerListQuery["sort"], place: CursorPlace): string {
  const parts = [sort.column, sort.direction, place.index, toPublicId("customer", place.id), ...place.values];
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

/** Reads a cursor back; null when it is damaged or belongs to another order. */
export function decodeCursor(
  cursor: string,
  sort: CustomerListQuery["sort"],
  kinds: readonly KeyKind[],
): CursorPlace | null {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    return null;
  }
  if (!Array.isArray(parts)) return null;
  const [column, direction, index, publicId, ...values]: unknown[] = parts;
  if (column !== sort.column || direction !== sort.direction || typeof publicId !== "string") return null;
  if (index !== null && !(typeof index === "number" && Number.isSafeInteger(index) && index >= 0)) return null;
  const id = fromPublicId("customer", publicId);
  if (id === null || values.length !== kinds.length) return null;
  const known: KeyValue[] = [];
  for (const [at, value] of values.entries()) {
    if (!isOfKind(value, kinds[at])) return null;
    known.push(value);
  }
  return { values: known, id, index };
}
