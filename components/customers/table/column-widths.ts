import type { ListColumnId } from "@/lib/customers/list/constants-columns";

/** Pixels, as the table comes. The first eight fit beside each other on a screen of 1280. */
export const COLUMN_WIDTHS: Readonly<Record<ListColumnId, number>> = {
  id: 144,
  type: 124,
  name: 168,
  active: 88,
  status: 128,
  enabled: 100,
  wallet: 128,
  created: 112,
  email: 208,
  country: 136,
  external: 144,
  account: 152,
  updated: 152,
  purpose: 112,
  missing: 216,
  tags: 176,
  expires: 164,
  reviewed: 152,
};

/** What shows an id whole. */
export const ID_WHOLE_WIDTH = 284;
