import { invalidInput } from "@/lib/auth/failures";
import { defineRoute } from "@/lib/auth/route";
import { BoundedBody } from "@/lib/core/bounded-body";
import { type Refusal, refuse } from "@/lib/core/outcome";
import { StorageError } from "@/lib/core/storage/errors";
import { IMPORT_LIMITS } from "@/lib/customers/import/constants";
import { importUploadInput } from "@/lib/customers/import/input";
import { takeImportFile } from "@/lib/customers/import/writes-upload";
import { enterUpload } from "@/lib/documents/uploads/gate";

const MEGABYTE = 1024 * 1024;
/** What is still taken after a refusal, so that the sender hears why. */
const DRAIN_MS = 2_000;

const TOO_LARGE = refuse(
  "too_large",
  `The file is larger than ${IMPORT_LIMITS.maxBytes / MEGABYTE} MB. Split it: each part needs the line with the titles.`,
);
const BUSY = refuse("rate_limited", "Files of yours are on their way already. Wait until one has arrived.", {
  retryAfterSeconds: 2,
});

/** Takes a file of customers to add: its bytes are the body, what it is stands in the address. Nothing is created yet. */
export const POST = defineRoute({
  id: "imports.upload",
  permission: { merchant: "customers.import" },
  isOutsideProxy: true,
  handler: async (scope, request): Promise<Response | Refusal> => {
    const about = importUploadInput.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!about.success) return invalidInput(about.error);
    if (Number(request.headers.get("content-length") ?? "0") > IMPORT_LIMITS.maxBytes) return TOO_LARGE;
    const leave = enterUpload(scope.userId);
    if (!leave) return BUSY;
    const body = new BoundedBody(request.body, IMPORT_LIMITS.maxBytes + MEGABYTE);
    try {
      const signal = AbortSignal.any([request.signal, AbortSignal.timeout(IMPORT_LIMITS.uploadTimeoutMs)]);
      const outcome = await takeImportFile(scope, about.data, body.read(), signal);
      if (!outcome.ok) return outcome;
      const { id } = outcome.value;
      return Response.json({ import: { id } }, { status: 201, headers: { "Cache-Control": "private, no-store" } });
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      if (error.code === "too_large") return TOO_LARGE;
      if (error.code === "cut_short" || error.code === "aborted")
        return refuse("invalid", "The file did not arrive whole. Check your connection and upload it again.");
      return refuse("unavailable", "The file cannot be kept at the moment. Nothing was kept; try again in a minute.");
    } finally {
      leave();
      await body.drain(DRAIN_MS);
    }
  },
});
