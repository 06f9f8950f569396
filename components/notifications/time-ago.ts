const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** "just now", "12 min ago", "3 h ago", "2 days ago"; null when a date says it better. */
export function timeAgo(iso: string, now: number): string | null {
  const ageMs = now - Date.parse(iso);
  if (ageMs < MINUTE_MS) return "just now";
  if (ageMs < HOUR_MS) return `${Math.floor(ageMs / MINUTE_MS)} min ago`;
  if (ageMs < DAY_MS) return `${Math.floor(ageMs / HOUR_MS)} h ago`;
  const days = Math.floor(ageMs / DAY_MS);
  if (days <= 6) return days === 1 ? "yesterday" : `${days} days ago`;
  return null;
}
