import { defineRoute } from "@/lib/auth/route";
import { NOT_FOUND } from "@/lib/core/outcome";
import { leftCsv } from "@/lib/customers/bulk/loaders-left";
import { csvResponse } from "@/lib/customers/export/rules-download";

type Context = { params: Promise<{ id: string }> };

/** The customers that a bulk action left as they were, with the reasons, as CSV. */
export const GET = defineRoute({
  id: "bulk.left",
  permission: { merchant: "customers.export" },
  handler: async (scope, _request, { params }: Context) => {
    const file = await leftCsv(scope, (await params).id);
    return file ? csvResponse(file) : NOT_FOUND;
  },
});
