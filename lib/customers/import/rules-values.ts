import { formatCivilDate, isCivilDate } from "@/lib/core/civil-date";
import { withoutFormulaGuard } from "@/lib/core/csv";
import { COUNTRIES, toAlpha2 } from "@/lib/core/geo";
import { type Subdivision, subdivisionsOf } from "@/lib/core/geo-subdivisions";
import { cleanLine } from "@/lib/core/text";
import type { FieldSpec } from "@/lib/customers/types";
import type { DateOrder } from "./constants";
import { titleKey } from "./rules-mapping";

/** A value as the form would hold it, or why it cannot be read. The form's own rules judge it afterwards. */
type CellReading = { value: unknown } | { problem: string };

const OTHER_NAMES: Readonly<Record<string, string>> = {
  ...{ usa: "US", unitedstatesofamerica: "US", america: "US", uk: "GB", greatbritain: "GB", england: "GB" },
  ...{
    scotland: "GB",
    wales: "GB",
    northernireland: "GB",
    uae: "AE",
    emirates: "AE",
    republicofkorea: "KR",
    korea: "KR",
  },
  ...{ democraticpeoplesrepublicofkorea: "KP", russianfederation: "RU", czechrepublic: "CZ", holland: "NL" },
  ...{
    thenetherlands: "NL",
    turkey: "TR",
    ivorycoast: "CI",
    cotedivoire: "CI",
    swaziland: "SZ",
    burma: "MM",
    macau: "MO",
  },
  ...{ hongkongsar: "HK", syrianarabrepublic: "SY", islamicrepublicofiran: "IR", peoplesrepublicofchina: "CN" },
  ...{ mainlandchina: "CN", capeverde: "CV", caboverde: "CV", vaticancity: "VA", holysee: "VA", brasil: "BR" },
  ...{ taiwanprovinceofchina: "TW", laopdr: "LA", moldovarepublicof: "MD", tanzaniaunitedrepublicof: "TZ" },
  ...{ democraticrepublicofthecongo: "CD", republicofthecongo: "CG", thegambia: "GM", thebahamas: "BS", eire: "IE" },
};
const byName = new Map(COUNTRIES.map((country) => [titleKey(country.name), country.code]));

function readCountry(text: string): CellReading {
  const key = titleKey(text);
  const code = toAlpha2(text) ?? byName.get(key) ?? OTHER_NAMES[key] ?? byName.get(key.replace(/^the/, ""));
  return code
    ? { value: code }
    : { problem: "We do not know this country: use a code such as AU, or its English name" };
}

const withoutKind = (name: string) =>
  titleKey(name.replace(/\b(state|province|region|prefecture|county)( of)?\b/gi, ""));

/** A code as it is, a code without its country, or a name. */
function readSubdivision(text: string, country: string | undefined): CellReading {
  const upper = text.toUpperCase();
  if (/^[A-Z]{2}-[A-Z0-9]{1,3}$/.test(upper)) return { value: upper };
  if (country === undefined)
    return { problem: "Use a code such as AU-NSW, or match a column with the country of this address" };
  const known: readonly Subdivision[] = subdivisionsOf(country);
  const found =
    known.find((one) => one.code === `${country}-${upper}`) ??
    known.find((one) => titleKey(one.name) === titleKey(text)) ??
    known.find((one) => withoutKind(one.name) === withoutKind(text));
  return found
    ? { value: found.code }
    : { problem: "We do not know this state or region in the country: use a code such as AU-NSW" };
}

const NUMBERED = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/;
const YEAR_FIRST = /^(\d{4})[./-]?(\d{1,2})[./-]?(\d{1,2})$/;

/** How a value writes its date: `EITHER` where day and month could be exchanged; null where it is no such date. */
export function dateOrderOf(text: string): DateOrder | "EITHER" | null {
  const match = NUMBERED.exec(withoutTime(text));
  if (!match) return null;
  const [first, second] = [Number(match[1]), Number(match[3])];
  if (first > 12) return "DMY";
  return second > 12 ? "MDY" : "EITHER";
}

const withoutTime = (text: string) => text.trim().replace(/[T ]00:00(:00(\.0+)?)?Z?$/, "");

