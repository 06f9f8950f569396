import { invalidInput } from "@/lib/auth/failures";
import { defineRoute } from "@/lib/auth/route";
import { templateInput } from "@/lib/customers/import/input";
import { templateCsv, templateName } from "@/lib/customers/import/rules-template";

type Context = { params: Promise<{ type: string }> };

/** A file to fill in with customers: titles and one example. */
export const GET = defineRoute({
  id: "imports.template",
  permission: { merchant: "customers.import" },
  handler: async (_scope, request, { params }: Context) => {
    const { type } = await params;
    const purpose = new URL(request.url).searchParams.get("purpose") ?? "BASIC";
    const asked = templateInput.safeParse({ type: type.toUpperCase(), purpose: purpose.toUpperCase() });
    if (!asked.success) return invalidInput(asked.error);
    return new Response(templateCsv(asked.data.type, asked.data.purpose), {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": `attachment; filename="${templateName(asked.data.type, asked.data.purpose)}"`,
        "Cache-Control": "private, no-store",
      },
    });
  },
});
