import * as abn from "stdnum/lib/cjs/au/abn.js";
import * as acn from "stdnum/lib/cjs/au/acn.js";
import * as tfn from "stdnum/lib/cjs/au/tfn.js";
import * as sin from "stdnum/lib/cjs/ca/sin.js";
import * as ric from "stdnum/lib/cjs/cn/ric.js";
import * as dzNif from "stdnum/lib/cjs/dz/nif.js";
import * as spi from "stdnum/lib/cjs/fr/nif.js";
import * as nino from "stdnum/lib/cjs/gb/nino.js";
import * as hkid from "stdnum/lib/cjs/hk/hkid.js";
import * as inPan from "stdnum/lib/cjs/in/pan.js";
import * as cf from "stdnum/lib/cjs/it/codicefiscale.js";
import * as kePin from "stdnum/lib/cjs/ke/pin.js";
import * as rfc from "stdnum/lib/cjs/mx/rfc.js";
import * as ird from "stdnum/lib/cjs/nz/ird.js";
import * as cnp from "stdnum/lib/cjs/ro/cnp.js";
import * as uen from "stdnum/lib/cjs/sg/uen.js";
import * as thId from "stdnum/lib/cjs/th/idnr.js";
import * as ein from "stdnum/lib/cjs/us/ein.js";
import * as ssn from "stdnum/lib/cjs/us/ssn.js";
import {
  checkGbCompany,
  checkNric,
  checkNzbn,
  type Refusal,
  type Rule,
  shape,
  stdnum,
} from "@/lib/core/identifiers-rules";
import { foldCompatibility } from "@/lib/core/text";

/** Tax numbers by their local name, as partners know them; `tin` stands for any other country's. */
export const TAX_ID_KINDS = [
  "nif",
  "sin",
  "spi",
  "npwp",
  "cf",
  "pin",
  "rfc",
  "pan",
  "bvn",
  "ntn",
  "cnp",
  "ssn",
  "nino",
  "tfn",
  "tin",
] as const;
export type TaxIdKind = (typeof TAX_ID_KINDS)[number];

export type IdentifierKind =
  | TaxIdKind
  | "abn"
  | "acn"
  | "ein"
  | "uen"
  | "nric"
  | "ird"
  | "nzbn"
  | "gb_company"
  | "company_registration"
  | "passport"
  | "national_id"
  | "drivers_licence"
  | "residence_permit"
  | "other";

const TAX_ID_BY_COUNTRY: Readonly<Record<string, TaxIdKind>> = {
  DZ: "nif",
  AO: "nif",
  CA: "sin",
  FR: "spi",
  ID: "npwp",
  IT: "cf",
  KE: "pin",
  MX: "rfc",
  NP: "pan",
  NG: "bvn",
  PK: "ntn",
  RO: "cnp",
  US: "ssn",
  GB: "nino",
  AU: "tfn",
};

export function taxIdKind(country: string): TaxIdKind {
  return TAX_ID_BY_COUNTRY[country] ?? "tin";
}

/** The name people of the country know the number by. */
export function taxIdLabel(country: string): string {
  const names: Readonly<Record<string, string>> = {
    AU: "Tax file number (TFN)",
    CA: "Social insurance number (SIN)",
    FR: "Tax number (SPI)",
    GB: "National Insurance number",
    IN: "Permanent account number (PAN)",
    IT: "Tax code (codice fiscale)",
    NG: "Bank verification number (BVN)",
    NZ: "IRD number",
    SG: "Tax reference number (NRIC or FIN)",
    US: "Social Security number (SSN)",
  };
  const kind = taxIdKind(country);
  return names[country] ?? (kind === "tin" ? "Tax number" : `Tax number (${kind.toUpperCase()})`);
}

const generalShape = shape(/^[A-Z0-9/]{4,24}$/, [4, 24]);

/** Accepted by one of two schemes; the refusal is the second's. */
function either(first: Rule, second: Rule): Rule {
  return Object.assign((value: string) => (first(value) === null ? null : second(value)), { hasChecksum: true });
}

/** Which scheme is meant shows in the length. */
function byLength(rules: Readonly<Record<number, Rule>>): Rule {
  const rule = (value: string): Refusal | null => {
    const chosen = rules[value.length];
    return chosen ? chosen(value) : "LENGTH";
  };
  return Object.assign(rule, { hasChecksum: true });
}

// These schemes publish a structure but no check digit.
const UNCHECKED = { hasChecksum: false };

