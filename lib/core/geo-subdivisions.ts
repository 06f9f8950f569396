import { iso31662 } from "iso-3166";

// The list is 350 kB of source: import this file on the server, or on demand in the browser.

/** `code` is ISO 3166-2, for example `AU-NSW`. */
export type Subdivision = { code: string; name: string };

const byCountry = new Map<string, Subdivision[]>();
const codes = new Set<string>();
for (const { code, name } of iso31662) {
  const country = code.slice(0, 2);
  codes.add(code);
  const list = byCountry.get(country);
  if (list) list.push({ code, name });
  else byCountry.set(country, [{ code, name }]);
}
for (const list of byCountry.values()) list.sort((a, b) => a.name.localeCompare(b.name, "en"));

/** All levels (regions and what lies inside them), by name; empty for a country without subdivisions. */
export function subdivisionsOf(country: string): readonly Subdivision[] {
  return byCountry.get(country) ?? [];
}

export function isSubdivision(code: string): boolean {
  return codes.has(code);
}

export function subdivisionName(code: string): string {
  return byCountry.get(code.slice(0, 2))?.find((entry) => entry.code === code)?.name ?? code;
}
