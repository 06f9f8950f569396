import { and, isNull, lt, sql } from "drizzle-orm";
import { Logger, runOnce } from "graphile-worker";
import { notifications } from "@/db/schema";
import { withScope } from "@/db/scope";
import { identityScope } from "@/lib/auth/sessions";
import { clock } from "@/lib/core/clock";
import { env } from "@/lib/core/env";
import { noticeOrderInput } from "@/lib/notifications/input";
import { type NoticeReader, ownNotices } from "@/lib/notifications/reads";
import { deliverNotice } from "@/lib/notifications/writes";

const UNREAD_HOURS = 96;

/** Hands out what waits to be told, as the worker would, and lets these people have read all but the newest of it. */
export async function readOlderNotices(readers: readonly NoticeReader[]): Promise<void> {
  await runOnce({
    connectionString: env().DATABASE_URL,
    noHandleSignals: true,
    logger: new Logger(() => () => undefined),
    taskList: {
      notify: async (order) => {
        await deliverNotice(identityScope("demo"), noticeOrderInput.parse(order));
      },
    },
  });
  const since = new Date(clock.now().getTime() - UNREAD_HOURS * 3600_000);
  for (const reader of readers) {
    await withScope(reader, (tx) =>
      tx
        .update(notifications)
        .set({ readAt: sql`${notifications.createdAt} + interval '2 hours'` })
        .where(and(ownNotices(reader), isNull(notifications.readAt), lt(notifications.createdAt, since))),
    );
  }
}
