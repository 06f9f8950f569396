/** What a listed date says: the days between which the person was born. */
type Span = { from: string; to: string; precision: "day" | "month" | "year" | "about" };

const YEARS_ABOUT = 2;

const lastDay = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();
const two = (value: number) => String(value).padStart(2, "0");

/** Reads `1965-03-14`, `1965-03`, `1965`, `~1965` or `1960..1965`; null when it is none of these. */
function readListedDate(text: string): Span | null {
  const between = text.match(/^(\d{4})\.\.(\d{4})$/);
  if (between) return { from: `${between[1]}-01-01`, to: `${between[2]}-12-31`, precision: "about" };
  const about = text.match(/^~(\d{4})$/);
  if (about) {
    const year = Number(about[1]);
    return { from: `${year - YEARS_ABOUT}-01-01`, to: `${year + YEARS_ABOUT}-12-31`, precision: "about" };
  }
  const parts = text.match(/^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/);
  if (!parts) return null;
  const [, year = "", month, day] = parts;
  if (day) return { from: text, to: text, precision: "day" };
  if (month)
    return { from: `${text}-01`, to: `${text}-${two(lastDay(Number(year), Number(month)))}`, precision: "month" };
  return { from: `${year}-01-01`, to: `${year}-12-31`, precision: "year" };
}

/** Points for how a typed birth date (YYYY-MM-DD) fits a listed one, with the words for it. */
export type DateVerdict = { points: number; text: string; isSame: boolean };

const FITS: Record<Span["precision"], DateVerdict> = {
  day: { points: 15, text: "The birth date is the same.", isSame: true },
  month: { points: 9, text: "Month and year of birth are the same; the list has no day.", isSame: false },
  year: { points: 5, text: "The year of birth is the same; the list has no more.", isSame: false },
  about: { points: 3, text: "The birth date lies within what the list gives.", isSame: false },
};
const NEAR: DateVerdict = { points: 6, text: "The birth dates differ as a typing mistake would.", isSame: false };
const CLOSE: DateVerdict = { points: -4, text: "The years of birth are close but not the same.", isSame: false };
const APART: DateVerdict = { points: -13, text: "The birth dates are not the same.", isSame: false };

/** Day and month exchanged, or a single digit that differs. */
function looksMistyped(typed: string, listed: string): boolean {
  const [year, month, day] = typed.split("-");
  if (listed === `${year}-${day}-${month}`) return true;
  return [...typed].filter((digit, at) => digit !== listed[at]).length === 1;
}

function judge(typed: string, listed: string): DateVerdict | null {
  const span = readListedDate(listed);
  if (!span) return null;
  if (typed >= span.from && typed <= span.to) return FITS[span.precision];
  if (span.precision === "day" && looksMistyped(typed, listed)) return NEAR;
  const year = Number(typed.slice(0, 4));
  const away = Math.min(Math.abs(year - Number(span.from.slice(0, 4))), Math.abs(year - Number(span.to.slice(0, 4))));
  return away <= (span.precision === "day" ? 0 : 1) ? CLOSE : APART;
}

/** The listed date that fits best, with its verdict; null when either side has none. */
export function compareBirthDate(
  typed: string | null,
  listed: readonly string[],
): (DateVerdict & { listed: string }) | null {
  if (typed === null) return null;
  let best: (DateVerdict & { listed: string }) | null = null;
  for (const one of listed) {
    const verdict = judge(typed, one);
    if (verdict && (best === null || verdict.points > best.points)) best = { ...verdict, listed: one };
  }
  return best;
}
