import { defineRoute } from "@/lib/auth/route";
import { NOT_FOUND } from "@/lib/core/outcome";
import { csvResponse } from "@/lib/customers/export/rules-download";
import { problemsCsv } from "@/lib/customers/import/loaders-problems";

type Context = { params: Promise<{ id: string }> };

/** The lines of an import that were not taken as they are, with the reasons, as CSV. */
export const GET = defineRoute({
  id: "imports.problems",
  permission: { merchant: "customers.import" },
  handler: async (scope, _request, { params }: Context) => {
    const file = await problemsCsv(scope, (await params).id);
    return file ? csvResponse(file) : NOT_FOUND;
  },
});
