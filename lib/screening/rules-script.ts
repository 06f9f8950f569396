import { nameKey } from "@/lib/core/text";
import { toLatin } from "@/lib/core/text-latin";

const CYRILLIC: Readonly<Record<string, string>> = {
  ...{
    а: "a",
    б: "b",
    в: "v",
    г: "g",
    ґ: "g",
    д: "d",
    е: "e",
    ё: "yo",
    є: "ye",
    ж: "zh",
    з: "z",
    и: "i",
    і: "i",
    ї: "yi",
  },
  ...{
    й: "y",
    к: "k",
    л: "l",
    м: "m",
    н: "n",
    о: "o",
    п: "p",
    р: "r",
    с: "s",
    т: "t",
    у: "u",
    ў: "u",
    ф: "f",
    х: "kh",
  },
  ...{ ц: "ts", ч: "ch", ш: "sh", щ: "shch", ъ: "", ы: "y", ь: "", э: "e", ю: "yu", я: "ya" },
  ...{
    ђ: "dj",
    ј: "j",
    љ: "lj",
    њ: "nj",
    ћ: "c",
    џ: "dz",
    ә: "a",
    ғ: "g",
    қ: "q",
    ң: "n",
    ө: "o",
    ұ: "u",
    ү: "u",
    һ: "h",
  },
};

// Long vowels are written; short ones are not, so words from this script are compared by their consonants.
const ARABIC: Readonly<Record<string, string>> = {
  ...{
    ا: "a",
    أ: "a",
    إ: "i",
    آ: "a",
    ٱ: "a",
    ب: "b",
    ت: "t",
    ث: "th",
    ج: "j",
    ح: "h",
    خ: "kh",
    د: "d",
    ذ: "dh",
    ر: "r",
  },
  ...{
    ز: "z",
    س: "s",
    ش: "sh",
    ص: "s",
    ض: "d",
    ط: "t",
    ظ: "z",
    ع: "a",
    غ: "gh",
    ف: "f",
    ق: "q",
    ك: "k",
    ک: "k",
    ل: "l",
  },
  ...{
    م: "m",
    ن: "n",
    ه: "h",
    ة: "a",
    و: "u",
    ي: "i",
    ى: "a",
    ی: "i",
    ء: "",
    ؤ: "u",
    ئ: "i",
    پ: "p",
    چ: "ch",
    ژ: "zh",
    گ: "g",
  },
  ...{ ٹ: "t", ڈ: "d", ڑ: "r", ے: "e", ہ: "h", ں: "n", ھ: "h" },
};
const ARABIC_LETTERS = /[\u0621-\u064A\u0671-\u06D3]/u;
const HEBREW_LETTERS = /[\u05D0-\u05EA]/u;
const HANGUL = /[\uAC00-\uD7A3]/gu;

const table = (text: string, letters: Readonly<Record<string, string>>) =>
  [...text].map((letter) => letters[letter] ?? letter).join("");

function arabicWord(word: string): string {
  const bare = word.replace(/[\u064B-\u065F\u0670\u0640\u200C\u200D]/gu, "");
  // The article is written as part of the word; in Latin it stands apart.
  const [article, rest] = bare.length > 4 && bare.startsWith("ال") ? ["al ", bare.slice(2)] : ["", bare];
  return article + table(rest.startsWith("و") ? `w${rest.slice(1)}` : rest, ARABIC);
}

/** Words of a name in lower-case Latin letters, and for each whether its short vowels are unknown. */
export function latinWords(name: string): { word: string; isVowelless: boolean }[] {
  const folded = name.normalize("NFKC").toLowerCase();
  // "Al-", "ash-" and their like lean on the next word: an article, whatever letter it took on.
  const loose = folded.replace(/(^|[\s'’-])(al|el|ul|ar|as|ash|an|at|ad|az|ur|us|ud)[-‐‑](?=\p{L})/gu, "$1al ");
  return loose
    .split(/[\s\p{Z}\-‐‑–—,/]+/u)
    .filter((word) => word !== "")
    .flatMap((word) => {
      const isVowelless = ARABIC_LETTERS.test(word) || HEBREW_LETTERS.test(word);
      // Each block is a syllable; in Latin they are written apart or together, so both are compared later.
      const spaced = word.replace(HANGUL, (block) => `${block} `);
      const spelled = ARABIC_LETTERS.test(word)
        ? arabicWord(word)
        : /[\u0400-\u04FF]/u.test(spaced)
          ? table(spaced, CYRILLIC)
          : spaced;
      return nameKey(toLatin(spelled))
        .split(" ")
        .filter((one) => one !== "")
        .map((one) => ({ word: one, isVowelless }));
    });
}
