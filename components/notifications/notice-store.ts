import { NOTICES_CHANGED_EVENT } from "@/lib/notifications/constants-bell";
import type { NoticeBell } from "@/lib/notifications/types";

/** What the bells of one page share: there are two, of which the width of the window shows one. */
export type NoticeState = { bell: NoticeBell | null; hasFailed: boolean };

const NOTHING: NoticeState = { bell: null, hasFailed: false };

let state = NOTHING;
let running: Promise<void> | null = null;
let isStale = false;
const listeners = new Set<() => void>();

function set(next: NoticeState): void {
  state = next;
  for (const listener of listeners) listener();
}

async function fetchBell(): Promise<void> {
  try {
    const response = await fetch("/api/notifications", { headers: { Accept: "application/json" } });
    if (!response.ok) throw new Error(String(response.status));
    set({ bell: (await response.json()) as NoticeBell, hasFailed: false });
  } catch {
    set({ ...state, hasFailed: true });
  }
}

/** Asks the server again; calls that come meanwhile are answered by one more. */
export function refreshNotices(): void {
  if (running) {
    isStale = true;
    return;
  }
  running = fetchBell().finally(() => {
    running = null;
    if (!isStale) return;
    isStale = false;
    refreshNotices();
  });
}

export function subscribeNotices(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener(NOTICES_CHANGED_EVENT, refreshNotices);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener(NOTICES_CHANGED_EVENT, refreshNotices);
  };
}

export const noticeState = (): NoticeState => state;
export const noNotices = (): NoticeState => NOTHING;

/** Shows at once what was just read; the server's answer follows. Null = all of them. */
export function markReadHere(noticeId: string | null): void {
  if (!state.bell) return;
  const rows = state.bell.rows.map((row) =>
    noticeId === null || row.id === noticeId ? { ...row, isRead: true } : row,
  );
  const wasUnread = state.bell.rows.some((row) => row.id === noticeId && !row.isRead);
  const unread = noticeId === null ? 0 : Math.max(0, state.bell.unread - (wasUnread ? 1 : 0));
  set({ ...state, bell: { unread, rows } });
}
