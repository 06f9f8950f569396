import { z } from "zod";
import { fromPublicId, type IdKind } from "@/lib/core/ids";

/** An outside id of one kind, turned into the inside one. A malformed id reads like a missing one. */
const publicId = (kind: IdKind) =>
  z.string().transform((value, context) => {
    const id = fromPublicId(kind, value);
    if (id) return id;
    context.addIssue({ code: "custom", message: "We could not find that." });
    return z.NEVER;
  });

export const noInput = z.strictObject({});
export const sessionIdInput = z.strictObject({ sessionId: publicId("session") });
export const switchInput = z.strictObject({ organisationId: publicId("organisation") });
