import { z } from "zod";
import { fromPublicId } from "@/lib/core/ids";
import { publicId } from "@/lib/core/public-id";
import { MAX_PAGES } from "@/lib/documents/decoder/types";
import { VIEW_PURPOSES, type View } from "./rules";

export const linkInput = z.strictObject({
  documentId: publicId("document"),
  page: z.number().int().min(1).max(MAX_PAGES),
  purpose: z.enum(VIEW_PURPOSES),
});

const digits = (most: number) =>
  z
    .string()
    .regex(new RegExp(`^[1-9]\\d{0,${most - 1}}$`))
    .transform(Number);

const pathInput = z.strictObject({
  documentId: z.string().refine((id) => fromPublicId("document", id) !== null),
  page: digits(2),
});

const queryInput = z.strictObject({
  purpose: z.enum(VIEW_PURPOSES),
  view: z.string().refine((id) => fromPublicId("audit", id) !== null),
  expires: digits(15),
  signature: z.string().max(64),
});

/** Reads the address of a page; null when it is not one that we made. */
export function readView(
  params: { documentId: string; page: string },
  search: URLSearchParams,
): { view: View; signature: string } | null {
  if ([...search.keys()].length !== new Set(search.keys()).size) return null;
  const path = pathInput.safeParse(params);
  const query = queryInput.safeParse(Object.fromEntries(search));
  if (!path.success || !query.success) return null;
  const { purpose, view: viewId, expires: expiresAtMs, signature } = query.data;
  return { view: { ...path.data, purpose, viewId, expiresAtMs }, signature };
}
