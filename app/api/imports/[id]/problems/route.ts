import { Readable } from "node:stream";
import { defineRoute } from "@/lib/auth/route";
import { NOT_FOUND } from "@/lib/core/outcome";
import { problemsCsv } from "@/lib/customers/import/loaders-problems";

type Context = { params: Promise<{ id: string }> };

/** Names outside ASCII travel in their own parameter (RFC 6266). */
const attachment = (name: string) =>
  `attachment; filename="${name.replace(/[^\x20-\x7E]|["\\%]/g, "_")}"; filename*=UTF-8''${encodeURIComponent(name)}`;

/** The lines of an import that were not taken as they are, with the reasons, as CSV. */
export const GET = defineRoute({
  id: "imports.problems",
  permission: { merchant: "customers.import" },
  handler: async (scope, _request, { params }: Context) => {
    const file = await problemsCsv(scope, (await params).id);
    if (!file) return NOT_FOUND;
    const stream = Readable.from(file.lines, { objectMode: false });
    return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": attachment(file.fileName),
        "Cache-Control": "private, no-store",
      },
    });
  },
});
