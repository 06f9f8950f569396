import type { ListColumnId } from "@/lib/customers/list/constants-columns";

/** Pixels, as the table comes. The first eight fit beside each other on a screen of 1280. */
export const COLUMN_WIDTHS: Readonly<Record<ListColumnId, number>> = {
  id: 144,
  type: 112,
  name: 168,
  active: 84,
  status: 128,
  enabled: 92,
  wallet: 120,
  created: 112,
  email: 208,
  country: 136,
  external: 132,
  account: 132,
  updated: 152,
  purpose: 112,
  missing: 216,
  tags: 176,
  expires: 172,
  reviewed: 152,
};

/** What shows an id whole, with the mark that it can be copied. */
export const ID_WHOLE_WIDTH = 264;
/** What shows most names whole. */
export const NAME_ROOMY_WIDTH = 240;
