import { Readable } from "node:stream";
import { defineRoute } from "@/lib/auth/route";
import { NOT_FOUND } from "@/lib/core/outcome";
import { readView } from "@/lib/documents/viewing/input";
import { pageHeaders } from "@/lib/documents/viewing/rules";
import { openPage } from "@/lib/documents/viewing/writes";

type Context = { params: Promise<{ documentId: string; page: string }> };

/** One page of a document as a picture, for whoever holds a link made for this session. */
export const GET = defineRoute({
  id: "documents.page",
  permission: { viewer: "documents.read" },
  isOutsideProxy: true,
  handler: async (scope, request, { params }: Context) => {
    const asked = readView(await params, new URL(request.url).searchParams);
    if (!asked) return NOT_FOUND;
    const opened = await openPage(scope, asked.view, asked.signature);
    if (!opened.ok) return opened;
    const { stream, ...page } = opened.value;
    const content = Readable.toWeb(stream) as ReadableStream<Uint8Array>;
    return new Response(content, { headers: pageHeaders(page) });
  },
});
