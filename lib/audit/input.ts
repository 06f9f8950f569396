import { z } from "zod";
import { publicId } from "@/lib/core/public-id";
import { AUDIT_ACTIONS } from "./constants";

const civilDay = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((day) => !Number.isNaN(Date.parse(`${day}T00:00:00Z`)));

const AREAS = new Set(Object.keys(AUDIT_ACTIONS).map((action) => action.split(".")[0]));

/** What the log shows, from its address; what is not understood counts as left out. */
export const auditQueryInput = z.strictObject({
  search: z.string().trim().max(100).catch(""),
  /** One action, or all of an area: its first word. */
  action: z
    .string()
    .refine((action) => action in AUDIT_ACTIONS || AREAS.has(action))
    .nullable()
    .catch(null),
  personId: publicId("user").nullable().catch(null),
  customerId: publicId("customer").nullable().catch(null),
  /** Staff only. */
  organisationId: publicId("organisation").nullable().catch(null),
  /** Days, both included, in the reader's zone. */
  from: civilDay.nullable().catch(null),
  to: civilDay.nullable().catch(null),
  before: publicId("audit").nullable().catch(null),
});

export type AuditQuery = z.output<typeof auditQueryInput>;
