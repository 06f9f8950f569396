/** What a stream tells. `missed`: anything may have changed. `live`: whether changes are heard as they happen. */
export type LiveNews =
  | { kind: "changed"; id: string }
  | { kind: "notices" }
  | { kind: "missed" }
  | { kind: "live"; isLive: boolean };

export type LiveSource = { retryNow: () => void; close: () => void };

/** Waits between tries to reach the stream again: a server that restarts is not stormed. */
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 60_000;

function readId(data: unknown): string | null {
  try {
    const { id } = JSON.parse(String(data)) as { id?: unknown };
    return typeof id === "string" && id.startsWith("cus_") ? id : null;
  } catch {
    return null;
  }
}

/** The stream of changes, opened again with growing waits. What may have been missed while it was down is said when it is back. */
export function openLiveSource(onNews: (news: LiveNews) => void): LiveSource {
  let source: EventSource | null = null;
  let retryMs = FIRST_RETRY_MS;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let isLive = false;
  let hasBeenOpen = false;

  function setLive(next: boolean) {
    if (next === isLive) return;
    isLive = next;
    onNews({ kind: "live", isLive });
    if (!next) return;
    // Pages were drawn before the stream opened, or while it was down.
    onNews({ kind: "missed" });
    // The number of notices was counted a moment ago, with the page.
    if (hasBeenOpen) onNews({ kind: "notices" });
    hasBeenOpen = true;
  }

  function connect() {
    clearTimeout(retry);
    source?.close();
    const opened = new EventSource("/api/live");
    source = opened;
    opened.onopen = () => {
      retryMs = FIRST_RETRY_MS;
      setLive(true);
    };
    opened.addEventListener("down", () => setLive(false));
    opened.addEventListener("up", () => setLive(true));
    opened.addEventListener("notice", () => onNews({ kind: "notices" }));
    opened.addEventListener("change", (event) => {
      const id = readId(event.data);
      if (id) onNews({ kind: "changed", id });
    });
    opened.onerror = () => {
      // The browser's own retry has a fixed wait and gives up on an error answer.
      opened.close();
      setLive(false);
      retry = setTimeout(connect, retryMs * (0.75 + Math.random() / 2));
      retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
    };
  }

  connect();
  return {
    retryNow: () => {
      // A stream that is open and says "down" says "up" by itself.
      if (source?.readyState !== EventSource.OPEN) connect();
    },
    close: () => {
      clearTimeout(retry);
      source?.close();
    },
  };
}
