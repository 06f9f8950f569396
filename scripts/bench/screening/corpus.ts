import { createReadStream } from "node:fs";
import { join } from "node:path";
import { ofacEntries } from "@/lib/screening/lists/gateway-ofac";
import { normaliseName } from "@/lib/screening/rules-names";
import type { ListedEntry } from "@/lib/screening/types";
import { COMPANY_TRADES, COMPANY_WORDS, CULTURES, LEGAL_FORM_SETS } from "./names";
import { type Random, randomFrom } from "./seeded";
import { type VariantKind, variantOf } from "./variants";

export type Applicant = {
  kind: "PERSON" | "COMPANY";
  name: string;
  birthDate: string | null;
  country: string;
  /** What it is a variant of; null for somebody who is on no list. */
  truth: string | null;
  sort: VariantKind | "ordinary" | "same family name" | "same given names" | "common names" | "like words";
};

type Entry = ListedEntry & { native?: string };

const two = (value: number) => String(value).padStart(2, "0");
const someDate = (random: Random) => `${1940 + random.int(65)}-${two(1 + random.int(12))}-${two(1 + random.int(28))}`;

/** The list of the Treasury, where it is at hand. */
async function realEntries(folder: string | null): Promise<Entry[]> {
  if (!folder) return [];
  const source = (name: string) => ({ name, bytes: createReadStream(join(folder, name)) });
  const entries: Entry[] = [];
  for await (const entry of ofacEntries({ sdn: source("sdn.csv"), alt: source("alt.csv"), add: source("add.csv") }))
    entries.push(entry);
  return entries;
}

function inventedPerson(random: Random) {
  const culture = random.pick(CULTURES);
  const givens = [random.pick(culture.given), random.pick(culture.given)].slice(0, culture.code === "zh" ? 1 : 2);
  const families = [random.pick(culture.family), random.pick(culture.family)].slice(0, culture.code === "es" ? 2 : 1);
  const given = givens.map(([latin]) => latin).join(" ");
  const family = families.map(([latin]) => latin).join(" ");
  const nativeParts = culture.order === "family-first" ? [...families, ...givens] : [...givens, ...families];
  const native = ["ru", "ar"].includes(culture.code)
    ? nativeParts.map(([, text]) => text).join(" ")
    : culture.code === "zh"
      ? nativeParts.map(([, text]) => text).join("")
      : undefined;
  return { name: `${family.toUpperCase()}, ${given}`, native, country: random.pick(culture.countries) };
}

const companyName = (random: Random) =>
  `${random.pick(COMPANY_WORDS)} ${random.chance(0.6) ? `${random.pick(COMPANY_WORDS)} ` : ""}${random.pick(COMPANY_TRADES)}`;

function inventedEntry(number: number, random: Random): Entry {
  const common = { entryId: `gen-${number}`, programmes: ["generated"] };
  if (random.chance(0.25)) {
    const name = `${companyName(random)} ${random.pick(random.pick(LEGAL_FORM_SETS))}`;
    const aliases = random.chance(0.3) ? [{ name: companyName(random), isWeak: false }] : [];
    const country = random.pick(random.pick(CULTURES).countries);
    return { ...common, kind: "COMPANY", name, aliases, birthDates: [], countries: [country] };
  }
  const person = inventedPerson(random);
  const date = someDate(random);
  const birthDates = random.chance(0.75) ? [date] : random.chance(0.6) ? [date.slice(0, 4)] : [];
  const aliases = random.chance(0.2) ? [{ name: inventedPerson(random).name, isWeak: false }] : [];
  const { name, native, country } = person;
  return { ...common, kind: "PERSON", name, aliases, birthDates, countries: [country], ...(native ? { native } : {}) };
}

/** A birth date that somebody with this entry's dates could have, as typed: now and then with day and month exchanged. */
function ownDate(entry: Entry, random: Random): string {
  const [listed] = entry.birthDates;
  if (!listed) return someDate(random);
  const about = listed.match(/^(?:~(\d{4})|(\d{4})\.\.(\d{4}))$/);
  const year = about ? Number(about[1] ?? about[2]) : Number(listed.slice(0, 4));
  const [, month = two(1 + random.int(12)), day = two(1 + random.int(28))] = about ? [] : listed.split("-");
  const isMistyped = listed.length === 10 && Number(day) <= 12 && random.chance(0.03);
  return isMistyped ? `${year}-${day}-${month}` : `${year}-${month}-${day}`;
}

const KINDS: VariantKind[] = [
  ...(["exact", "spelling, one slip", "spelling, two slips", "order", "romanisation"] as const),
  ...(["own script", "alias", "initials", "middle name missing", "legal form"] as const),
];

