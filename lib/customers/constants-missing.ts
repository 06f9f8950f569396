import type { Option } from "./constants";

/** What can be missing, as lists filter by it: coarser than the items of the customer's page, so that a person can choose from it. */
export const MISSING_MARKS = [
  "ID_PROOF",
  "ADDRESS_PROOF",
  "OTHER_DOCUMENT",
  "NAME",
  "EMAIL",
  "COUNTRY",
  "BIRTH_DATE",
  "NATIONALITY",
  "ADDRESS",
  "IDENTIFICATION",
  "REGISTRATION",
  "AUTHORISED_USER",
  "DIRECTOR",
  "OWNER",
  "OTHER_FIELD",
] as const;
export type MissingMark = (typeof MISSING_MARKS)[number];

export const MISSING_MARK_LABELS: Readonly<Record<MissingMark, string>> = {
  ID_PROOF: "ID proof",
  ADDRESS_PROOF: "Address proof",
  OTHER_DOCUMENT: "Another document",
  NAME: "Name",
  EMAIL: "E-mail",
  COUNTRY: "Country",
  BIRTH_DATE: "Date of birth",
  NATIONALITY: "Nationality",
  ADDRESS: "Address",
  IDENTIFICATION: "ID type or number",
  REGISTRATION: "Registration details",
  AUTHORISED_USER: "Authorised user",
  DIRECTOR: "Director",
  OWNER: "Owner",
  OTHER_FIELD: "Another field",
};

export const MISSING_MARK_OPTIONS: readonly Option<MissingMark>[] = MISSING_MARKS.map((value) => ({
  value,
  label: MISSING_MARK_LABELS[value],
}));
