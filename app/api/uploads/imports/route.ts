import { invalidInput } from "@/lib/auth/failures";
import { defineRoute } from "@/lib/auth/route";
import { type Refusal, refuse } from "@/lib/core/outcome";
import { takeFile } from "@/lib/core/take-file";
import { IMPORT_LIMITS } from "@/lib/customers/import/constants";
import { importUploadInput } from "@/lib/customers/import/input";
import { takeImportFile } from "@/lib/customers/import/writes-upload";
import { enterUpload } from "@/lib/documents/uploads/gate";

const MEGABYTE = 1024 * 1024;

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
    const leave = enterUpload(scope.userId);
    if (!leave) return BUSY;
    try {
      const outcome = await takeFile(
        request,
        { maxBytes: IMPORT_LIMITS.maxBytes, tooLarge: TOO_LARGE },
        (bytes, signal) => takeImportFile(scope, about.data, bytes, signal),
      );
      if (!outcome.ok) return outcome;
      const { id } = outcome.value;
      return Response.json({ import: { id } }, { status: 201, headers: { "Cache-Control": "private, no-store" } });
    } finally {
      leave();
    }
  },
});
