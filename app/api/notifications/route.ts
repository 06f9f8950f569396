import { defineRoute } from "@/lib/auth/route";
import { readNoticeBell } from "@/lib/notifications/reads";

/** What the bell shows: how many are unread, and the newest. */
export const GET = defineRoute({
  id: "notices.bell",
  permission: { viewer: "customers.read" },
  handler: async (reader) =>
    Response.json(await readNoticeBell(reader), { headers: { "Cache-Control": "private, no-store" } }),
});
