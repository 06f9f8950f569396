import type { Option } from "@/lib/customers/constants";

/** What a form needs to know of one country; too large to send for all. */
export type CountryFacts = {
  subdivisions: readonly Option[];
  /** The local name of the tax number: "Tax file number (TFN)". */
  taxIdLabel: string;
};

/** What a profile form needs besides the field catalogue. */
export type ProfileReference = {
  /** Countries with their calling code: "Australia +61". */
  phoneCountries: readonly Option[];
  /** By alpha-2 code, for the countries already chosen; others are fetched when chosen. */
  countries: Readonly<Record<string, CountryFacts>>;
};
