import { listen } from "@/db/client";
import { toPublicId } from "@/lib/core/ids";
import { log } from "@/lib/core/log";

/** What open pages are told: that something changed, never what it says. They ask for it themselves. */
export type LiveEvent = { orgId: string; type: string; id: string };

type Listener = (event: LiveEvent) => void;

/** Pages open at once on this server; beyond it they fall back to refreshing on focus. */
const MAX_LISTENERS = 2_000;

// On globalThis, because development reloads modules and would leave the old connection listening.
const hub = globalThis as typeof globalThis & {
  porticoLive?: { listeners: Set<Listener>; started: Promise<unknown> | null };
};
hub.porticoLive ??= { listeners: new Set(), started: null };
const state = hub.porticoLive;

function onNotify(payload: string): void {
  const { orgId, type, subjectId } = JSON.parse(payload) as { orgId: string; type: string; subjectId: string };
  const kind = type.startsWith("sender.") ? "sender" : "customer";
  const event = { orgId, type, id: toPublicId(kind, subjectId) };
  for (const listener of state.listeners) listener(event);
}

/** Hears every change that is committed, through one database connection for the whole server. Null when full. */
export function subscribe(listener: Listener): (() => void) | null {
  if (state.listeners.size >= MAX_LISTENERS) return null;
  state.listeners.add(listener);
  state.started ??= listen("portico_live", onNotify).catch((error: unknown) => {
    log.warn({ err: error }, "live updates are off until the database can be reached");
    state.started = null;
  });
  return () => state.listeners.delete(listener);
}
