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
  // What is still to come is not read: the connection ends with this answer.
  if (!body.ended) response.headers.set("Connection", "close");
  return response;
}
