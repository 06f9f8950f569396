// Letters and symbols by category that nevertheless draw nothing: Hangul fillers and the empty Braille cell.
const BLANK_GLYPHS = /[\u115F\u1160\u3164\uFFA0\u2800]/gu;
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

// Controls, lone surrogates, private use, bidirectional overrides, zero-width spaces and tag characters: nobody types them
// in a name, and they make two different texts look alike. The joiners U+200C and U+200D stay: Persian and Indic names need them.
const FORBIDDEN =
  /[\p{Cc}\p{Cs}\p{Co}\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/u;
const LINE_BREAK = /\r\n?|[\n\u2028\u2029\u0085]/gu;

/** True when a reader would see something: spaces, zero-width characters and blank glyphs alone are nothing. */
export function isVisibleText(value: string): boolean {
  return VISIBLE.test(value.replace(BLANK_GLYPHS, ""));
}

/** True when the text has a letter, of any script, that a reader would see. */
export function hasLetter(value: string): boolean {
  return /\p{L}/u.test(value.replace(BLANK_GLYPHS, ""));
}

/** True when the text holds a control, an invisible mark or half a character. Line breaks count as controls. */
export function hasForbiddenCharacters(value: string): boolean {
  return FORBIDDEN.test(value);
}

/** NFC, trimmed, each run of white space one space: what a single-line field stores. */
export function cleanLine(value: string): string {
  return value.normalize("NFC").replace(/\s+/gu, " ").trim();
}

/** NFC, trimmed, line breaks as `\n` and at most one empty line in a row: what a text area stores. */
export function cleanParagraphs(value: string): string {
  return value
    .normalize("NFC")
    .replace(LINE_BREAK, "\n")
    .replace(/[^\S\n]+/gu, " ")
    .replace(/ ?\n ?/gu, "\n")
    .replace(/\n{3,}/gu, "\n\n")
    .trim();
}

/** The beginning of a text, at most `length` UTF-16 units long and never ending in half a character. */
export function cutText(value: string, length: number): string {
  return value.slice(0, length).replace(/[\uD800-\uDBFF]$/, "");
}

/** Compatibility form: full-width letters and digits, ligatures and superscripts become plain ones. */
export function foldCompatibility(value: string): string {
  return value.normalize("NFKC");
}

/** Only printable ASCII, spaces included. The empty text is ASCII. */
export function isAscii(value: string): boolean {
  return /^[\x20-\x7E]*$/.test(value);
}

// Letters that Unicode does not take apart although readers take them for a Latin pair.
const LETTER_FOLDS: Readonly<Record<string, string>> = {
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  ħ: "h",
  ı: "i",
  ł: "l",
  þ: "th",
  ŧ: "t",
  ß: "ss",
};

/**
 * The form in which names are compared and sorted: case, diacritics, punctuation and spacing folded away.
 * Other scripts stay themselves. Never shown to people.
 */
export function nameKey(value: string): string {
  return value
    .normalize("NFKD")
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[\u0300-\u036F\p{Cf}]/gu, "")
    .replace(/[æœøđðħıłþŧß]/gu, (letter) => LETTER_FOLDS[letter] ?? letter)
    .replace(/['’‘ʼ`´.]/gu, "")
    .replace(/[\p{P}\p{S}\p{Z}\p{Cc}]+/gu, " ")
    .trim()
    .normalize("NFC");
}
