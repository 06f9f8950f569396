import type { Option } from "./constants";

// Apart from what the list says of customers: the list is open all day and asks for none of this.
export const GENDERS = ["FEMALE", "MALE", "OTHER", "UNDISCLOSED"] as const;
export const GENDER_OPTIONS: readonly Option<(typeof GENDERS)[number]>[] = [
  { value: "FEMALE", label: "Female" },
  { value: "MALE", label: "Male" },
  { value: "OTHER", label: "Another gender" },
  { value: "UNDISCLOSED", label: "Prefers not to say" },
];

export const EMPLOYMENT_STATUSES = [
  "EMPLOYED",
  "SELF_EMPLOYED",
  "UNEMPLOYED",
  "STUDENT",
  "HOMEMAKER",
  "RETIRED",
] as const;
export const EMPLOYMENT_STATUS_OPTIONS: readonly Option<(typeof EMPLOYMENT_STATUSES)[number]>[] = [
  { value: "EMPLOYED", label: "Employed" },
  { value: "SELF_EMPLOYED", label: "Self-employed" },
  { value: "UNEMPLOYED", label: "Not working" },
  { value: "STUDENT", label: "Student" },
  { value: "HOMEMAKER", label: "Caring for home or family" },
  { value: "RETIRED", label: "Retired" },
];

export const IDENTIFICATION_TYPES = [
  "PASSPORT",
  "NATIONAL_ID",
  "DRIVERS_LICENCE",
  "RESIDENCE_PERMIT",
  "OTHER",
] as const;
export type IdentificationType = (typeof IDENTIFICATION_TYPES)[number];
export const IDENTIFICATION_TYPE_OPTIONS: readonly Option<IdentificationType>[] = [
  { value: "PASSPORT", label: "Passport" },
  { value: "NATIONAL_ID", label: "National ID card" },
  { value: "DRIVERS_LICENCE", label: "Driver's licence" },
  { value: "RESIDENCE_PERMIT", label: "Residence permit" },
  { value: "OTHER", label: "Another document" },
];

export const SOURCES_OF_FUNDING = [
  "BUSINESS_REVENUE",
  "SHAREHOLDER_CAPITAL",
  "VENTURE_CAPITAL",
  "BANK_LOAN",
  "INTERCOMPANY_FUNDS",
  "GRANT",
  "DONATIONS",
  "ASSET_SALE",
  "INVESTMENT_INCOME",
  "OTHER",
] as const;
export const SOURCE_OF_FUNDING_OPTIONS: readonly Option<(typeof SOURCES_OF_FUNDING)[number]>[] = [
  { value: "BUSINESS_REVENUE", label: "Revenue of the business" },
  { value: "SHAREHOLDER_CAPITAL", label: "Capital from shareholders" },
  { value: "VENTURE_CAPITAL", label: "Venture capital or other investors" },
  { value: "BANK_LOAN", label: "Loan from a bank or lender" },
  { value: "INTERCOMPANY_FUNDS", label: "Funds from a group company" },
  { value: "GRANT", label: "Public or private grant" },
  { value: "DONATIONS", label: "Donations" },
  { value: "ASSET_SALE", label: "Sale of assets" },
  { value: "INVESTMENT_INCOME", label: "Income from investments" },
  { value: "OTHER", label: "Another source" },
];
