import { and, eq } from "drizzle-orm";
import { mails } from "@/db/schema";
import { type Tx, withScope } from "@/db/scope";
import type { IdentityScope, SystemScope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { env } from "@/lib/core/env";
import { ids } from "@/lib/core/ids";
import { enqueueJob } from "@/lib/outbox/emit";
import { openBody, sealBody } from "./body";
import type { MailGateway } from "./gateway";
import { type MailTemplate, renderMail } from "./templates";

/**
 * Writes a mail and the job that sends it, in the caller's transaction: it goes out only if the change is committed. With an id known
 * beforehand it is written once, however often it is asked for.
 */
export async function queueMail(
  tx: Tx,
  mail: { id?: string; orgId: string | null; to: string; template: MailTemplate },
): Promise<void> {
  const id = mail.id ?? ids.next();
  const { subject, ...body } = renderMail(mail.template, env().origin);
  const written = await tx
    .insert(mails)
    .values({
      id,
      orgId: mail.orgId,
      toAddress: mail.to,
      subject,
      bodySealed: sealBody({ id, orgId: mail.orgId }, body),
      createdAt: clock.now(),
    })
    .onConflictDoNothing()
    .returning({ id: mails.id });
  if (written.length === 0) return;
  await enqueueJob(tx, { task: "send_mail", payload: { orgId: mail.orgId, mailId: id } });
}

/**
 * Sends a queued mail, or keeps it as captured when no mail server is set. With `isLastTry` a failure is written down; before, it is
 * thrown so that the job comes again.
 */
export async function sendQueuedMail(
  scope: SystemScope | IdentityScope,
  mailId: string,
  gateway: MailGateway | null,
  isLastTry: boolean,
): Promise<void> {
  const [mail] = await withScope(scope, (tx) =>
    tx
      .select()
      .from(mails)
      .where(and(eq(mails.id, mailId), eq(mails.state, "QUEUED")))
      .limit(1),
  );
  if (!mail?.bodySealed) return;
  const finish = (change: Partial<typeof mails.$inferInsert>) =>
    withScope(scope, (tx) => tx.update(mails).set(change).where(eq(mails.id, mailId)));
  if (!gateway) {
    await finish({ state: "CAPTURED", sentAt: clock.now() });
    return;
  }
  try {
    const { text, html } = openBody(mail, mail.bodySealed);
    await gateway.send({ id: mail.id, to: mail.toAddress, subject: mail.subject, text, html });
  } catch (error) {
    if (!isLastTry) throw error;
    const reason = error instanceof Error ? error.message.slice(0, 300) : "The mail server did not take it.";
    await finish({ state: "FAILED", error: reason });
    return;
  }
  // The links in it have done their work once they are with the person.
  await finish({ state: "SENT", sentAt: clock.now(), bodySealed: null });
}
