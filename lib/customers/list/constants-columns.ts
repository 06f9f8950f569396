/** Every column that the list can show, by its id, with its header. In the order in which they stand at first. */
export const COLUMN_HEADERS = {
  id: "Customer ID",
  type: "Customer Type",
  name: "Customer Name",
  active: "Is Active",
  status: "Status",
  enabled: "Is Enabled",
  wallet: "Is Wallet Ready",
  created: "Created At",
  email: "E-mail",
  country: "Country",
  external: "External ID",
  account: "Account State",
  updated: "Updated At",
  purpose: "Purpose",
  missing: "Missing",
  tags: "Tags",
  expires: "Documents Expire On",
  reviewed: "Last Review",
} as const;

export type ListColumnId = keyof typeof COLUMN_HEADERS;

export const LIST_COLUMN_IDS = Object.keys(COLUMN_HEADERS) as [ListColumnId, ...ListColumnId[]];

export const isListColumn = (id: string): id is ListColumnId => Object.hasOwn(COLUMN_HEADERS, id);
