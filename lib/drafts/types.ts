import type { CustomerStatus, CustomerType, Purpose } from "@/lib/customers/constants";
import type { DocumentRequirement } from "@/lib/customers/rules-completeness";
import type { MissingItem } from "@/lib/customers/types";

/** What was typed, as it stands: right or wrong. */
export type DraftValues = Record<string, unknown>;

export type DraftState = "OPEN" | "SUBMITTED" | "DISCARDED";

export type DraftRow = {
  id: string;
  /** The name typed so far; may be empty. */
  title: string;
  type: CustomerType;
  purpose: Purpose;
  /** The step that was open last. */
  step: string;
  updatedAt: string;
  updatedByName: string;
};

export type DraftDetail = DraftRow & {
  state: DraftState;
  version: number;
  values: DraftValues;
  /** Steps that were opened once: only there is something missing worth a warning. */
  visited: string[];
  senderIds: string[];
  /** The customer it became or will become. */
  customerId: string;
};

/** What a second tab is told. */
export type DraftConflict = { version: number; at: string; by: string };

export type DraftSaved = { version: number; at: string };

export type DraftSubmitted = { customerId: string; status: CustomerStatus; missingCount: number };

/** What stands between a draft and a customer. */
export type DraftAssessment = {
  /** First message by dotted path: values that cannot be accepted. They must be mended or emptied before submitting. */
  problems: Record<string, string>;
  /** What the purpose asks for and is not there yet. Submitting without it gives a customer with pending info. */
  missing: MissingItem[];
  /** Paths that the purpose asks for, `directors.*.first_name` for every row. */
  mandatory: string[];
  requirements: DocumentRequirement[];
};
