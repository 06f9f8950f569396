import { z } from "zod";
import { fromPublicId, ID_PREFIXES, type IdKind } from "./ids";

/** Zod schema that takes the outside form of an id and gives the UUID inside. */
export function publicId(kind: IdKind) {
  return z
    .string()
    .max(40)
    .transform((value, context) => {
      const uuid = fromPublicId(kind, value);
      if (uuid) return uuid;
      context.addIssue({ code: "custom", message: `This is not an id of the form ${ID_PREFIXES[kind]}_...` });
      return z.NEVER;
    });
}
