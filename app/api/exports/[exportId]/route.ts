import { Readable } from "node:stream";
import { defineRoute } from "@/lib/auth/route";
import { fromPublicId } from "@/lib/core/ids";
import { NOT_FOUND } from "@/lib/core/outcome";
import { EXPORTS_PATH } from "@/lib/customers/export/constants";
import { fileHeaders } from "@/lib/customers/export/rules-download";
import { downloadExport, isLostFile } from "@/lib/customers/export/writes";

type Context = { params: Promise<{ exportId: string }> };

/** The file of one's own export, for as long as it is kept. A person whose file has ended or was damaged is led to the page that says so. */
export const GET = defineRoute({
  id: "exports.download",
  permission: { merchant: "customers.export" },
  isOutsideProxy: true,
  handler: async (scope, request, { params }: Context) => {
    const exportId = fromPublicId("export", (await params).exportId);
    const opened = exportId ? await downloadExport(scope, { exportId }) : NOT_FOUND;
    if (opened.ok) {
      const { stream, ...file } = opened.value;
      return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, { headers: fileHeaders(file) });
    }
    const isPage = request.headers.get("sec-fetch-mode") === "navigate";
    if (opened.code !== "wrong_state" || !isPage) return opened;
    const why = isLostFile(opened) ? "lost" : "ended";
    const headers = { Location: `${EXPORTS_PATH}?${why}=1`, "Cache-Control": "private, no-store" };
    return new Response(null, { status: 303, headers });
  },
});
