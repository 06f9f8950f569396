import { Readable } from "node:stream";
import { auditCsv } from "@/lib/audit/loaders-file";
import { auditFilters } from "@/lib/audit/rules";
import { defineRoute } from "@/lib/auth/route";
import { contentDisposition } from "@/lib/documents/viewing/rules";

/** The log as its page shows it with these filters, as CSV. */
export const GET = defineRoute({
  id: "audit.download",
  permission: { either: { merchant: "audit.read", reviewer: "cases.audit" } },
  handler: async (reader, request) => {
    const file = await auditCsv(reader, auditFilters(Object.fromEntries(new URL(request.url).searchParams)));
    return new Response(Readable.toWeb(Readable.from(file.parts)) as ReadableStream<Uint8Array>, {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": contentDisposition("attachment", file.fileName),
        "Cache-Control": "private, no-store",
      },
    });
  },
});
