import type { JobHelpers } from "graphile-worker";
import { z } from "zod";
import { mintScope, type SystemScope } from "@/lib/auth/scope";
import { identityScope } from "@/lib/auth/sessions";
import { log } from "@/lib/core/log";
import { smtpGateway } from "@/lib/mail/gateway";
import { sendQueuedMail } from "@/lib/mail/writes";

const payloadInput = z.object({ orgId: z.uuid().nullable(), mailId: z.uuid() });

/** Sends one mail; tried again by the queue until its last attempt, which writes the failure down. */
export async function sendMail(payload: unknown, helpers: JobHelpers): Promise<void> {
  const { orgId, mailId } = payloadInput.parse(payload);
  const { attempts, max_attempts: most, id } = helpers.job;
  const requestId = `job-${id}`;
  const scope = orgId
    ? mintScope<SystemScope>({ kind: "system", orgId, task: "send_mail", requestId })
    : identityScope(requestId);
  const gateway = smtpGateway();
  if (!gateway) log.debug({ mailId }, "no mail server is set: the mail is kept in the outbox");
  await sendQueuedMail(scope, mailId, gateway, attempts >= most);
}
