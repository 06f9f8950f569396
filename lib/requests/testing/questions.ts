import type { QuestionDraft } from "../types";

export const BIRTH: QuestionDraft = {
  section: "identity",
  fieldName: "dob",
  dataType: "DATE",
  status: "INVALID",
  reason: "Differs from the passport",
  forCustomer: "Enter the birth date as the passport prints it",
  forDeveloper: "dob differs from the document",
};

export const FLAT: QuestionDraft = {
  ...BIRTH,
  section: "address",
  fieldName: "address_line2",
  dataType: "TEXT",
  status: "MISSING",
  forCustomer: "Add the flat number",
};

export const PASSPORT: QuestionDraft = {
  ...BIRTH,
  section: "customer",
  fieldName: "id_proof",
  dataType: "URI",
  documentType: "PASSPORT",
  slot: "ID_PROOF",
  side: "SINGLE",
  label: "LOW_QUALITY",
  forCustomer: "Take a sharper picture of the passport",
};
