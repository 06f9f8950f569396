import { BoundedBody } from "@/lib/core/bounded-body";
import { DOCUMENT_LIMITS } from "@/lib/documents/constants";
import { UPLOAD_LIMITS } from "@/lib/documents/uploads/constants";
import { receiveUpload } from "@/lib/documents/uploads/receive";

/** Takes one document: its bytes are the body, what it is stands in the address. */
export async function POST(request: Request): Promise<Response> {
  const body = new BoundedBody(request.body, DOCUMENT_LIMITS.maxBytes + UPLOAD_LIMITS.overreadBytes);
  const response = await receiveUpload(request, { body });
  if (body.ended) return response;
  await body.drain(UPLOAD_LIMITS.drainMs);
  return body.ended ? response : lastWord(response);
}

/** What is still to come is not read: the connection ends with this answer, a moment later, so that the sender can hear it. */
function lastWord(response: Response): Response {
  const lingering = new TransformStream<Uint8Array, Uint8Array>({
    flush: () => new Promise((resolve) => setTimeout(resolve, UPLOAD_LIMITS.lingerMs)),
  });
  const headers = new Headers(response.headers);
  headers.set("Connection", "close");
  return new Response(response.body?.pipeThrough(lingering) ?? null, { status: response.status, headers });
}
