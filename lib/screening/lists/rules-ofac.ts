import { COUNTRIES } from "@/lib/core/geo";
import { nameKey } from "@/lib/core/text";
import type { EntryKind } from "../constants";
import type { ListedAlias, ListedEntry } from "../types";

/** Names that the list uses for countries where they differ from the ISO short names. */
const OTHER_COUNTRY_NAMES: Readonly<Record<string, string>> = {
  "korea north": "KP",
  "north korea": "KP",
  "korea south": "KR",
  "south korea": "KR",
  russia: "RU",
  iran: "IR",
  syria: "SY",
  venezuela: "VE",
  burma: "MM",
  bolivia: "BO",
  tanzania: "TZ",
  vietnam: "VN",
  laos: "LA",
  moldova: "MD",
  taiwan: "TW",
  palestinian: "PS",
  "west bank": "PS",
  "region gaza": "PS",
  "the gambia": "GM",
  "bahamas the": "BS",
  "virgin islands british": "VG",
  "congo democratic republic of the": "CD",
  "congo republic of the": "CG",
  "cote d ivoire": "CI",
  "ivory coast": "CI",
  "czech republic": "CZ",
  turkey: "TR",
  "united kingdom": "GB",
  "united states": "US",
  brunei: "BN",
  macau: "MO",
  "cape verde": "CV",
  swaziland: "SZ",
  macedonia: "MK",
  "north macedonia the republic of": "MK",
  kosovo: "XK",
  "netherlands antilles": "CW",
  "region crimea": "UA",
  "region northern mali": "ML",
};

const plain = (name: string) => nameKey(name).replaceAll("-", " ");
const byName = new Map([
  ...COUNTRIES.map((country) => [plain(country.name), country.code] as const),
  ...Object.entries(OTHER_COUNTRY_NAMES),
]);

/** The ISO code of a country as the list writes it; null where it is none. */
const countryCode = (name: string): string | null => byName.get(plain(name.replace(/^possibly /, ""))) ?? null;

/** The list's own sign for "nothing here". */
export const given = (value: string | undefined): string => {
  const text = (value ?? "").trim();
  return text === "-0-" ? "" : text;
};

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const two = (value: number) => String(value).padStart(2, "0");

function oneDate(text: string): string | null {
  const parts = text.trim().match(/^(?:(\d{1,2}) )?(?:([A-Za-z]{3})[a-z]* )?(\d{4})$/);
  if (!parts) return null;
  const [, day, monthName, year = ""] = parts;
  const month = monthName ? MONTHS.indexOf(monthName.toLowerCase()) + 1 : 0;
  if (monthName && month === 0) return null;
  if (day && month > 0) return `${year}-${two(month)}-${two(Number(day))}`;
  return month > 0 ? `${year}-${two(month)}` : year;
}

/** "17 Jul 1961", "Jul 1961", "1961", "circa 1961", "1959 to 1961" in our form; null when it is none of these. */
function listedDate(text: string): string | null {
  const range = text.match(/^(?:circa )?(.+?)(?: to |-)(.+)$/);
  if (range) {
    const [from, to] = [oneDate(range[1] ?? ""), oneDate(range[2] ?? "")];
    return from && to ? `${from.slice(0, 4)}..${to.slice(0, 4)}` : null;
  }
  const about = text.match(/^circa (.+)$/);
  const date = oneDate(about ? (about[1] ?? "") : text);
  if (!date) return null;
  return about ? `~${date.slice(0, 4)}` : date;
}

type Remarks = { birthDates: string[]; countries: string[]; weakAliases: string[] };

const CITIZEN = /^(?:alt\. )?(?:nationality|citizen) (.+)$/;

/** What stands in the remarks: birth dates, nationalities, place of birth, and the weak aliases in quotation marks. */
function readRemarks(remarks: string): Remarks {
  const found: Remarks = { birthDates: [], countries: [], weakAliases: [] };
  for (const part of remarks.replace(/\.$/, "").split(/;\s*/)) {
    const birth = part.match(/^(?:alt\. )?DOB (.+)$/)?.[1];
    const date = birth ? listedDate(birth) : null;
    if (date) found.birthDates.push(date);
    const place = part.match(/^(?:alt\. )?POB (.+)$/)?.[1];
    const country = countryCode(part.match(CITIZEN)?.[1] ?? place?.split(", ").at(-1) ?? "");
    if (country) found.countries.push(country);
    const alias = part.match(/^(?:alt\. )?[afn]\.k\.a\. ['"](.+)['"]$/)?.[1];
    if (alias) found.weakAliases.push(alias);
  }
  return found;
}

const KINDS: Readonly<Record<string, EntryKind>> = { individual: "PERSON", "": "COMPANY" };

/** One entry from its row in each file. `alt` and `add` are the rows with the same number. */
export function ofacEntry(
  sdn: readonly string[],
  alt: readonly (readonly string[])[],
  add: readonly (readonly string[])[],
): ListedEntry {
  const remarks = readRemarks(given(sdn[11]));
  const named = [...alt.map((row) => given(row[3])), ...remarks.weakAliases].filter((name) => name !== "");
  const aliases: ListedAlias[] = [...new Set(named)].map((name) => ({
    name,
    isWeak: remarks.weakAliases.includes(name) && !alt.some((row) => given(row[3]) === name),
  }));
  const addressed = add.flatMap((row) => countryCode(given(row[4])) ?? []);
  return {
    entryId: given(sdn[0]),
    kind: KINDS[given(sdn[2]).toLowerCase()] ?? "OTHER",
    name: given(sdn[1]),
    aliases,
    birthDates: [...new Set(remarks.birthDates)],
    countries: [...new Set([...remarks.countries, ...addressed])],
    programmes: given(sdn[3])
      .split(/\]\s*\[/)
      .map((programme) => programme.replace(/[[\]]/g, "").trim())
      .filter((programme) => programme !== ""),
  };
}
