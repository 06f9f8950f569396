import { toAlpha3 } from "@/lib/core/geo";
import { toLatin } from "@/lib/core/text-latin";

export { countryName } from "@/lib/core/geo";

/** The code in machine-readable zones; the standard's own example country for one that has none. */
export function alpha3(country: string): string {
  return toAlpha3(country) ?? "UTO";
}

/** The built-in fonts draw Latin letters only; so do the documents themselves in their machine-readable part. */
export function latin(text: string): string {
  return toLatin(text).replace(/[^\x20-\x7e]/g, "");
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `2026-03-09` as `09 Mar 2026`. */
export function printedDate(date: string): string {
  const [year, month, day] = date.split("-");
  return `${day} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
}
