import { InvalidChecksum, InvalidComponent, InvalidLength, type ValidationError } from "stdnum/lib/cjs/exceptions.js";
import type { Validator } from "stdnum/lib/cjs/types.js";

export type Refusal = "EMPTY" | "LENGTH" | "FORMAT" | "CHECKSUM" | "COMPONENT";

/** Looks at a normalised identifier; null means accepted. */
export type Rule = ((value: string) => Refusal | null) & { hasChecksum?: boolean };

// By class, not by name: minified code has other names.
function refusalOf(error: ValidationError): Refusal {
  if (error instanceof InvalidChecksum) return "CHECKSUM";
  if (error instanceof InvalidComponent) return "COMPONENT";
  return error instanceof InvalidLength ? "LENGTH" : "FORMAT";
}

/** A rule that asks one module of the stdnum library; `hasChecksum` false for schemes without a check digit. */
export function stdnum(validator: Pick<Validator, "validate">, { hasChecksum = true } = {}): Rule {
  const rule: Rule = (value) => {
    const result = validator.validate(value);
    if (result.isValid) return null;
    return refusalOf(result.error);
  };
  return Object.assign(rule, { hasChecksum });
}

export function shape(pattern: RegExp, [min, max]: readonly [number, number]): Rule {
  return (value) => {
    if (value.length < min || value.length > max) return "LENGTH";
    return pattern.test(value) ? null : "FORMAT";
  };
}

const NRIC_WEIGHTS = [2, 7, 6, 5, 4, 3, 2] as const;
const NRIC_LETTERS: Readonly<Record<string, { offset: number; letters: string }>> = {
  S: { offset: 0, letters: "JZIHGFEDCBA" },
  T: { offset: 4, letters: "JZIHGFEDCBA" },
  F: { offset: 0, letters: "XWUTRQPNMLK" },
  G: { offset: 4, letters: "XWUTRQPNMLK" },
  M: { offset: 3, letters: "KLJNPQRTUWX" },
};

/** Singapore: NRIC of citizens and residents (S, T), FIN of foreigners (F, G, and M since 2022). */
export const checkNric: Rule = Object.assign(
  (value: string): Refusal | null => {
    if (value.length !== 9) return "LENGTH";
    const match = /^([STFGM])(\d{7})([A-Z])$/.exec(value);
    const scheme = NRIC_LETTERS[match?.[1] ?? ""];
    if (!match || !scheme) return "FORMAT";
    const digits = match[2] ?? "";
    const sum = NRIC_WEIGHTS.reduce((total, weight, i) => total + weight * Number(digits[i]), scheme.offset);
    const index = match[1] === "M" ? 10 - (sum % 11) : sum % 11;
    return scheme.letters[index] === match[3] ? null : "CHECKSUM";
  },
  { hasChecksum: true },
);

/** New Zealand business number: a 13-digit GS1 location number that starts with 9429. */
export const checkNzbn: Rule = Object.assign(
  (value: string): Refusal | null => {
    if (value.length !== 13) return "LENGTH";
    if (!/^\d+$/.test(value)) return "FORMAT";
    if (!value.startsWith("9429")) return "COMPONENT";
    const sum = [...value].reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3), 0);
    return sum % 10 === 0 ? null : "CHECKSUM";
  },
  { hasChecksum: true },
);

// Register prefixes in use at Companies House: England and Wales have none, Scotland SC, Northern Ireland NI, and so on.
const GB_PREFIXES = new Set(
  "AC BR CE CS ES FC FE GE GN GS IC IP LP NA NC NF NI NL NO NP NR NV OC OE PC RC RS SA SC SE SF SG SI SL SO SP SR SZ ZC".split(
    " ",
  ),
);

/** A British company number has 8 characters and no check digit. */
export const checkGbCompany: Rule = (value) => {
  if (value.length !== 8) return "LENGTH";
  if (/^\d{8}$/.test(value)) return value === "00000000" ? "FORMAT" : null;
  if (/^R0\d{6}$/.test(value)) return null;
  if (!/^[A-Z]{2}\d{5}[\dR]$/.test(value)) return "FORMAT";
  return GB_PREFIXES.has(value.slice(0, 2)) ? null : "COMPONENT";
};
