import type { JobHelpers } from "graphile-worker";
import { identityScope } from "@/lib/auth/sessions";
import { noticeOrderInput } from "@/lib/notifications/input";
import { deliverNotice } from "@/lib/notifications/writes";

/** Delivers one notice to everybody it is for. */
export async function notifyTask(payload: unknown, helpers: JobHelpers): Promise<void> {
  await deliverNotice(identityScope(`job-${helpers.job.id}`), noticeOrderInput.parse(payload));
}
