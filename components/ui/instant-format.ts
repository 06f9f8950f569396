import { knownOffset } from "@/lib/core/zone-spans";

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

interface WallTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

// Making one costs far more than using it, and a table uses two for each of its dates.
function formatIn(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    formats.set(timeZone, format);
  }
  return format;
}

let last: { at: number; timeZone: string; wall: WallTime } | undefined;

// Only numbers are taken from Intl: its words and separators differ between server and browser. The last answer is kept, because a date is
// asked for three times in a row: for its short form, its whole form and its offset.
function wallTime(instant: Date, timeZone: string): WallTime {
  const at = instant.getTime();
  if (last?.at !== at || last.timeZone !== timeZone) last = { at, timeZone, wall: readWallTime(instant, timeZone) };
  return last.wall;
}

function readWallTime(instant: Date, timeZone: string): WallTime {
  const ahead = knownOffset(timeZone, instant.getTime());
  if (ahead !== undefined) {
    const clock = new Date(instant.getTime() + ahead * 60_000);
    return {
      year: clock.getUTCFullYear(),
      month: clock.getUTCMonth() + 1,
      day: clock.getUTCDate(),
      hour: clock.getUTCHours(),
      minute: clock.getUTCMinutes(),
      second: clock.getUTCSeconds(),
    };
  }
  const parts = formatIn(timeZone).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((each) => each.type === type)?.value ?? 0);
  return {
    year: part("year"),
    month: part("month"),
    day: part("day"),
    hour: part("hour"),
    minute: part("minute"),
    second: part("second"),
  };
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

function offset(instant: Date, wall: WallTime): string {
  const asUtc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second);
  const minutes = Math.round((asUtc - Math.floor(instant.getTime() / 1000) * 1000) / 60_000);
  if (minutes === 0) {
    return "UTC";
  }
  const absolute = Math.abs(minutes);
  return `UTC${minutes < 0 ? "-" : "+"}${two(Math.floor(absolute / 60))}:${two(absolute % 60)}`;
}

/** "12 Nov 2026" or "12 Nov 2026, 14:05" in the given IANA zone. */
export function shortInstant(iso: string, timeZone: string, show: "date" | "datetime"): string {
  const wall = wallTime(new Date(iso), timeZone);
  const date = `${wall.day} ${months[wall.month - 1] ?? ""} ${wall.year}`;
  return show === "date" ? date : `${date}, ${two(wall.hour)}:${two(wall.minute)}`;
}

/** "12 Nov 2026, 14:05:09, Australia/Sydney (UTC+11:00)". */
export function fullInstant(iso: string, timeZone: string): string {
  const instant = new Date(iso);
  const wall = wallTime(instant, timeZone);
  const zone = offset(instant, wall);
  return `${shortInstant(iso, timeZone, "datetime")}:${two(wall.second)}, ${timeZone === "UTC" ? "UTC" : `${timeZone} (${zone})`}`;
}

export { civilDateWords as shortCivilDate } from "@/lib/core/civil-date";
