import { eq, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";

let filtersAreOn = true;

/** The application's own fence: rows of one organisation. Used in every query beside row-level security. */
export function inOrg(column: AnyPgColumn, owner: { orgId: string }): SQL {
  return filtersAreOn ? eq(column, owner.orgId) : sql`true`;
}

/** Statements that are kept are kept for each of the two. */
export const areOrgFiltersOn = () => filtersAreOn;

/** Test use only: takes the application's fence away, to prove that row-level security holds alone. */
export function setOrgFilters(on: boolean): void {
  filtersAreOn = on;
}
