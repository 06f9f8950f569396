import { invalidInput } from "@/lib/auth/failures";
import { defineRoute } from "@/lib/auth/route";
import { ok, type Refusal, refuse } from "@/lib/core/outcome";
import { takeFile } from "@/lib/core/take-file";
import { SCREENING_LIMITS } from "@/lib/screening/constants";
import { storeListFile } from "@/lib/screening/lists/gateway-store";
import { uploadInput } from "@/lib/screening/lists/input";

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
    const stored = await takeFile(
      request,
      { maxBytes: SCREENING_LIMITS.maxFileBytes, tooLarge: TOO_LARGE },
      async (bytes, signal) => ok(await storeListFile(bytes, signal)),
    );
    if (!stored.ok) return stored;
    const file = { ...about.data, ...stored.value };
    return Response.json({ file }, { status: 201, headers: { "Cache-Control": "private, no-store" } });
  },
});
