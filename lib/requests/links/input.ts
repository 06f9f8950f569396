import { z } from "zod";
import { publicId } from "@/lib/core/public-id";
import { LINK_LIMITS } from "./constants";

/** `orgId` is for compliance; merchants work in their own organisation, whatever they send. */
const about = { orgId: publicId("organisation").optional(), customerId: publicId("customer") };

export const makeLinkInput = z.strictObject({
  ...about,
  days: z.int().min(LINK_LIMITS.minDays).max(LINK_LIMITS.maxDays),
});
export type MakeLinkInput = z.output<typeof makeLinkInput>;

export const endLinkInput = z.strictObject({ ...about, linkId: publicId("link") });
export type EndLinkInput = z.output<typeof endLinkInput>;

const token = z.string().regex(/^[A-Za-z0-9_-]{43}$/, "This is not a link of ours");

export const mailLinkInput = z.strictObject({ ...about, linkId: publicId("link"), token });
export type MailLinkInput = z.output<typeof mailLinkInput>;

export const openLinkInput = z.strictObject({ token });
