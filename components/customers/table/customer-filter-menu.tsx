"use client";

import { FilterMenu } from "@/components/data-table/filter-menu";
import { type CustomerFilters, customerFilterChips, customerFilterFields, NO_FILTERS } from "./customer-filters";

/** The inside of the filter panel of All Customers. */
export function CustomerFilterMenu(filters: CustomerFilters) {
  const { query, change, timeZone, count } = filters;
  const fields = customerFilterFields(query, change, timeZone);
  const chips = customerFilterChips(filters, fields);
  return <FilterMenu fields={fields} chips={chips} count={count} onClear={() => change(NO_FILTERS)} />;
}
