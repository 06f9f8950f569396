/** The characters of a machine-readable zone, in the order of their index. */
export const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<";

/** A stroke path for each character: `M x y`, `L x y`, `C x1 y1 x2 y2 x y`. */
export type Shapes = Readonly<Record<string, string>>;

/** Eight bits of grey a pixel, 0 black. */
export type Grey = { data: Uint8Array; width: number; height: number };

/** One cell of the zone: how well each character of the alphabet fits, as a squared correlation between 0 and 1. */
export type Glyph = { fit: Float64Array };

export type MrzFormat = "TD1" | "TD2" | "TD3";
export const LAYOUT: Readonly<Record<MrzFormat, { lines: number; columns: number }>> = {
  TD1: { lines: 3, columns: 30 },
  TD2: { lines: 2, columns: 36 },
  TD3: { lines: 2, columns: 44 },
};

/** Dates are `YYMMDD` as printed: the century is for whoever knows today. A field that is empty is "". */
export type MrzFields = {
  documentCode: string;
  issuingState: string;
  surname: string;
  givenNames: string;
  documentNumber: string;
  nationality: string;
  birthDate: string;
  sex: "F" | "M" | "";
  expiryDate: string;
};

export type MrzReading =
  | { state: "READ"; format: MrzFormat; lines: string[]; fields: MrzFields }
  | { state: "NONE" }
  | { state: "UNSURE"; lines?: string[] };