const abnRule = stdnum(abn);
const acnRule = stdnum(acn);
const uenRule = stdnum(uen);
const nzCompany = shape(/^\d+$/, [1, 8]);

// "kind:COUNTRY" goes before "kind"; what is in neither table has no published check and only a general shape.
const RULES: Readonly<Record<string, Rule>> = {
  "nif:DZ": stdnum(dzNif, UNCHECKED),
  "nif:AO": shape(/^(\d{10}|\d{9}[A-Z]{2}\d{3})$/, [10, 14]),
  sin: stdnum(sin),
  spi: stdnum(spi),
  // Since 2024 the 16-digit citizen number serves too; its old 15-digit form has regional prefixes that keep growing.
  npwp: shape(/^\d{15,16}$/, [15, 16]),
  cf: stdnum(cf),
  "pin:KE": stdnum(kePin, UNCHECKED),
  rfc: stdnum(rfc),
  "pan:NP": shape(/^\d{9}$/, [9, 9]),
  "pan:IN": stdnum(inPan, UNCHECKED),
  bvn: shape(/^\d{11}$/, [11, 11]),
  ntn: shape(/^(\d{7,8}|\d{13})$/, [7, 13]),
  cnp: stdnum(cnp),
  ssn: stdnum(ssn, UNCHECKED),
  nino: stdnum(nino, UNCHECKED),
  tfn: stdnum(tfn),
  "tin:IN": stdnum(inPan, UNCHECKED),
  "tin:NZ": stdnum(ird),
  "tin:SG": either(uenRule, checkNric),
  abn: abnRule,
  acn: acnRule,
  ein: stdnum(ein, UNCHECKED),
  uen: uenRule,
  nric: checkNric,
  ird: stdnum(ird),
  nzbn: checkNzbn,
  gb_company: checkGbCompany,
  "company_registration:AU": byLength({ 9: acnRule, 11: abnRule }),
  "company_registration:SG": uenRule,
  "company_registration:GB": checkGbCompany,
  // Either the business number or the older company number of up to 8 digits.
  "company_registration:NZ": (value) => (value.length === 13 ? checkNzbn(value) : nzCompany(value)),
  company_registration: shape(/^[A-Z0-9/]{2,30}$/, [2, 30]),
  passport: shape(/^[A-Z0-9]{5,12}$/, [5, 12]),
  "national_id:SG": checkNric,
  "residence_permit:SG": checkNric,
  "national_id:CN": stdnum(ric),
  "national_id:HK": stdnum(hkid),
  "national_id:RO": stdnum(cnp),
  "national_id:TH": stdnum(thId),
};

export type IdentifierCheck = { ok: true; normalized: string } | { ok: false; reason: Refusal };

export const IDENTIFIER_REFUSALS: Readonly<Record<Refusal, string>> = {
  EMPTY: "Enter the number",
  LENGTH: "This number has too few or too many characters",
  FORMAT: "This number is not in the expected format",
  CHECKSUM: "This number has a typing mistake: its check digit does not match",
  COMPONENT: "No such number has been issued: one of its parts is not in use",
};

/** Upper case, full-width characters made plain; spaces, dashes of every kind, dots and brackets dropped. */
export function normalizeIdentifier(value: string): string {
  const upper = foldCompatibility(foldCompatibility(value).toUpperCase());
  // What stood on both sides of a dropped character may go together.
  return foldCompatibility(upper.replace(/[\s\p{Pd}\p{Cf}\u2212().]+/gu, ""));
}

/** Checks a number as its scheme allows: check digits where the scheme has them, otherwise length and characters only. */
export function checkIdentifier(kind: IdentifierKind, country: string | undefined, value: string): IdentifierCheck {
  const plain = normalizeIdentifier(value);
  const normalized =
    kind === "gb_company" || (kind === "company_registration" && country === "GB") ? padGb(plain) : plain;
  if (normalized === "") return { ok: false, reason: "EMPTY" };
  const rule = RULES[`${kind}:${country ?? ""}`] ?? RULES[kind] ?? generalShape;
  const refusal = rule(normalized);
  return refusal === null ? { ok: true, normalized } : { ok: false, reason: refusal };
}

/** True where a wrong digit can be noticed, so that a passed check means something. */
export function hasChecksum(kind: IdentifierKind, country: string | undefined): boolean {
  const rule = RULES[`${kind}:${country ?? ""}`] ?? RULES[kind];
  return rule?.hasChecksum === true;
}

// British company numbers are often written without their leading zeros.
function padGb(value: string): string {
  return /^\d{1,7}$/.test(value) ? value.padStart(8, "0") : value;
}
