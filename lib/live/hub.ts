import { listen } from "@/db/client";
import { toPublicId } from "@/lib/core/ids";
import { log } from "@/lib/core/log";

/** What open pages are told: that something changed, never what it says. They ask for it themselves. */
export type LiveEvent =
  | { kind: "change"; orgId: string; type: string; id: string }
  /** Somebody's own notices changed: for that person alone. No organisation where it is about none. */
  | { kind: "notice"; orgId: string | null; userId: string };

type Listener = (event: LiveEvent) => void;

/** Pages open at once on this server; beyond it they fall back to refreshing on focus. */
const MAX_LISTENERS = 2_000;

type Heard = { orgId: string | null; type: string; subjectId: string };

function liveEvent({ orgId, type, subjectId }: Heard): LiveEvent | null {
  if (type === "notice") return { kind: "notice", orgId, userId: subjectId };
  if (!orgId) return null;
  const kind = type.startsWith("sender.") ? "sender" : "customer";
  return { kind: "change", orgId, type, id: toPublicId(kind, subjectId) };
}

// On globalThis, because development reloads modules and would leave the old connection listening.
const holder = globalThis as typeof globalThis & {
  porticoHub?: { listeners: Set<Listener>; started: Promise<unknown> | null; onNotify: (payload: string) => void };
};
holder.porticoHub ??= { listeners: new Set(), started: null, onNotify: () => {} };
const state = holder.porticoHub;
state.onNotify = (payload) => {
  const event = liveEvent(JSON.parse(payload) as Heard);
  if (event) for (const listener of state.listeners) listener(event);
};

/** Hears every change that is committed, through one database connection for the whole server. Null when full. */
export function subscribe(listener: Listener): (() => void) | null {
  if (state.listeners.size >= MAX_LISTENERS) return null;
  state.listeners.add(listener);
  state.started ??= listen("portico_live", (payload) => state.onNotify(payload)).catch((error: unknown) => {
    log.warn({ err: error }, "live updates are off until the database can be reached");
    state.started = null;
  });
  return () => state.listeners.delete(listener);
}