function positives(entries: Entry[], count: number, random: Random): Applicant[] {
  const usable = entries.filter((entry) => entry.kind !== "OTHER");
  const withNative = usable.filter((entry) => entry.native);
  const companies = usable.filter((entry) => entry.kind === "COMPANY");
  const made: Applicant[] = [];
  for (let at = 0; made.length < count; at++) {
    const kind = KINDS[at % KINDS.length] ?? "exact";
    const pool = kind === "own script" ? withNative : kind === "legal form" ? companies : usable;
    for (let tries = 0; tries < 60; tries++) {
      const entry = random.pick(pool);
      if (entry.kind === "OTHER") continue;
      const aliases = entry.aliases.filter((alias) => !alias.isWeak).map((alias) => alias.name);
      const name = variantOf({ kind: entry.kind, name: entry.name, aliases, native: entry.native }, kind, random);
      if (!name) continue;
      const birthDate = entry.kind === "PERSON" && random.chance(0.9) ? ownDate(entry, random) : null;
      const country = random.chance(0.7) ? (entry.countries[0] ?? "AU") : random.pick(["AU", "SG", "GB", "NZ"]);
      made.push({ kind: entry.kind, name, birthDate, country, truth: entry.entryId, sort: kind });
      break;
    }
  }
  return made;
}

function unlisted(
  sort: Applicant["sort"],
  entries: Entry[],
  random: Random,
): Pick<Applicant, "kind" | "name" | "country"> {
  const person = (name: string, country: string) => ({ kind: "PERSON" as const, name, country });
  const listedPerson = () => {
    for (;;) {
      const entry = random.pick(entries);
      const [family = "", given = ""] = entry.name.split(", ");
      if (entry.kind === "PERSON" && given) return { family, given, country: entry.countries[0] ?? "AU" };
    }
  };
  if (sort === "same family name") {
    const [one, other] = [listedPerson(), inventedPerson(random)];
    return person(`${other.name.split(", ")[1] ?? ""} ${one.family}`, one.country);
  }
  if (sort === "same given names") {
    const [one, other] = [listedPerson(), inventedPerson(random)];
    return person(`${one.given} ${other.name.split(", ")[0] ?? ""}`, one.country);
  }
  if (sort === "common names") {
    const [one, other] = [listedPerson(), listedPerson()];
    return person(`${one.given.split(" ")[0] ?? ""} ${other.family}`, other.country);
  }
  if (sort === "like words") {
    for (;;) {
      const entry = random.pick(entries);
      if (entry.kind !== "COMPANY") continue;
      const [first = ""] = entry.name.split(" ");
      const name = `${first} ${random.pick(COMPANY_WORDS)} ${random.pick(COMPANY_TRADES)} ${random.pick(random.pick(LEGAL_FORM_SETS))}`;
      return { kind: "COMPANY", name, country: entry.countries[0] ?? "AU" };
    }
  }
  if (random.chance(0.25))
    return {
      kind: "COMPANY",
      name: `${companyName(random)} ${random.pick(random.pick(LEGAL_FORM_SETS))}`,
      country: "AU",
    };
  const { name, country } = inventedPerson(random);
  return person(name.split(", ").reverse().join(" "), country);
}

const HARD = ["same family name", "same given names", "common names", "like words"] as const;

const sortedKey = (name: string, kind: "PERSON" | "COMPANY") => normaliseName(name, kind).split(" ").sort().join(" ");

/** People and companies on no list, half of them close to one. A namesake of an entry is left out: no name can tell them apart. */
function negatives(entries: Entry[], count: number, random: Random) {
  const listed = new Set<string>();
  for (const { kind, name, aliases } of entries) {
    if (kind === "OTHER") continue;
    for (const one of [name, ...aliases.map((alias) => alias.name)]) listed.add(`${kind}|${sortedKey(one, kind)}`);
  }
  const made: Applicant[] = [];
  let namesakes = 0;
  for (let at = 0; made.length < count; at++) {
    const sort = at % 2 === 0 ? "ordinary" : (HARD[((at - 1) / 2) % HARD.length] ?? "ordinary");
    const { kind, name, country } = unlisted(sort, entries, random);
    if (listed.has(`${kind}|${sortedKey(name, kind)}`)) {
      namesakes++;
      continue;
    }
    const birthDate = kind === "PERSON" && random.chance(0.9) ? someDate(random) : null;
    made.push({ kind, name, birthDate, country, truth: null, sort });
  }
  return { made, namesakes };
}

/** A list and the applicants to screen against it; the same for the same seed and files. */
export async function makeCorpus(options: {
  folder: string | null;
  entries: number;
  applicants: number;
  seed: string;
}): Promise<{ entries: Entry[]; applicants: Applicant[]; real: number; namesakes: number }> {
  const random = randomFrom(options.seed);
  const real = (await realEntries(options.folder)).filter((entry) => entry.kind !== "OTHER").slice(0, options.entries);
  const entries = [...real];
  for (let number = 1; entries.length < options.entries; number++) entries.push(inventedEntry(number, random));
  const listed = Math.round(options.applicants * 0.4);
  const { made, namesakes } = negatives(entries, options.applicants - listed, random);
  return { entries, applicants: [...positives(entries, listed, random), ...made], real: real.length, namesakes };
}
