import { and, desc, eq, isNull, lt, type SQL } from "drizzle-orm";
import { inOrg } from "@/db/filters";
import { fixed } from "@/db/fixed";
import { notificationPreferences, notifications, organisations } from "@/db/schema";
import { type Reader, type Tx, withScope } from "@/db/scope";
import type { MerchantScope, ReviewerScope } from "@/lib/auth/scope";
import { identityScope } from "@/lib/auth/sessions";
import { toPublicId } from "@/lib/core/ids";
import { NOTICE_BELL_SIZE, NOTICE_KIND_NAMES, NOTICE_PAGE_SIZE, type NoticeKind } from "./constants";
import { NOTICE_COUNT_MAX } from "./constants-bell";
import type { NoticeQuery } from "./input";
import type { NoticeBell, NoticePage, NoticePreference, NoticeRow } from "./types";

/** Whoever has notices: a merchant's are those of the organisation they work in, staff have those of all. */
export type NoticeReader = MerchantScope | ReviewerScope;

type NoticeOwner = { kind: "merchant"; userId: string; orgId: string } | { kind: "reviewer"; userId: string };

/** The reader's own, and of their side only. */
export function ownNotices(reader: NoticeOwner): SQL | undefined {
  const mine = eq(notifications.userId, reader.userId);
  return reader.kind === "merchant"
    ? and(mine, inOrg(notifications.orgId, reader), eq(notifications.audience, "MERCHANT"))
    : and(mine, eq(notifications.audience, "STAFF"));
}

type Found = { notice: typeof notifications.$inferSelect; organisation: string | null };

function toNoticeRow(reader: NoticeReader, { notice, organisation }: Found): NoticeRow {
  return {
    id: toPublicId("notification", notice.id),
    kind: notice.kind as NoticeKind,
    title: notice.title,
    body: notice.body,
    href: notice.href,
    organisation: reader.kind === "merchant" ? null : organisation,
    createdAt: notice.createdAt.toISOString(),
    isRead: notice.readAt !== null,
  };
}

/** One page of the reader's notices, newest first. */
export async function listNotices(
  tx: Tx,
  reader: NoticeReader,
  query: NoticeQuery,
  pageSize: number = NOTICE_PAGE_SIZE,
): Promise<NoticePage> {
  const found = await tx
    .select({ notice: notifications, organisation: organisations.name })
    .from(notifications)
    .leftJoin(organisations, eq(organisations.id, notifications.orgId))
    .where(
      and(
        ownNotices(reader),
        query.kind ? eq(notifications.kind, query.kind) : undefined,
        query.isUnread ? isNull(notifications.readAt) : undefined,
        query.before ? lt(notifications.id, query.before) : undefined,
      ),
    )
    .orderBy(desc(notifications.id))
    .limit(pageSize + 1);
  const rows = found.slice(0, pageSize).map((each) => toNoticeRow(reader, each));
  return { rows, nextCursor: found.length > pageSize ? (rows.at(-1)?.id ?? null) : null };
}

/** How many the reader has not read, counted up to one more than is shown. */
export async function countUnreadNotices(tx: Tx, reader: NoticeReader): Promise<number> {
  const { userId } = reader;
  const rows = await (reader.kind === "merchant"
    ? selectUnread.ofMerchant(tx, { userId, orgId: reader.orgId })
    : selectUnread.ofReviewer(tx, { userId }));
  return rows.length;
}

const unreadOf = (reader: Reader, owner: NoticeOwner) =>
  reader
    .select({ id: notifications.id })
    .from(notifications)
    .where(and(ownNotices(owner), isNull(notifications.readAt)))
    .limit(NOTICE_COUNT_MAX + 1);

const selectUnread = {
  ofMerchant: fixed((reader, owner: { userId: string; orgId: string }) =>
    unreadOf(reader, { kind: "merchant", userId: owner.userId, orgId: owner.orgId }),
  ),
  ofReviewer: fixed((reader, { userId }: { userId: string }) => unreadOf(reader, { kind: "reviewer", userId })),
};

/** What a person has chosen; kinds they never touched are not in it. */
export async function listNoticePreferences(userId: string, requestId: string): Promise<NoticePreference[]> {
  const rows = await withScope(identityScope(requestId), (tx) =>
    tx.select().from(notificationPreferences).where(eq(notificationPreferences.userId, userId)),
  );
  return rows
    .filter((row) => (NOTICE_KIND_NAMES as string[]).includes(row.kind))
    .map(({ kind, inPortal, byEmail }) => ({ kind: kind as NoticeKind, inPortal, byEmail }));
}

/** What the bell shows. */
export async function readNoticeBell(reader: NoticeReader): Promise<NoticeBell> {
  return withScope(reader, async (tx) => {
    const { rows } = await listNotices(tx, reader, { kind: null, isUnread: false, before: null }, NOTICE_BELL_SIZE);
    return { unread: await countUnreadNotices(tx, reader), rows };
  });
}
