import { z } from "zod";
import { MERCHANT_ROLES } from "@/lib/auth/constants";
import { MERCHANT_PERMISSIONS, type MerchantPermission } from "@/lib/auth/permissions";
import { publicId } from "@/lib/core/public-id";
import { NOTICE_BODY_MAX, NOTICE_KIND_NAMES, NOTICE_TITLE_MAX } from "./constants";

const permissionNames = Object.keys(MERCHANT_PERMISSIONS) as [MerchantPermission, ...MerchantPermission[]];

const targetInput = z.union([
  z.strictObject({ userIds: z.array(z.uuid()).max(500) }),
  z.strictObject({ merchant: z.union([z.enum(permissionNames), z.array(z.enum(MERCHANT_ROLES)).min(1)]) }),
  z.strictObject({ staff: z.enum(["all", "lead"]) }),
]);

/** A path of our own: never another site. */
const hrefInput = z
  .string()
  .max(1_000)
  .regex(/^\/(?![/\\])[^\\\s]*$/);

/** What the job `notify` takes. */
export const noticeOrderInput = z.strictObject({
  id: z.uuid(),
  orgId: z.uuid().nullable(),
  at: z.iso.datetime(),
  kind: z.enum(NOTICE_KIND_NAMES),
  title: z.string().min(1).max(NOTICE_TITLE_MAX),
  body: z.string().max(NOTICE_BODY_MAX),
  href: hrefInput,
  customerId: z.uuid().nullable(),
  exceptUserId: z.uuid().nullable(),
  isRoutine: z.boolean(),
  to: z.array(targetInput).min(1).max(10),
});

/** What the page of notices shows, from its address; what is not understood counts as left out. */
export const noticeQueryInput = z.strictObject({
  kind: z.enum(NOTICE_KIND_NAMES).nullable().catch(null),
  isUnread: z.boolean(),
  before: publicId("notification").nullable().catch(null),
});
export type NoticeQuery = z.output<typeof noticeQueryInput>;

export const markReadInput = z.strictObject({ noticeIds: z.array(publicId("notification")).min(1).max(100) });
export const markAllReadInput = z.strictObject({});

export const preferenceInput = z.strictObject({
  kind: z.enum(NOTICE_KIND_NAMES, "Choose a kind of notice."),
  inPortal: z.boolean(),
  byEmail: z.boolean(),
});
export type PreferenceInput = z.output<typeof preferenceInput>;
