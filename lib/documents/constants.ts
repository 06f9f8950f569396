import type { Option } from "@/lib/customers/constants";

export const ADDRESS_PROOF_TYPES = [
  "BANK_STATEMENT",
  "CREDIT_CARD_STATEMENT",
  "UTILITY_BILL",
  "PHONE_BILL",
  "TAX_RETURN",
  "COUNCIL_BILL",
  "LEASE_TENANT_CONTRACT",
  "PENSION_DOCUMENT",
  "COURT_DOCUMENT",
  "SCHOOL_ENROLLMENT_LETTER",
  "OTHER",
] as const;

export const ID_PROOF_TYPES = ["PASSPORT", "NATIONAL_ID", "DRIVERS_LICENCE", "RESIDENCE_PERMIT", "OTHER"] as const;

export const COMPANY_PAPERS = [
  "CERTIFICATE_OF_INCORPORATION",
  "ARTICLES_OF_ASSOCIATION",
  "COMPANY_BANK_STATEMENT",
  "DIRECTORS_REGISTER",
  "SHAREHOLDERS_REGISTER",
  "OWNERSHIP_STRUCTURE",
  "COMPANY_TRUST_DEED",
  "ASIC_EXTRACT",
] as const;

export const SLOTS = [
  "ID_PROOF",
  "ADDRESS_PROOF",
  "SELFIE",
  "COMPANY_ADDRESS_PROOF",
  "UBO_ADDRESS_PROOF",
  ...COMPANY_PAPERS,
] as const;
export type Slot = (typeof SLOTS)[number];

export type DocumentType =
  | (typeof ID_PROOF_TYPES)[number]
  | (typeof ADDRESS_PROOF_TYPES)[number]
  | "SELFIE"
  | (typeof COMPANY_PAPERS)[number];

export const DOCUMENT_TYPES: readonly DocumentType[] = [
  ...new Set<DocumentType>([...ID_PROOF_TYPES, ...ADDRESS_PROOF_TYPES, "SELFIE", ...COMPANY_PAPERS]),
];

export const SIDES = ["FRONT", "BACK", "SINGLE"] as const;
export type Side = (typeof SIDES)[number];

/** Whether a file still counts, and what a reviewer said about it. */
export const DOCUMENT_STATES = ["CURRENT", "REPLACED", "REMOVED"] as const;
export type DocumentState = (typeof DOCUMENT_STATES)[number];
export const DOCUMENT_REVIEWS = ["PENDING", "ACCEPTED", "REJECTED"] as const;
export type DocumentReview = (typeof DOCUMENT_REVIEWS)[number];

export const REJECT_LABELS = [
  "LOW_QUALITY",
  "UNFILLED_ID",
  "DOCUMENT_TEMPLATE",
  "NOT_DOCUMENT",
  "EXPIRED",
  "NAME_MISMATCH",
  "MISSING_SIDE",
  "OUT_OF_DATE",
  "PASSWORD_PROTECTED",
] as const;
export type RejectLabel = (typeof REJECT_LABELS)[number];
export const REJECT_LABEL_OPTIONS: readonly Option<RejectLabel>[] = [
  { value: "LOW_QUALITY", label: "Cannot be read: take a sharper, brighter picture" },
  { value: "UNFILLED_ID", label: "The ID is blank or only partly filled in" },
  { value: "DOCUMENT_TEMPLATE", label: "This is a template, not an issued document" },
  { value: "NOT_DOCUMENT", label: "This picture shows no document" },
  { value: "EXPIRED", label: "The document has expired" },
  { value: "NAME_MISMATCH", label: "The name differs from the customer's" },
  { value: "MISSING_SIDE", label: "One side is missing" },
  { value: "OUT_OF_DATE", label: "Issued too long ago" },
  { value: "PASSWORD_PROTECTED", label: "The file is locked with a password" },
];

export const MIME_TYPES = ["image/png", "image/jpeg", "application/pdf"] as const;
export type DocumentMime = (typeof MIME_TYPES)[number];
/** For people, as the upload field says it. */
export const FILE_RULE_TEXT = "PNG, JPEG or PDF, up to 5 MB";

export const DOCUMENT_LIMITS = {
  maxBytes: 5 * 1024 * 1024,
  perCustomer: 20,
  /** An address proof is good for this many months from the day it was issued. */
  addressProofMonths: 3,
  linkSeconds: 30,
  fileName: 200,
} as const;

export const DOCUMENT_TYPE_LABELS: Readonly<Record<DocumentType, string>> = {
  PASSPORT: "Passport",
  NATIONAL_ID: "National ID card",
  DRIVERS_LICENCE: "Driver's licence",
  RESIDENCE_PERMIT: "Residence permit",
  BANK_STATEMENT: "Bank statement",
  CREDIT_CARD_STATEMENT: "Credit card statement",
  UTILITY_BILL: "Utility bill",
  PHONE_BILL: "Phone bill",
  TAX_RETURN: "Tax return",
  COUNCIL_BILL: "Council bill",
  LEASE_TENANT_CONTRACT: "Tenancy or lease contract",
  PENSION_DOCUMENT: "Pension document",
  COURT_DOCUMENT: "Court document",
  SCHOOL_ENROLLMENT_LETTER: "School enrolment letter",
  OTHER: "Another document",
  SELFIE: "Selfie",
  CERTIFICATE_OF_INCORPORATION: "Certificate of incorporation",
  ARTICLES_OF_ASSOCIATION: "Articles of association",
  COMPANY_BANK_STATEMENT: "Bank statement of the company",
  DIRECTORS_REGISTER: "Register of directors",
  SHAREHOLDERS_REGISTER: "Register of shareholders",
  OWNERSHIP_STRUCTURE: "Ownership structure",
  COMPANY_TRUST_DEED: "Trust deed",
  ASIC_EXTRACT: "ASIC extract",
};

export const SLOT_LABELS: Readonly<Record<Slot, string>> = {
  ...DOCUMENT_TYPE_LABELS,
  ID_PROOF: "ID proof",
  ADDRESS_PROOF: "Address proof",
  COMPANY_ADDRESS_PROOF: "Address proof of the company",
  UBO_ADDRESS_PROOF: "Address proof of the owner",
};

export const SIDE_LABELS: Readonly<Record<Side, string>> = { FRONT: "Front", BACK: "Back", SINGLE: "Document" };
