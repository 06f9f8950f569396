import type { MerchantScope, ReviewerScope } from "@/lib/auth/scope";
import { isSessionAlive } from "@/lib/auth/session-alive";
import { subscribe } from "./hub";
import { liveMessage } from "./message";

const HEARTBEAT_MS = 15_000;
/** Bytes that wait for a browser that does not read; beyond it the browser is as good as gone. A commit of thousands of rows stays below. */
const WAITING_MAX = 1_000_000;

/** What somebody's open page hears, until it leaves, its session ends or it stops reading. Null when too many listen. */
export function liveStream(
  scope: MerchantScope | ReviewerScope,
  signal: AbortSignal,
  heartbeatMs = HEARTBEAT_MS,
): ReadableStream<Uint8Array> | null {
  const encoder = new TextEncoder();
  const early: string[] = [];
  let send = (text: string): void => void early.push(text);
  let end = (): void => {};
  const unsubscribe = subscribe(scope.sessionId, (event) => {
    const message = liveMessage(scope, event);
    if (message) send(message);
  });
  if (!unsubscribe) return null;
  const source: UnderlyingDefaultSource<Uint8Array> = {
    start(controller) {
      let isOpen = true;
      const timer = setInterval(() => {
        isSessionAlive(scope.sessionId, scope.requestId).then(
          (isAlive) => (isAlive ? send(": alive\n\n") : end()),
          () => send(": database busy\n\n"),
        );
      }, heartbeatMs);
      end = () => {
        if (!isOpen) return;
        isOpen = false;
        clearInterval(timer);
        unsubscribe();
        try {
          controller.close();
        } catch {
          // Already closed by the browser.
        }
      };
      // An answer about the session may come when the browser has left already.
      send = (text) => {
        if (!isOpen) return;
        controller.enqueue(encoder.encode(text));
        if ((controller.desiredSize ?? 0) < -WAITING_MAX) end();
      };
      signal.addEventListener("abort", () => end());
      send("retry: 3000\n\n");
      for (const text of early) send(text);
      if (signal.aborted) end();
    },
    cancel: () => end(),
  };
  return new ReadableStream(source, { highWaterMark: 1, size: (chunk) => chunk.byteLength });
}
