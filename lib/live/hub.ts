import { listen } from "@/db/listen";
import { toPublicId } from "@/lib/core/ids";
import { log } from "@/lib/core/log";

/** What open pages are told: that something changed, never what it says. They ask for it themselves. */
export type LiveEvent =
  | { kind: "change"; orgId: string; type: string; id: string }
  /** Somebody's own notices changed: for that person alone. No organisation where it is about none. */
  | { kind: "notice"; orgId: string | null; userId: string }
  /** Whether this server hears of changes. When it begins to, what happened before may have been missed. */
  | { kind: "hearing"; isHearing: boolean };

type Listener = (event: LiveEvent) => void;

/** Pages open at once on this server, and of one session; beyond it they fall back to refreshing on focus. */
const MAX_LISTENERS = 2_000;
const MAX_PER_SESSION = 20;

type Heard = { orgId: string | null; type: string; subjectId: string };

function liveEvent({ orgId, type, subjectId }: Heard): LiveEvent | null {
  if (type === "notice") return { kind: "notice", orgId, userId: subjectId };
  if (!orgId) return null;
  const kind = type.startsWith("sender.") ? "sender" : "customer";
  return { kind: "change", orgId, type, id: toPublicId(kind, subjectId) };
}

type Hub = {
  /** Each with the session it is of. */
  listeners: Map<Listener, string>;
  connection: { close: () => Promise<void> } | null;
  isHearing: boolean;
  onNotify: (payload: string) => void;
};

// On globalThis, because development reloads modules and would leave the old connection listening.
const holder = globalThis as typeof globalThis & { porticoLiveHub?: Hub };
holder.porticoLiveHub ??= { listeners: new Map(), connection: null, isHearing: false, onNotify: () => {} };
const hub = holder.porticoLiveHub;

function tell(event: LiveEvent): void {
  for (const listener of hub.listeners.keys()) listener(event);
}

function setHearing(isHearing: boolean): void {
  if (hub.isHearing === isHearing) return;
  hub.isHearing = isHearing;
  tell({ kind: "hearing", isHearing });
}

hub.onNotify = (payload) => {
  try {
    const event = liveEvent(JSON.parse(payload) as Heard);
    if (event) tell(event);
  } catch (error) {
    log.warn({ err: error }, "an announcement could not be read");
  }
};

/**
 * Hears every change that is committed, through one database connection for the whole server. Null when too many listen. Told at once
 * when nothing can be heard at the moment.
 */
export function subscribe(sessionId: string, listener: Listener): (() => void) | null {
  const ofSession = [...hub.listeners.values()].filter((each) => each === sessionId).length;
  if (hub.listeners.size >= MAX_LISTENERS || ofSession >= MAX_PER_SESSION) return null;
  hub.listeners.set(listener, sessionId);
  hub.connection ??= listen("portico_live", {
    onNotify: (payload) => hub.onNotify(payload),
    onListening: () => setHearing(true),
    onLost: (error) => {
      log.warn({ err: error }, "live updates pause until the database is heard again");
      setHearing(false);
    },
  });
  if (!hub.isHearing) listener({ kind: "hearing", isHearing: false });
  return () => void hub.listeners.delete(listener);
}

/** Stops listening: at the end of a test. */
export async function closeHub(): Promise<void> {
  const { connection } = hub;
  hub.connection = null;
  hub.isHearing = false;
  hub.listeners.clear();
  await connection?.close();
}
