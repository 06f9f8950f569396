import { z } from "zod";
import { COUNTRIES, isCountry } from "@/lib/core/geo";
import { ACCOUNT_STATES, CUSTOMER_TYPES, STATUSES } from "@/lib/customers/constants";
import { MISSING_MARKS } from "@/lib/customers/constants-missing";
import { PAGE_SIZES, SEARCH_MAX, SORT_COLUMNS } from "./constants";
import { civilDate, cursor, importRef, metadataFilters, pastedIds, tagFilters } from "./input-parts";

const page = z.discriminatedUnion("at", [
  z.strictObject({ at: z.literal("first") }),
  z.strictObject({ at: z.literal("after"), cursor }),
  z.strictObject({ at: z.literal("before"), cursor }),
  z.strictObject({ at: z.literal("last") }),
]);

/** What a list may be asked for; empty and null ask for nothing. Days are the organisation's, both ends included. */
export const customerListInput = z.strictObject({
  search: z.string().max(SEARCH_MAX),
  statuses: z.array(z.enum(STATUSES)).max(STATUSES.length),
  types: z.array(z.enum(CUSTOMER_TYPES)).max(CUSTOMER_TYPES.length),
  isActive: z.boolean().nullable(),
  isEnabled: z.boolean().nullable(),
  isWalletReady: z.boolean().nullable(),
  accountStates: z.array(z.enum(ACCOUNT_STATES)).max(ACCOUNT_STATES.length),
  countries: z.array(z.string().refine(isCountry, "Choose a country")).max(COUNTRIES.length),
  /** Any of these is missing. */
  missing: z.array(z.enum(MISSING_MARKS)).max(MISSING_MARKS.length),
  /** Has any of these. */
  tags: tagFilters,
  metadata: metadataFilters,
  /** A current document expires before this day, or has expired. */
  expiringBefore: civilDate.nullable(),
  createdFrom: civilDate.nullable(),
  createdTo: civilDate.nullable(),
  updatedFrom: civilDate.nullable(),
  updatedTo: civilDate.nullable(),
  ids: pastedIds,
  /** Came with this import, in its outside form. Selections that were kept before there was such a filter have none. */
  importId: importRef.nullable().default(null),
  sort: z.strictObject({ column: z.enum(SORT_COLUMNS), direction: z.enum(["asc", "desc"]) }),
  pageSize: z.union(PAGE_SIZES.map((size) => z.literal(size))),
  page,
});

export type CustomerListQuery = z.output<typeof customerListInput>;
