import "server-only";
import { clientAddress } from "@/lib/auth/request";
import { defineRoute } from "@/lib/auth/route";
import type { HostedScope, MerchantScope } from "@/lib/auth/scope";
import { identityScope } from "@/lib/auth/sessions";
import { BoundedBody } from "@/lib/core/bounded-body";
import { toPublicId } from "@/lib/core/ids";
import { type Outcome, type Refusal, refuse } from "@/lib/core/outcome";
import { StorageError, type StorageErrorCode } from "@/lib/core/storage/errors";
import { DOCUMENT_LIMITS } from "@/lib/documents/constants";
import { DecoderBusyError } from "@/lib/documents/decoder/pool";
import { tooLarge } from "@/lib/documents/decoder/words";
import { reserveFile } from "@/lib/requests/links/writes-throttle";
import { UPLOAD_LIMITS } from "./constants";
import { enterUpload } from "./gate";
import { readUpload, type Upload } from "./input";
import { addDocument, checkUpload, type UploadResult, type UploadScope } from "./writes";

const { maxBytes } = DOCUMENT_LIMITS;

const BUSY = refuse(
  "rate_limited",
  "Three files of yours are on their way already. This one waits until one is done.",
  {
    retryAfterSeconds: 2,
  },
);
const CUT_SHORT = refuse("invalid", "The file did not arrive whole. Check your connection and upload it again.");

const STORE_FAILURES: Partial<Record<StorageErrorCode, Refusal>> = {
  cut_short: CUT_SHORT,
  aborted: refuse("invalid", "The upload was cancelled or took too long. Nothing was kept; upload it again."),
  no_space: refuse(
    "unavailable",
    "There is no room for documents at the moment. Nothing was kept; try again in an hour.",
  ),
  unreachable: refuse(
    "unavailable",
    "Documents cannot be kept at the moment. Nothing was kept; try again in a minute.",
  ),
};

/** The upload of one document, from the request to the answer. */
export const receiveUpload = defineRoute({
  id: "documents.upload",
  permission: { merchant: "documents.write" },
  isOutsideProxy: true,
  handler: (scope: MerchantScope, request, { body }: { body: BoundedBody }) =>
    take(scope, readUpload(new URL(request.url).searchParams, request.headers), request, body),
});

/** The same with a secure link: the customer is the link's own, so the address names none. */
export const receiveHostedUpload = defineRoute({
  id: "documents.upload_by_link",
  permission: { hosted: true },
  isOutsideProxy: true,
  handler: async (scope: HostedScope, request, { body }: { body: BoundedBody }): Promise<Response | Refusal> => {
    const search = new URL(request.url).searchParams;
    if (search.has("customer") || search.has("draft")) return refuse("invalid", "A link names its customer itself.");
    const reserved = await reserveFile(identityScope(scope.requestId), scope, await clientAddress());
    if (!reserved.ok) return reserved;
    search.set("customer", toPublicId("customer", scope.customerId));
    return take(scope, readUpload(search, request.headers), request, body);
  },
});

async function take(
  scope: UploadScope,
  read: Outcome<Upload>,
  request: Request,
  body: BoundedBody,
): Promise<Response | Refusal> {
  if (!read.ok) return read;
  const announced = announcedBytes(request.headers) ?? read.value.sizeBytes;
  if (announced !== undefined && announced > maxBytes) return tooLargeAnswer(scope);
  if (read.value.sizeBytes !== undefined && announced !== read.value.sizeBytes) return CUT_SHORT;
  const leave = enterUpload(scope.kind === "hosted" ? scope.linkId : scope.userId);
  if (!leave) return BUSY;
  try {
    const upload = announced === undefined ? read.value : { ...read.value, sizeBytes: announced };
    return await takeIn(scope, upload, body, request.signal);
  } finally {
    leave();
  }
}

async function takeIn(scope: UploadScope, upload: Upload, body: BoundedBody, left: AbortSignal) {
  const allowed = await checkUpload(scope, upload);
  if (!allowed.ok) return allowed;
  const signal = AbortSignal.any([left, AbortSignal.timeout(UPLOAD_LIMITS.timeoutMs)]);
  try {
    const outcome = await addDocument(scope, upload, body.read(), signal);
    if (!outcome.ok) return outcome;
    return body.bytes > maxBytes ? tooLargeAnswer(scope) : resultAnswer(outcome.value, scope);
  } catch (error) {
    if (error instanceof DecoderBusyError)
      return refuse("unavailable", "Many documents are being checked right now. Nothing was kept; try again shortly.", {
        retryAfterSeconds: 10,
      });
    const known = error instanceof StorageError ? STORE_FAILURES[error.code] : undefined;
    if (known) return known;
    throw error;
  }
}

function announcedBytes(headers: Headers): number | undefined {
  const length = headers.get("content-length");
  return length !== null && /^\d+$/.test(length) ? Number(length) : undefined;
}

function resultAnswer(result: UploadResult, { requestId }: UploadScope): Response {
  if (result.kind === "stored") return answer(201, { document: result.document });
  return answer(422, { error: { code: "refused_document", ...result.refused, request_id: requestId } });
}

function tooLargeAnswer({ requestId }: UploadScope): Response {
  const { reason, message, remedy } = tooLarge(maxBytes);
  return answer(413, { error: { code: "too_large", reason, message, remedy, request_id: requestId } });
}

const answer = (status: number, content: unknown) =>
  Response.json(content, { status, headers: { "Cache-Control": "private, no-store" } });

/** Holds the body of an upload until its answer is there, whoever asked. */
export async function answerUpload(
  request: Request,
  receive: (request: Request, context: { body: BoundedBody }) => Promise<Response>,
): Promise<Response> {
  const body = new BoundedBody(request.body, maxBytes + UPLOAD_LIMITS.overreadBytes);
  const response = await receive(request, { body });
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
