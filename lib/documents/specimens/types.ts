export type SpecimenFile = { fileName: string; mime: "image/jpeg" | "image/png" | "application/pdf"; bytes: Buffer };

export type SpecimenAddress = {
  line1: string;
  city: string;
  region?: string;
  postcode: string /** ISO 3166 alpha-2. */;
  country: string;
};

/** Dates are `YYYY-MM-DD`, countries ISO 3166 alpha-2. Equal parameters draw equal bytes. */
export type SpecimenHolder = {
  firstNames: string;
  lastName: string;
  dob: string;
  sex: "F" | "M" | "X";
  nationality: string;
  documentNumber: string;
  issuingCountry: string;
  issuedOn: string;
  expiresOn: string;
  placeOfBirth?: string;
  address?: SpecimenAddress;
  /** Chooses the colours and the face. */
  seed: string;
};

export type CardSide = "front" | "back";
export type RasterFormat = "image/jpeg" | "image/png";
