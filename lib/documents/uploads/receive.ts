import "server-only";
import { defineRoute } from "@/lib/auth/route";
import type { MerchantScope } from "@/lib/auth/scope";
import type { BoundedBody } from "@/lib/core/bounded-body";
import { type Refusal, refuse } from "@/lib/core/outcome";
import { StorageError, type StorageErrorCode } from "@/lib/core/storage/errors";
import { DOCUMENT_LIMITS } from "@/lib/documents/constants";
import { DecoderBusyError } from "@/lib/documents/decoder/pool";
import { tooLarge } from "@/lib/documents/decoder/words";
import { UPLOAD_LIMITS } from "./constants";
import { enterUpload } from "./gate";
import { readUpload, type Upload } from "./input";
import { addDocument, checkUpload, type UploadResult } from "./writes";

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
  handler: async (scope, request, { body }: { body: BoundedBody }): Promise<Response | Refusal> => {
    const read = readUpload(new URL(request.url).searchParams, request.headers);
    if (!read.ok) return read;
    const announced = announcedBytes(request.headers) ?? read.value.sizeBytes;
    if (announced !== undefined && announced > maxBytes) return tooLargeAnswer(scope);
    if (read.value.sizeBytes !== undefined && announced !== read.value.sizeBytes) return CUT_SHORT;
    const leave = enterUpload(scope.userId);
    if (!leave) return BUSY;
    try {
      const upload = announced === undefined ? read.value : { ...read.value, sizeBytes: announced };
      return await takeIn(scope, upload, body, request.signal);
    } finally {
      leave();
    }
  },
});

async function takeIn(scope: MerchantScope, upload: Upload, body: BoundedBody, left: AbortSignal) {
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

function resultAnswer(result: UploadResult, { requestId }: MerchantScope): Response {
  if (result.kind === "stored") return answer(201, { document: result.document });
  return answer(422, { error: { code: "refused_document", ...result.refused, request_id: requestId } });
}

function tooLargeAnswer({ requestId }: MerchantScope): Response {
  const { reason, message, remedy } = tooLarge(maxBytes);
  return answer(413, { error: { code: "too_large", reason, message, remedy, request_id: requestId } });
}

const answer = (status: number, content: unknown) =>
  Response.json(content, { status, headers: { "Cache-Control": "private, no-store" } });
