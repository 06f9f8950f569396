import { CSV_BOM, csvLine } from "@/lib/core/csv";
import type { CustomerType, Purpose } from "@/lib/customers/constants";
import { BASIC_EXTRAS, EXAMPLES } from "./constants-examples";
import { importFields } from "./fields";
import { neededFields } from "./rules-mapping";
import type { ImportField } from "./types";

/** The columns that a file for the type and purpose usually has, in the order of the wizard. */
export function templateFields(type: CustomerType, purpose: Purpose): ImportField[] {
  const basic = new Set([...neededFields(type, "BASIC").map((field) => field.id), ...BASIC_EXTRAS[type]]);
  const example = EXAMPLES[type];
  return importFields(type).filter((field) => (purpose === "BASIC" ? basic.has(field.id) : field.id in example));
}

/** A file to fill in: titles and one example. Values that a spreadsheet would compute are guarded. */
export function templateCsv(type: CustomerType, purpose: Purpose): string {
  const fields = templateFields(type, purpose);
  const titles = csvLine(fields.map((field) => field.label));
  return `${CSV_BOM}${titles}${csvLine(fields.map((field) => EXAMPLES[type][field.id] ?? ""))}`;
}

export const templateName = (type: CustomerType, purpose: Purpose): string =>
  `portico-${type === "INDIVIDUAL" ? "individuals" : "companies"}-${purpose.toLowerCase()}.csv`;
