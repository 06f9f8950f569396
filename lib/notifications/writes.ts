import { notifications } from "@/db/schema";
import { type Tx, withScope } from "@/db/scope";
import type { IdentityScope, Scope } from "@/lib/auth/scope";
import { clock } from "@/lib/core/clock";
import { sha256Hex } from "@/lib/core/crypto";
import { ids } from "@/lib/core/ids";
import { queueMail } from "@/lib/mail/writes";
import { enqueueJob } from "@/lib/outbox/emit";
import { NOTICE_BODY_MAX, NOTICE_TITLE_MAX } from "./constants";
import { NOTICE_PREFERENCES_PATH } from "./constants-bell";
import { noticeOrderInput } from "./input";
import { noticeRecipients } from "./reads-recipients";
import { channelsOf, clipped } from "./rules";
import type { Notice, NoticeOrder, NoticeRecipient } from "./types";

/**
 * Tells people of something, in the caller's transaction: nobody hears of what is undone. A job finds out who they are, because
 * an organisation may not know who works in compliance. Throws when `href` is not a path of ours.
 */
export async function notify(tx: Tx, scope: Scope, notice: Notice): Promise<void> {
  if ("orgId" in scope && scope.orgId !== notice.orgId) throw new Error("a notice about another organisation");
  const order = noticeOrderInput.parse({
    id: ids.next(),
    at: clock.now().toISOString(),
    orgId: notice.orgId,
    kind: notice.kind,
    title: clipped(notice.title, NOTICE_TITLE_MAX),
    body: clipped(notice.body, NOTICE_BODY_MAX),
    href: notice.href,
    customerId: notice.customerId ?? null,
    exceptUserId: notice.exceptUserId ?? null,
    isRoutine: notice.isRoutine ?? false,
    to: Array.isArray(notice.to) ? notice.to : [notice.to],
  });
  await enqueueJob(tx, { task: "notify", payload: order });
}

/** The id of one person's copy: the same at every run of the job, and as old as the notice. */
function copyId(noticeId: string, userId: string): string {
  const digest = sha256Hex(`${noticeId}:${userId}`);
  const variant = "89ab"[Number.parseInt(digest.slice(3, 4), 16) % 4];
  return `${noticeId.slice(0, 13)}-7${digest.slice(0, 3)}-${variant}${digest.slice(4, 7)}-${digest.slice(8, 20)}`;
}

async function mailTo(tx: Tx, order: NoticeOrder, recipient: NoticeRecipient, id: string): Promise<void> {
  await queueMail(tx, {
    id,
    // A mail of the organisation can be read by its administrators: what goes to staff belongs to nobody.
    orgId: recipient.audience === "MERCHANT" ? order.orgId : null,
    to: recipient.email,
    template: {
      kind: "notice",
      name: recipient.name,
      title: order.title,
      body: order.body,
      path: order.href,
      preferencesPath: NOTICE_PREFERENCES_PATH,
    },
  });
}

/** Gives each person their copy and their e-mail, by what they chose. Run again, or twice at once, it does nothing more. */
export async function deliverNotice(scope: IdentityScope, order: NoticeOrder): Promise<number> {
  return withScope(scope, async (tx) => {
    const recipients = await noticeRecipients(tx, order);
    const copies = recipients
      .map((recipient) => ({
        recipient,
        id: copyId(order.id, recipient.userId),
        ...channelsOf(order.kind, recipient.chosen, order.isRoutine),
      }))
      // In one order, so that two workers with the same notice do not wait for each other.
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    const rows = copies
      .filter((copy) => copy.inPortal)
      .map(({ id, recipient }) => ({
        orgId: order.orgId,
        id,
        userId: recipient.userId,
        audience: recipient.audience,
        kind: order.kind,
        title: order.title,
        body: order.body,
        href: order.href,
        customerId: order.customerId,
        createdAt: new Date(order.at),
      }));
    if (rows.length > 0) await tx.insert(notifications).values(rows).onConflictDoNothing();
    for (const { id, recipient, byEmail } of copies) {
      if (byEmail) await mailTo(tx, order, recipient, id);
    }
    return rows.length;
  });
}
