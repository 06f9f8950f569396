import { toLatin } from "@/lib/core/text-latin";

/** ICAO 9303 part 3, section 6: letters that a zone writes with other letters than the plain one below the mark. */
const ICAO: Readonly<Record<string, string>> = {
  ...{ Ä: "AE", Å: "AA", Æ: "AE", Ö: "OE", Ø: "OE", Œ: "OE", Ü: "UE", ß: "SS", ẞ: "SS", Þ: "TH", Ð: "D", Đ: "D" },
  ...{ Ł: "L", Ħ: "H", Ŧ: "T", Ŋ: "N", ı: "I", Ĳ: "IJ", ĸ: "Q", Ə: "E" },
};
const SIMPLE: Readonly<Record<string, string>> = {
  ...{ Æ: "AE", Ø: "O", Œ: "OE", ß: "SS", ẞ: "SS", Þ: "TH", Ð: "D", Đ: "D", Ł: "L", Ħ: "H", Ŧ: "T", Ŋ: "N", ı: "I" },
};

const lettersBy = (table: Readonly<Record<string, string>>) => (name: string) =>
  [...name.normalize("NFC").replaceAll("ß", "ẞ").toUpperCase()]
    .map((letter) => table[letter] ?? letter)
    .join("")
    .normalize("NFD")
    .replace(/[^A-Z]/g, "");

const SPELLINGS = [lettersBy(ICAO), lettersBy(SIMPLE), (name: string) => lettersBy(SIMPLE)(toLatin(name))];

/**
 * Every way in which a zone may write a name, letters only: by the table of the standard, without marks, and transliterated. Spaces,
 * hyphens and apostrophes are written differently by different countries, so they do not count.
 */
export function zoneSpellings(name: string): string[] {
  return [...new Set(SPELLINGS.map((spell) => spell(name)))].filter((spelling) => spelling !== "");
}
