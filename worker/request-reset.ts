import type { JobHelpers } from "graphile-worker";
import { z } from "zod";
import { identityScope } from "@/lib/auth/sessions";
import { issuePasswordReset } from "@/lib/people/writes-reset";

const payloadInput = z.object({ email: z.string().max(254) });

/** Finds out whether an address has an account, away from the request, so that its answer cannot tell. */
export async function requestReset(payload: unknown, helpers: JobHelpers): Promise<void> {
  const { email } = payloadInput.parse(payload);
  await issuePasswordReset(identityScope(`job-${helpers.job.id}`), email);
}
