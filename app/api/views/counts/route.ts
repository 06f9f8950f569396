import { defineRoute } from "@/lib/auth/route";
import { countViews } from "@/lib/customers/views/loaders-counts";

/** How many customers each view finds. No action: those wait for each other, and a list must not wait for this. */
export const GET = defineRoute({
  id: "views.counts",
  permission: { merchant: "customers.read" },
  handler: async (scope, request) =>
    Response.json(await countViews(scope, request.signal), { headers: { "Cache-Control": "private, no-store" } }),
});
