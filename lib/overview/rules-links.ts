import { addDays, type CivilDate } from "@/lib/core/civil-date";
import type { CustomerStatus } from "@/lib/customers/constants";
import type { MissingMark } from "@/lib/customers/constants-missing";
import type { ListParam } from "@/lib/customers/list/rules-address";

/** The list of customers with one filter. */
const listHref = (param: ListParam, value: string): string => `/customers?${new URLSearchParams({ [param]: value })}`;

export const statusHref = (status: CustomerStatus): string => listHref("status", status);
export const missingHref = (mark: MissingMark): string => listHref("missing", mark);
/** Whose documents have expired on that day. */
export const expiredHref = (day: CivilDate): string => listHref("expiring", addDays(day, 1));
export const customerHref = (id: string): string => `/customers/${id}`;
