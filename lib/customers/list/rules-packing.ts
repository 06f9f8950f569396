import type { CustomerPage, CustomerRow } from "./types";

// A record, so that the compiler asks for every field of a row.
const PLACES: Record<keyof CustomerRow, true> = {
  id: true,
  name: true,
  type: true,
  status: true,
  isActive: true,
  isEnabled: true,
  isWalletReady: true,
  createdAt: true,
  updatedAt: true,
  version: true,
  purpose: true,
  accountState: true,
  email: true,
  country: true,
  externalId: true,
  missingCount: true,
  missing: true,
  tags: true,
  documentsExpireOn: true,
  reviewedAt: true,
};
const FIELDS = Object.keys(PLACES) as (keyof CustomerRow)[];

/** The values of a row in a fixed order: names of fields in each row were half of what a page of them weighs. */
type PackedRow = readonly CustomerRow[keyof CustomerRow][];

/** A page as it travels to the browser, in the first HTML and in soft changes; both sides are of one build. */
export type PackedPage = Omit<CustomerPage, "rows"> & { rows: readonly PackedRow[] };

const packRow = (row: CustomerRow): PackedRow => FIELDS.map((field) => row[field]);

const unpackRow = (packed: PackedRow): CustomerRow =>
  Object.fromEntries(FIELDS.map((field, place) => [field, packed[place]])) as CustomerRow;

export const packPage = (page: CustomerPage): PackedPage => ({ ...page, rows: page.rows.map(packRow) });

export const unpackPage = (page: PackedPage): CustomerPage => ({ ...page, rows: page.rows.map(unpackRow) });
