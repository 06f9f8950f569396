import { z } from "zod";
import { invalidInput } from "@/lib/auth/failures";
import { type Outcome, ok } from "@/lib/core/outcome";
import { publicId } from "@/lib/core/public-id";
import { type DocumentInput, documentInput } from "@/lib/documents/input";
import type { DocumentOwner } from "@/lib/documents/types";
import { cleanFileName } from "./rules";

/** What travels beside the bytes, apart from what is said about the document itself. */
const envelopeInput = z
  .strictObject({
    draft: publicId("draft").optional(),
    customer: publicId("customer").optional(),
    /** Bytes of the whole file; a body of any other length is refused as cut off. */
    size: z
      .string()
      .regex(/^\d{1,12}$/, "Give the size in bytes")
      .transform(Number)
      .optional(),
    file_name: z
      .string("Give the file's name in the header X-File-Name, percent-encoded")
      .max(4_000)
      .transform(cleanFileName),
  })
  .superRefine(({ draft, customer }, context) => {
    if ((draft === undefined) === (customer === undefined))
      context.addIssue({ code: "custom", path: ["draft"], message: "Name either a draft or a customer" });
  });

export type Upload = { owner: DocumentOwner; document: DocumentInput; fileName: string; sizeBytes: number | undefined };

const ENVELOPE_KEYS = ["draft", "customer", "size"];

/** Reads address and headers of an upload. Unknown and repeated parameters are refused. */
export function readUpload(search: URLSearchParams, headers: Headers): Outcome<Upload> {
  const about: Record<string, unknown> = {};
  const envelope: Record<string, unknown> = { file_name: decoded(headers.get("x-file-name")) };
  for (const key of new Set(search.keys())) {
    const values = search.getAll(key);
    (ENVELOPE_KEYS.includes(key) ? envelope : about)[key] = values.length === 1 ? values[0] : values;
  }
  const where = envelopeInput.safeParse(envelope);
  if (!where.success) return invalidInput(where.error);
  const what = documentInput.safeParse(about);
  if (!what.success) return invalidInput(what.error);
  const { draft, customer, size, file_name } = where.data;
  const owner = draft === undefined ? { customerId: customer ?? "" } : { draftId: draft };
  return ok({ owner, document: what.data, fileName: file_name, sizeBytes: size });
}

function decoded(header: string | null): string | undefined {
  if (header === null) return undefined;
  try {
    return decodeURIComponent(header);
  } catch {
    return undefined;
  }
}
