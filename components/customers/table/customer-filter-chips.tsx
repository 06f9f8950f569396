"use client";

import { FilterChips } from "@/components/data-table/filter-chips";
import { type CustomerFilters, customerFilterChips, customerFilterFields, NO_FILTERS } from "./customer-filters";

/** The filters of All Customers that are in force. */
export function CustomerFilterChips(filters: CustomerFilters) {
  const { query, change, timeZone } = filters;
  const fields = customerFilterFields(query, change, timeZone);
  const chips = customerFilterChips(filters, fields);
  return <FilterChips chips={chips} fields={fields} onClear={() => change(NO_FILTERS)} />;
}
