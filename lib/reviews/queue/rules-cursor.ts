import type { QueueQuery } from "./input";

/** A place in a queue as an address carries it. */
export type QueueCursor = {
  keys: number[];
  /** The case, inside form. */
  id: string;
  /** When the first page was read: what was late then decides the order of all pages. */
  at: number;
  /** 0-based place of the case in the order: shown, never used to find rows. */
  index: number;
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const whole = (value: unknown): value is number => typeof value === "number" && Number.isSafeInteger(value);

const orderOf = ({ view, sort }: Pick<QueueQuery, "view" | "sort">) => `${view}.${sort.by}.${sort.direction}`;

export function encodeQueueCursor(query: Pick<QueueQuery, "view" | "sort">, cursor: QueueCursor): string {
  const parts = [orderOf(query), cursor.at, cursor.index, cursor.id, ...cursor.keys];
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

/** Reads a cursor back; null when it is damaged or belongs to another order. */
export function decodeQueueCursor(
  text: string,
  query: Pick<QueueQuery, "view" | "sort">,
  keyCount: number,
): QueueCursor | null {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
  } catch {
    return null;
  }
  if (!Array.isArray(parts)) return null;
  const [order, at, index, id, ...keys]: unknown[] = parts;
  if (order !== orderOf(query) || !whole(at) || !whole(index) || index < 0) return null;
  if (typeof id !== "string" || !UUID.test(id) || keys.length !== keyCount || !keys.every(whole)) return null;
  // Beyond what a date can be it would not be one.
  return Math.abs(at) > 8e15 ? null : { keys, id, at, index };
}
