import { defineRoute } from "@/lib/auth/route";
import { fromPublicId } from "@/lib/core/ids";
import { NOT_FOUND } from "@/lib/core/outcome";
import { exportCaseFile } from "@/lib/reviews/case-file/writes";

type Context = { params: Promise<{ org: string; customer: string }> };

/** The case file of a customer as PDF, to print or to keep. */
export const GET = defineRoute({
  id: "reviews.case_file",
  permission: { reviewer: "cases.read" },
  handler: async (scope, _request, { params }: Context) => {
    const { org, customer } = await params;
    const orgId = fromPublicId("organisation", org);
    const customerId = fromPublicId("customer", customer);
    const file = orgId && customerId ? await exportCaseFile(scope, orgId, customerId) : null;
    if (!file) return NOT_FOUND;
    return new Response(new Uint8Array(file.pdf), {
      headers: {
        "Content-Type": "application/pdf",
        "Content-Disposition": `attachment; filename="${file.fileName}"`,
        "Cache-Control": "private, no-store",
      },
    });
  },
});
