import "server-only";
import { withScope } from "@/db/scope";
import { readForPage } from "@/lib/auth/page-reads";
import { requestId, signedIn } from "@/lib/auth/request";
import { merchantScope, requireMerchant, requirePerson, requireReviewer, staffScope } from "@/lib/auth/require";
import { organisationFacts } from "@/lib/customers/reads";
import type { NoticeKind } from "./constants";
import { noticeQueryInput } from "./input";
import { countUnreadNotices, listNoticePreferences, listNotices, type NoticeReader } from "./reads";
import { kindsFor, preferencesFor } from "./rules";
import type { NoticePage, NoticePreference } from "./types";

const audienceOf = (reader: NoticeReader) => (reader.kind === "merchant" ? "MERCHANT" : "STAFF");

/** How many notices wait for whoever is signed in, or null where there is no bell: for operators and people of no organisation. */
export async function loadUnreadNotices(): Promise<number | null> {
  const person = await signedIn();
  if (!person) return null;
  const scope = await (person.user.staffRole ? staffScope("cases.read") : merchantScope("customers.read"));
  if (typeof scope === "string" || scope.kind === "operator") return null;
  return readForPage(scope, (tx) => countUnreadNotices(tx, scope));
}

/** For pages: whoever has notices; everybody else finds no such page. */
async function requireReader(): Promise<NoticeReader> {
  const person = await requirePerson();
  return person.user.staffRole ? requireReviewer("cases.read") : requireMerchant("customers.read");
}

export type NoticesPage = NoticePage & {
  unread: number;
  kind: NoticeKind | null;
  isUnread: boolean;
  isFirst: boolean;
  /** The kinds that this reader can get. */
  kinds: NoticeKind[];
  /** Undefined for staff, who read UTC. */
  timeZone: string | undefined;
};

export async function loadNotices(query: { kind: string; unread: string; before: string }): Promise<NoticesPage> {
  const reader = await requireReader();
  const kinds = kindsFor(audienceOf(reader));
  const asked = noticeQueryInput.parse({
    kind: query.kind || null,
    isUnread: query.unread === "1",
    before: query.before || null,
  });
  const kind = asked.kind && kinds.includes(asked.kind) ? asked.kind : null;
  return withScope(reader, async (tx) => ({
    ...(await listNotices(tx, reader, { ...asked, kind })),
    unread: await countUnreadNotices(tx, reader),
    kind,
    isUnread: asked.isUnread,
    isFirst: asked.before === null,
    kinds,
    timeZone: reader.kind === "merchant" ? (await organisationFacts(tx, reader)).timeZone : undefined,
  }));
}

export async function loadNoticePreferences(): Promise<NoticePreference[]> {
  const reader = await requireReader();
  return preferencesFor(audienceOf(reader), await listNoticePreferences(reader.userId, await requestId()));
}
