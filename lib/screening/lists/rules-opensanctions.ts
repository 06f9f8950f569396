import { isCountry } from "@/lib/core/geo";
import type { EntryKind } from "../constants";
import type { ListedEntry } from "../types";

/** Without these columns no row can be read; any order, and more columns, are welcome. */
export const NEEDED_COLUMNS = ["id", "schema", "name"] as const;

const KINDS: Readonly<Record<string, EntryKind>> = {
  Person: "PERSON",
  Company: "COMPANY",
  Organization: "COMPANY",
  LegalEntity: "COMPANY",
  PublicBody: "COMPANY",
};

const several = (value: string | undefined) => [
  ...new Set(
    (value ?? "")
      .split(";")
      .map((one) => one.trim())
      .filter((one) => one !== ""),
  ),
];

const DATE = /^\d{4}(-\d{2}(-\d{2})?)?/;

/** One entry from a row, given the place of each column by its name. */
export function openSanctionsEntry(row: readonly string[], columns: ReadonlyMap<string, number>): ListedEntry {
  const value = (name: string) => {
    const at = columns.get(name);
    return at === undefined ? "" : (row[at] ?? "").trim();
  };
  const name = value("name");
  const programmes = several(value("program_ids"));
  return {
    entryId: value("id"),
    kind: KINDS[value("schema")] ?? "OTHER",
    name,
    aliases: several(value("aliases"))
      .filter((alias) => alias !== name)
      .map((alias) => ({ name: alias, isWeak: false })),
    birthDates: several(value("birth_date")).flatMap((date) => date.match(DATE)?.[0] ?? []),
    // Subdivisions and former countries stand there too: "gb-sct", "su".
    countries: [...new Set(several(value("countries")).map((code) => code.slice(0, 2).toUpperCase()))].filter(
      isCountry,
    ),
    programmes: programmes.length > 0 ? programmes : several(value("dataset")),
  };
}
