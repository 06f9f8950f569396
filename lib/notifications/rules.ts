import { NOTICE_KIND_NAMES, NOTICE_KINDS, type NoticeAudience, type NoticeKind } from "./constants";
import { NOTICES_PATH } from "./constants-bell";
import type { NoticePreference } from "./types";

type Channels = { inPortal: boolean; byEmail: boolean };

/** The kinds that can reach somebody of an audience. */
export function kindsFor(audience: NoticeAudience): NoticeKind[] {
  return NOTICE_KIND_NAMES.filter((kind) => isKindFor(kind, audience));
}

export function isKindFor(kind: NoticeKind, audience: NoticeAudience): boolean {
  return (NOTICE_KINDS[kind].audiences as readonly NoticeAudience[]).includes(audience);
}

/** How a notice reaches a person: as chosen, else as proposed; what is routine comes by e-mail only to who chose so. */
export function channelsOf(kind: NoticeKind, chosen: Channels | null, isRoutine: boolean): Channels {
  if (chosen) return chosen;
  const { inPortal, byEmail } = NOTICE_KINDS[kind].defaults;
  return { inPortal, byEmail: byEmail && !isRoutine };
}

/** All kinds of an audience with what the person chose, or the proposal. */
export function preferencesFor(audience: NoticeAudience, chosen: NoticePreference[]): NoticePreference[] {
  return kindsFor(audience).map(
    (kind) => chosen.find((each) => each.kind === kind) ?? { kind, ...NOTICE_KINDS[kind].defaults },
  );
}

/** Text on one line, cut where it is too long. */
export function clipped(text: string, most: number): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length <= most ? line : `${line.slice(0, most - 1).trimEnd()}…`;
}

/** The address of the page of notices with these filters. */
export function noticesAddress(query: { kind: NoticeKind | null; isUnread: boolean; before?: string | null }): string {
  const search = new URLSearchParams();
  if (query.isUnread) search.set("unread", "1");
  if (query.kind) search.set("kind", query.kind);
  if (query.before) search.set("before", query.before);
  return search.size > 0 ? `${NOTICES_PATH}?${search}` : NOTICES_PATH;
}
