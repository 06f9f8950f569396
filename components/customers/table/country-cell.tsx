import { countryName } from "@/lib/core/geo";

/** A country by its code; fetched by those who show the column. */
export const CountryCell = ({ code }: { code: string }) => countryName(code);
