/**
 * Parts of names in several scripts, put together by number: enough different ones for a million people. Of a hundred people those below `upTo` are in a script.
 * @type {{ upTo: number, first: string[], syllables: string[], join: string }[]}
 */
const SCRIPTS = [
  {
    upTo: 62,
    first: ["Olivia", "Noah", "Mia", "Léo", "Aisha", "Kofi", "Zoë", "Lars", "Inés", "Tomáš", "Søren", "Chloé"],
    syllables: [
      "ba",
      "den",
      "fro",
      "gar",
      "hol",
      "ka",
      "len",
      "mor",
      "nis",
      "pe",
      "ros",
      "sten",
      "tu",
      "ver",
      "wil",
      "zan",
    ],
    join: " ",
  },
  {
    upTo: 74,
    first: ["Анна", "Иван", "Мария", "Олег", "Дарья", "Пётр"],
    syllables: ["бо", "ви", "го", "ду", "ко", "ле", "ми", "но", "пе", "ро", "са", "ти"],
    join: " ",
  },
  {
    upTo: 84,
    first: ["محمد", "فاطمة", "يوسف", "مريم", "علي", "سارة"],
    syllables: ["با", "دو", "را", "سي", "عا", "فو", "كا", "لي", "ما", "نو"],
    join: " ",
  },
  {
    upTo: 94,
    first: ["伟", "芳", "娜", "敏", "静", "强", "磊", "洋"],
    syllables: ["王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "林"],
    join: "",
  },
  {
    upTo: 100,
    first: ["Ελένη", "Γιώργος", "Μαρία", "Νίκος", "Σοφία", "Κώστας"],
    syllables: ["βα", "γε", "δη", "κο", "λα", "μι", "νο", "πα", "ρου", "στε"],
    join: " ",
  },
];

/** A first name that one customer in a hundred has, for the search that finds many. */
export const COMMON_WORD = "Quentin";
/** A word that six customers of an organisation of 400,000 have. */
export const RARE_WORD = "Xanthippe";

const capital = (text) => text.charAt(0).toLocaleUpperCase() + text.slice(1);

function lastName(syllables, n) {
  const base = syllables.length;
  return capital(
    syllables[n % base] + syllables[Math.floor(n / base) % base] + syllables[Math.floor(n / base ** 2) % base],
  );
}

/**
 * Names with the keys they are ordered and found by.
 * @param {number} count how many different ones @param {(name: string) => string} nameKey
 * @returns {{ name: string, key: string }[]}
 */
export function makeNames(count, nameKey) {
  return Array.from({ length: count }, (_, n) => {
    const place = (n * 37) % 100;
    const script = SCRIPTS.find(({ upTo }) => place < upTo) ?? SCRIPTS[0];
    const { first, syllables, join } = script;
    const given = n % 100 === 50 ? COMMON_WORD : first[Math.floor(n / 7) % first.length];
    const family = lastName(syllables, Math.floor(n * 7.31) % syllables.length ** 3);
    const name = join === "" ? family + given : `${given}${join}${family}`;
    return { name, key: nameKey(name) };
  });
}
