/** Times that people mean when they say "later", in the zone of the browser. */
export type UntilChoice = "hours" | "tomorrow" | "monday" | "other";

const MORNING = 9;

function morningIn(days: number, now: Date): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, MORNING);
}

/** When a choice ends; null when another time was chosen and is not complete. */
export function untilOf(choice: UntilChoice, other: string, now: Date): Date | null {
  if (choice === "hours") return new Date(now.getTime() + 4 * 3_600_000);
  if (choice === "tomorrow") return morningIn(1, now);
  // Today being Monday, the next one.
  if (choice === "monday") return morningIn((8 - now.getDay()) % 7 || 7, now);
  const chosen = new Date(other);
  return other === "" || Number.isNaN(chosen.getTime()) ? null : chosen;
}

/** "Mon 23 Nov, 09:00" in the zone of the browser. */
export function untilWords(until: Date): string {
  const day = until.toLocaleDateString("en-GB", { weekday: "short", day: "numeric", month: "short" });
  const time = until.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  return `${day.replace(",", "")}, ${time}`;
}
