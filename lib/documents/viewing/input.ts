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

const viewInput = z.strictObject({
  documentId: z.string().refine((id) => fromPublicId("document", id) !== null),
  page: digits(2),
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
  const parsed = viewInput.safeParse({ ...params, ...Object.fromEntries(search) });
  if (!parsed.success) return null;
  const { documentId, page, purpose, view: viewId, expires: expiresAtMs, signature } = parsed.data;
  return { view: { documentId, page, purpose, viewId, expiresAtMs }, signature };
}
