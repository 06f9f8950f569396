import type { NextRequest } from "next/server";
import nextAuth from "next-auth";
import { authOptions } from "@/lib/auth/options";
import { defineRoute } from "@/lib/auth/route";
import { NOT_FOUND } from "@/lib/core/outcome";

type Context = { params: Promise<{ nextauth: string[] }> };

/** Only what signing in needs: the rest of next-auth's doors stay shut. */
const OPEN = new Set(["GET csrf", "POST callback/credentials"]);

const handler = defineRoute({
  id: "auth.sign_in",
  permission: { public: true },
  handler: async (_caller, request: Request, context: Context) => {
    const { nextauth } = await context.params;
    if (!OPEN.has(`${request.method} ${nextauth.join("/")}`)) return NOT_FOUND;
    // Next hands every route handler its own request type.
    return nextAuth(request as NextRequest, { params: { nextauth } }, authOptions()) as Promise<Response>;
  },
});

export { handler as GET, handler as POST };
