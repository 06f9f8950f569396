/** A calendar day without a time or a zone, `YYYY-MM-DD`. Strings of this shape sort in calendar order. */
export type CivilDate = string;

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

export type CivilParts = { year: number; month: number; day: number };

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The parts of a real calendar day, or null: no other spelling than `YYYY-MM-DD` is read. */
export function parseCivilDate(value: string): CivilParts | null {
  const match = SHAPE.exec(value);
  if (!match) return null;
  const year = Number(match[1]);
  const month = Number(match[2]);
  const day = Number(match[3]);
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return { year, month, day };
}

export function isCivilDate(value: string): boolean {
  return parseCivilDate(value) !== null;
}

export function formatCivilDate({ year, month, day }: CivilParts): CivilDate {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

function requireParts(date: CivilDate): CivilParts {
  const parts = parseCivilDate(date);
  if (!parts) throw new RangeError("Not a calendar date of the form YYYY-MM-DD");
  return parts;
}

/** Negative when `a` is earlier, 0 when they are the same day, positive when `a` is later. */
export function compareCivilDates(a: CivilDate, b: CivilDate): -1 | 0 | 1 {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Adds calendar months; a day that the target month lacks becomes its last day (31 January + 1 = 28 or 29 February). */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const { year, month, day } = requireParts(date);
  const index = year * 12 + (month - 1) + months;
  const targetYear = Math.floor(index / 12);
  const targetMonth = index - targetYear * 12 + 1;
  return formatCivilDate({
    year: targetYear,
    month: targetMonth,
    day: Math.min(day, daysInMonth(targetYear, targetMonth)),
  });
}

export function addYears(date: CivilDate, years: number): CivilDate {
  return addMonths(date, years * 12);
}

export function addDays(date: CivilDate, days: number): CivilDate {
  const { year, month, day } = requireParts(date);
  // Date.UTC would read the years 0 to 99 as 1900 to 1999.
  const moved = new Date(0);
  moved.setUTCFullYear(year, month - 1, day + days);
  return formatCivilDate({ year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() });
}

/** Completed years on `today`. Someone born on 29 February has the birthday on 1 March in common years. */
export function ageOn(birthDate: CivilDate, today: CivilDate): number {
  const born = requireParts(birthDate);
  const now = requireParts(today);
  const hadBirthday = now.month > born.month || (now.month === born.month && now.day >= born.day);
  return now.year - born.year - (hadBirthday ? 0 : 1);
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "12 Nov 2026" from "2026-11-12"; what has not that shape comes back unchanged. */
export function civilDateWords(date: string): string {
  const match = SHAPE.exec(date);
  const month = MONTHS[Number(match?.[2]) - 1];
  return match && month ? `${Number(match[3])} ${month} ${match[1]}` : date;
}

const dayFormats = new Map<string, Intl.DateTimeFormat>();

// Making one costs half a millisecond, and every write asks for the day.
function dayFormatIn(timeZone: string): Intl.DateTimeFormat {
  let format = dayFormats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone,
      calendar: "gregory",
      numberingSystem: "latn",
      year: "numeric",
      month: "numeric",
      day: "numeric",
    });
    dayFormats.set(timeZone, format);
  }
  return format;
}

/** The calendar day that the instant falls on in the time zone (an IANA name). Throws RangeError for an unknown zone. */
export function today(timeZone: string, instant: Date): CivilDate {
  const parts = dayFormatIn(timeZone).formatToParts(instant);
  const read = (type: "year" | "month" | "day") => Number(parts.find((part) => part.type === type)?.value);
  return formatCivilDate({ year: read("year"), month: read("month"), day: read("day") });
}