function readDate(text: string, order: DateOrder | null): CellReading {
  const day = withoutTime(text);
  if (isCivilDate(day)) return { value: day };
  const yearFirst = YEAR_FIRST.exec(day);
  if (yearFirst && day.length >= 8)
    return dateOf(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]), order);
  const numbered = NUMBERED.exec(day);
  if (numbered) {
    const [first, second, year] = [Number(numbered[1]), Number(numbered[3]), Number(numbered[4])];
    const own = order ?? (first === second ? "DMY" : null);
    if (own === null)
      return { problem: "Choose whether day or month comes first in this file, or write dates as 2026-12-31" };
    return own === "DMY" ? dateOf(year, second, first, order) : dateOf(year, first, second, order);
  }
  if (/^\d{5}(\.\d+)?$/.test(day))
    return {
      problem: "This is a spreadsheet's own number for a date: format the column as year-month-day and save again",
    };
  if (/^\d{1,2}[./-]\d{1,2}[./-]\d{2}$/.test(day)) return { problem: "Write the year with four digits" };
  return { problem: "Write the date as year, month and day, for example 2026-12-31" };
}

function dateOf(year: number, month: number, day: number, order: DateOrder | null): CellReading {
  const date = formatCivilDate({ year, month, day });
  if (isCivilDate(date)) return { value: date };
  return {
    problem: order
      ? `There is no such day when the ${order === "DMY" ? "day" : "month"} comes first`
      : "There is no such day",
  };
}

function readChoice(text: string, options: FieldSpec["options"] = []): CellReading {
  const key = titleKey(text);
  const found =
    options.find((option) => String(option.value) === text) ??
    options.find((option) => titleKey(String(option.value)) === key) ??
    options.find((option) => titleKey(option.label) === key);
  if (found) return { value: found.value };
  const labels = options.map((option) => option.label);
  return {
    problem:
      labels.length <= 8
        ? `Use one of: ${labels.join(", ")}`
        : "Use one of the choices of the form, by its words or code",
  };
}

function readChoices(text: string, options: FieldSpec["options"]): CellReading {
  const whole = readChoice(text, options);
  if ("value" in whole) return { value: [whole.value] };
  const parts = text
    .split(/[;|]/.test(text) ? /[;|]/ : ",")
    .map(cleanLine)
    .filter((part) => part !== "")
    .map((part) => readChoice(part, options));
  const wrong = parts.find((part) => "problem" in part);
  return wrong ?? { value: parts.map((part) => ("value" in part ? part.value : null)) };
}

const YES = ["yes", "y", "true", "1", "x", "ja", "si", "oui"];
const NO = ["no", "n", "false", "0", "nein", "non"];

function readFlag(text: string): CellReading {
  const key = titleKey(text);
  if (YES.includes(key)) return { value: true };
  return NO.includes(key) ? { value: false } : { problem: "Use yes or no" };
}

/** Thousands separators, a percent sign and empty decimals are what spreadsheets add by themselves. */
function readNumber(text: string): CellReading {
  const plain = text.replace(/\s|%$|^(USD|US\$|\$)/gi, "");
  const joined = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(",", "") : plain;
  return { value: joined.replace(/\.0+$/, "") };
}

type CellContext = { order: DateOrder | null; country: string | undefined };

/** Reads one value of a column; null when there is nothing in it. */
export function readCell(
  spec: Pick<FieldSpec, "kind" | "options">,
  raw: string,
  context: CellContext,
): CellReading | null {
  const text = withoutFormulaGuard(raw);
  const clean = cleanLine(text);
  if (clean === "") return null;
  switch (spec.kind) {
    case "country":
      return readCountry(clean);
    case "subdivision":
      return readSubdivision(clean, context.country);
    case "date":
      return readDate(clean, context.order);
    case "select":
    case "combobox":
      return readChoice(clean, spec.options);
    case "multiselect":
      return readChoices(clean, spec.options);
    case "checkbox":
      return readFlag(clean);
    case "number":
      return readNumber(clean);
    case "phone":
      return /^\d(\.\d+)?E\+\d+$/i.test(clean)
        ? { problem: "A spreadsheet has shortened this number: format the column as text and save again" }
        : { value: clean };
    default:
      return { value: text };
  }
}
