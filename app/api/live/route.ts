import { defineRoute } from "@/lib/auth/route";
import { isSessionAlive } from "@/lib/auth/session-alive";
import { refuse } from "@/lib/core/outcome";
import { subscribe } from "@/lib/live/hub";
import { liveMessage } from "@/lib/live/message";

const HEARTBEAT_MS = 15_000;

/** Server-sent events: ids of what changed in the caller's organisation, or in all of them for reviewers; and that one's own notices did. */
export const GET = defineRoute({
  id: "live.events",
  permission: { viewer: "customers.read" },
  handler: async (scope, request) => {
    const encoder = new TextEncoder();
    let end = () => {};
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        let isOpen = true;
        // An answer about the session may come when the browser has left already.
        const send = (text: string) => {
          if (isOpen) controller.enqueue(encoder.encode(text));
        };
        const unsubscribe = subscribe((event) => {
          const message = liveMessage(scope, event);
          if (message) send(message);
        });
        if (!unsubscribe) {
          controller.error(new Error("full"));
          return;
        }
        const timer = setInterval(() => {
          isSessionAlive(scope.sessionId, scope.requestId).then(
            (isAlive) => (isAlive ? send(": alive\n\n") : end()),
            () => send(": database busy\n\n"),
          );
        }, HEARTBEAT_MS);
        end = () => {
          isOpen = false;
          clearInterval(timer);
          unsubscribe();
          try {
            controller.close();
          } catch {
            // Already closed by the browser.
          }
        };
        request.signal.addEventListener("abort", end);
        send("retry: 3000\n\n");
      },
      cancel: () => end(),
    });
    if (request.signal.aborted) return refuse("unavailable", "The page was closed.");
    return new Response(stream, {
      headers: {
        "Content-Type": "text/event-stream; charset=utf-8",
        "Cache-Control": "no-store, no-transform",
        "X-Accel-Buffering": "no",
      },
    });
  },
});
