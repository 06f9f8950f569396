import { invalidInput } from "@/lib/auth/failures";
import { defineRoute } from "@/lib/auth/route";
import { BoundedBody } from "@/lib/core/bounded-body";
import { type Refusal, refuse } from "@/lib/core/outcome";
import { StorageError } from "@/lib/core/storage/errors";
import { SCREENING_LIMITS } from "@/lib/screening/constants";
import { storeListFile } from "@/lib/screening/lists/gateway-store";
import { uploadInput } from "@/lib/screening/lists/input";

const TIMEOUT_MS = 10 * 60_000;
const MEGABYTE = 1024 * 1024;

const TOO_LARGE = refuse(
  "too_large",
  `The file is larger than ${SCREENING_LIMITS.maxFileBytes / MEGABYTE} MB. Import it on the server with npm run screening:import.`,
);

/** Keeps one file of a list and answers with what names it when the list is registered. Nothing is imported yet. */
export const POST = defineRoute({
  id: "screening.upload_list",
  permission: { reviewer: "cases.lists" },
  isOutsideProxy: true,
  handler: async (_scope, request): Promise<Response | Refusal> => {
    const about = uploadInput.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!about.success) return invalidInput(about.error);
    const announced = Number(request.headers.get("content-length") ?? "0");
    if (announced > SCREENING_LIMITS.maxFileBytes) return TOO_LARGE;
    const body = new BoundedBody(request.body, SCREENING_LIMITS.maxFileBytes + MEGABYTE);
    try {
      const stored = await storeListFile(
        body.read(),
        AbortSignal.any([request.signal, AbortSignal.timeout(TIMEOUT_MS)]),
      );
      const file = { ...about.data, ...stored };
      return Response.json({ file }, { status: 201, headers: { "Cache-Control": "private, no-store" } });
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      if (error.code === "too_large") return TOO_LARGE;
      if (error.code === "cut_short" || error.code === "aborted")
        return refuse("invalid", "The file did not arrive whole. Check your connection and upload it again.");
      return refuse("unavailable", "The file cannot be kept at the moment. Nothing was kept; try again in a minute.");
    }
  },
});
