import { alpha3, latin } from "./countries";
import type { SpecimenHolder } from "./types";

const LINE = 44;
const WEIGHTS = [7, 3, 1];

/** ICAO 9303 part 3: digits count as themselves, A to Z as 10 to 35, the filler as 0. */
export function checkDigit(text: string): string {
  const sum = [...text].reduce((total, char, index) => total + weightOf(char) * (WEIGHTS[index % 3] ?? 0), 0);
  return String(sum % 10);
}

/** The two lines of a passport (TD3). */
export function passportMrz(holder: SpecimenHolder & { personalNumber?: string }): [string, string] {
  const names = `${field(holder.lastName)}<<${field(holder.firstNames)}`;
  const first = `P<${alpha3(holder.issuingCountry)}${names}`.slice(0, LINE).padEnd(LINE, "<");
  const number = padded(holder.documentNumber, 9);
  const born = short(holder.dob);
  const expires = short(holder.expiresOn);
  const personal = padded(holder.personalNumber ?? "", 14);
  const sex = holder.sex === "X" ? "<" : holder.sex;
  const numberPart = number + checkDigit(number);
  const datesPart = [born + checkDigit(born), expires + checkDigit(expires)] as const;
  // An unused optional field may carry the filler instead of a zero.
  const personalPart = personal + (holder.personalNumber ? checkDigit(personal) : "<");
  const composite = checkDigit(numberPart + datesPart[0] + datesPart[1] + personalPart);
  return [
    first,
    numberPart + alpha3(holder.nationality) + datesPart[0] + sex + datesPart[1] + personalPart + composite,
  ];
}

/** The three lines of a card (TD1). */
export function cardMrz(holder: SpecimenHolder): [string, string, string] {
  const number = padded(holder.documentNumber, 9);
  const first = `ID${alpha3(holder.issuingCountry)}${number}${checkDigit(number)}`.padEnd(30, "<");
  const born = short(holder.dob) + checkDigit(short(holder.dob));
  const expires = short(holder.expiresOn) + checkDigit(short(holder.expiresOn));
  const optional = "<".repeat(11);
  const composite = checkDigit(first.slice(5) + born + expires + optional);
  const sex = holder.sex === "X" ? "<" : holder.sex;
  const second = born + sex + expires + alpha3(holder.nationality) + optional + composite;
  const names = `${field(holder.lastName)}<<${field(holder.firstNames)}`;
  return [first, second, names.slice(0, 30).padEnd(30, "<")];
}

function weightOf(char: string): number {
  if (char >= "0" && char <= "9") return Number(char);
  return char >= "A" && char <= "Z" ? char.charCodeAt(0) - 55 : 0;
}

function field(name: string): string {
  return latin(name)
    .toUpperCase()
    .replace(/['.]/g, "")
    .replace(/[^A-Z]+/g, "<")
    .replace(/^<|<$/g, "");
}

function padded(text: string, length: number): string {
  const clean = latin(text)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "");
  return clean.slice(0, length).padEnd(length, "<");
}

function short(date: string): string {
  return date.slice(2).replaceAll("-", "");
}
