import { defineRoute } from "@/lib/auth/route";

/** Whether this process answers. Asks nothing else, so that a slow database does not get it restarted. */
export const GET = defineRoute({
  id: "health",
  permission: { public: true },
  handler: async () => Response.json({ status: "ok" }, { headers: { "Cache-Control": "no-store" } }),
});
