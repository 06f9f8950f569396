import { defineRoute } from "@/lib/auth/route";
import { loadReadiness } from "@/lib/health/loaders";

/** Whether it makes sense to send people here: 200 when every part is well, else 503 naming the parts that are not. */
export const GET = defineRoute({
  id: "ready",
  permission: { public: true },
  handler: async () => {
    const checks = await loadReadiness();
    const isReady = Object.values(checks).every((state) => state === "ok");
    return Response.json(
      { status: isReady ? "ready" : "not ready", checks },
      { status: isReady ? 200 : 503, headers: { "Cache-Control": "no-store" } },
    );
  },
});
