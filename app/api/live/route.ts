import { defineRoute } from "@/lib/auth/route";
import { refuse } from "@/lib/core/outcome";
import { liveStream } from "@/lib/live/stream";

/** Server-sent events: ids of what changed in the caller's organisation, or in all of them for reviewers; and that one's own notices did. */
export const GET = defineRoute({
  id: "live.events",
  permission: { viewer: "customers.read" },
  handler: async (scope, request) => {
    if (request.signal.aborted) return refuse("unavailable", "The page was closed.");
    const stream = liveStream(scope, request.signal);
    if (!stream)
      return refuse("unavailable", "Too many pages listen at the moment. This one refreshes when you come back to it.");
    return new Response(stream, {
      headers: {
        "Content-Type": "text/event-stream; charset=utf-8",
        "Cache-Control": "no-store, no-transform",
        "X-Accel-Buffering": "no",
      },
    });
  },
});
