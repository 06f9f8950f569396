import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareBirthDate } from "./rules-birth-date";
import { nameSimilarity } from "./rules-compare";
import { screeningKeys } from "./rules-keys";
import { type NameKind, normaliseName, prepareName } from "./rules-names";
import { isSamePerson, scoreParty } from "./rules-score";
import { screeningState } from "./rules-state";
import type { ListedEntry, Party } from "./types";

const likeness = (a: string, b: string, kind: NameKind = "PERSON") =>
  nameSimilarity(prepareName(a, kind), prepareName(b, kind));

const party = (more: Partial<Party> = {}): Party => ({
  ...{
    party: "customer",
    who: "Customer",
    kind: "PERSON",
    names: ["Ivan Petrovich Sokolov"],
    birthDate: null,
    countries: [],
  },
  ...more,
});
const entry = (more: Partial<ListedEntry> = {}): ListedEntry => ({
  ...{ entryId: "1", kind: "PERSON", name: "SOKOLOV, Ivan Petrovich", aliases: [], birthDates: [], countries: [] },
  ...{ programmes: [], ...more },
});

describe("two spellings of one name are found alike", () => {
  it.each([
    ["another order", "Ivan Sokolov", "SOKOLOV, Ivan"],
    ["another case", "IVAN SOKOLOV", "ivan sokolov"],
    ["marks on letters", "José Núñez", "Jose Nunez"],
    ["full-width letters", "Ｉｖａｎ Ｓｏｋｏｌｏｖ", "Ivan Sokolov"],
    ["Cyrillic letters", "Юрий Щербаков", "SHCHERBAKOV, Yuri"],
    ["Arabic letters", "عبد الرحمن الظواهري", "AL-ZAWAHIRI, Abdul Rahman"],
    ["Chinese letters", "邓晓明", "DENG, Xiaoming"],
    ["another romanisation", "Mohamed Husein Khaled", "MUHAMMAD HUSSEIN, Halid"],
    ["compounds written together", "Saleh Abdulrahman", "SALEH, Abd al-Rahman"],
    ["names written apart", "Xiao Ping Deng", "DENG, Xiaoping"],
    ["an initial", "Ivan P. Sokolov", "SOKOLOV, Ivan Petrovich"],
    ["no middle name", "Jorge Villalobos", "VILLALOBOS, Jorge Alberto"],
    ["no patronymic", "Ivan Sokolov", "SOKOLOV, Ivan Petrovich"],
    ["a title", "Dr. Ivan Sokolov", "SOKOLOV, Ivan"],
    ["a short form", "Bill Thornbury", "THORNBURY, William"],
    ["a slip of a finger", "Ivan Sokollov", "SOKOLOV, Ivan"],
    ["two letters exchanged", "Ivan Soklov Petrenko", "SOKOLOV PETRENKO, Ivan"],
  ])("%s", (_, typed, listed) => {
    expect(likeness(typed, listed)).toBeGreaterThanOrEqual(0.85);
  });

  it.each([
    ["a spelled-out form", "Amber Lines GmbH", "AMBER LINES Gesellschaft mit beschränkter Haftung"],
    ["dots", "Cimex S.A. de C.V.", "CIMEX SA DE CV"],
    ["no form", "Ромашка", "OOO Romashka"],
    ["another form", "Harbour Metals Pty Ltd", "HARBOUR METALS LIMITED"],
    ["a slip in an ordinary word", "Quetzal Tradng Ltd", "QUETZAL TRADING LTD"],
    ["a Chinese form", "华星有限公司", "HUAXING CO., LTD."],
  ])("of a company with %s", (_, typed, listed) => {
    expect(likeness(typed, listed, "COMPANY")).toBeGreaterThanOrEqual(0.9);
  });
});

describe("two names are found unlike", () => {
  it.each([
    ["the family name alone is shared", "Maria Sokolova", "SOKOLOV, Ivan"],
    ["the given name alone is shared", "Ivan Chernykh", "SOKOLOV, Ivan"],
    ["one word of three is another", "Juan Carlos Quintero", "ZAMBRANO, Juan Carlos"],
    ["a single name is shared", "Ahmad", "AHMAD, Khalil Yusuf"],
  ])("where %s", (_, typed, listed) => {
    expect(likeness(typed, listed)).toBeLessThan(0.85);
  });

  it.each([
    ["ordinary words alone are shared", "Kestrel General Trading LLC", "OBSIDIAN GENERAL TRADING LLC"],
    ["one of two words is shared", "Cimex Iberica", "CIMEX"],
  ])("of companies where %s", (_, typed, listed) => {
    expect(likeness(typed, listed, "COMPANY")).toBeLessThan(0.85);
  });
});

/** Syllables of many languages; no compounds, which hang on their order. */
const word = fc
  .array(fc.constantFrom("ka", "ro", "mi", "shu", "ten", "vor", "gul", "pia", "dze", "lun", "fre", "bo"), {
    ...{ minLength: 2, maxLength: 4 },
  })
  .map((syllables) => syllables.join(""));
const name = fc.uniqueArray(word, { minLength: 1, maxLength: 5 });
const kind = fc.constantFrom<NameKind>("PERSON", "COMPANY");
const shuffled = (words: string[], seed: number) =>
  [...words]
    .map((one, at) => [one, Math.sin(seed + at) % 1] as const)
    .sort((a, b) => a[1] - b[1])
    .map(([one]) => one);

describe("comparing", () => {
  it("does not depend on case and order of the words, and is symmetric", () => {
    fc.assert(
      fc.property(name, name, kind, fc.integer({ min: 1, max: 1000 }), (one, other, of, seed) => {
        const plain = likeness(one.join(" "), other.join(" "), of);
        expect(likeness(one.join(" ").toUpperCase(), other.join(" "), of)).toBe(plain);
        expect(likeness(other.join(" "), one.join(" "), of)).toBeCloseTo(plain, 10);
        expect(likeness(shuffled(one, seed).join(" "), shuffled(other, seed).join(", "), of)).toBeCloseTo(plain, 10);
      }),
    );
  });

  it("finds a name the same as itself", () => {
    fc.assert(
      fc.property(name, kind, (words, of) => {
        expect(likeness(words.join(" "), words.toReversed().join(" "), of)).toBe(1);
      }),
    );
  });

  it("gives a score of 0 to 100 whose points explain it", () => {
    fc.assert(
      fc.property(name, name, fc.boolean(), (one, other, isWeak) => {
        const scored = scoreParty(
          party({ names: [one.join(" ")], birthDate: "1970-01-02", countries: ["AU"] }),
          entry({
            name: "Nobody",
            aliases: [{ name: other.join(" "), isWeak }],
            birthDates: ["1970"],
            countries: ["AU"],
          }),
        );
        if (!scored) return;
        const sum = scored.parts.reduce((points, part) => points + part.points, 0);
        expect(scored.score).toBe(Math.max(0, Math.min(100, sum)));
      }),
    );
  });
});

describe("normalising", () => {
  const odd = "Ltd LLC S.A. GmbH OOO Dr Sheikh al- bin Co. Trading tradng ltdd Иван محمد 王 A. Ö".split(" ");
  const words = fc.array(fc.oneof(fc.constantFrom(...odd), word), { maxLength: 6 }).map((parts) => parts.join(" "));

  it("gives the same when it is done again", () => {
    fc.assert(
      fc.property(fc.oneof(words, fc.string({ unit: "grapheme", maxLength: 40 })), kind, (text, of) => {
        const once = normaliseName(text, of);
        expect(normaliseName(once, of)).toBe(once);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("keys", () => {
  it("are shared by names that differ by order, case and one slip in one word", () => {
    const two = fc.uniqueArray(word, { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(two, fc.nat(), fc.nat(), (words, which, where) => {
        const at = which % words.length;
        const slipped = words.map((one, index) => {
          if (index !== at) return one;
          const place = 2 + (where % Math.max(1, one.length - 2));
          return one.slice(0, place) + one.slice(place + 1);
        });
        const typed = screeningKeys([slipped.toReversed().join(" ").toUpperCase()], "PERSON");
        const listed = new Set(screeningKeys([words.join(" ")], "PERSON"));
        expect(typed.some((key) => listed.has(key))).toBe(true);
      }),
    );
  });

  it("of people and of companies have nothing in common", () => {
    const people = new Set(screeningKeys(["Amber Lines"], "PERSON"));
    expect(screeningKeys(["Amber Lines"], "COMPANY").filter((key) => people.has(key))).toEqual([]);
  });
});

describe("a birth date", () => {
  const verdict = (typed: string, listed: string) => compareBirthDate(typed, [listed])?.points ?? null;

  it.each([
    ["the same day", "1970-03-14", "1970-03-14", 15],
    ["the same month", "1970-03-14", "1970-03", 9],
    ["the same year", "1970-03-14", "1970", 5],
    ["about the year", "1970-03-14", "~1971", 3],
    ["between two years", "1970-03-14", "1965..1972", 3],
    ["day and month exchanged", "1970-03-04", "1970-04-03", 6],
    ["one digit another", "1970-03-14", "1976-03-14", 6],
    ["the year beside", "1971-03-14", "1970", -4],
    ["another year", "1980-03-14", "1970", -13],
    ["not readable", "1970-03-14", "unknown", null],
  ])("with %s", (_, typed, listed, points) => {
    expect(verdict(typed, listed)).toBe(points);
  });

  it("takes the listed date that fits best", () => {
    expect(compareBirthDate("1970-03-14", ["1950", "1970-03-14", "1970"])?.listed).toBe("1970-03-14");
    expect(compareBirthDate(null, ["1950"])).toBeNull();
  });
});

describe("a score", () => {
  it("is less for a weak alias than for a good one", () => {
    const of = (isWeak: boolean) =>
      scoreParty(
        party({ names: ["Abu Karim Tell"] }),
        entry({ name: "Someone", aliases: [{ name: "Abu Karim Tell", isWeak }] }),
      );
    expect(of(false)?.score).toBe(100);
    expect(of(true)?.score).toBe(90);
    expect(of(true)?.parts[0]).toMatchObject({ part: "alias", listed: "Abu Karim Tell", points: 90 });
  });

  it("counts name and birth date for and against", () => {
    const score = (birthDate: string) => scoreParty(party({ birthDate }), entry({ birthDates: ["1970-03-14"] }));
    expect(score("1970-03-14")?.score).toBe(100);
    expect(score("1990-01-01")?.score).toBe(87);
    expect(isSamePerson(score("1970-03-14")?.parts ?? [])).toBe(true);
    expect(isSamePerson(score("1990-01-01")?.parts ?? [])).toBe(false);
  });

  it("is none between a person and a company, or a ship", () => {
    expect(scoreParty(party(), entry({ kind: "COMPANY" }))).toBeNull();
    expect(scoreParty(party(), entry({ kind: "OTHER" }))).toBeNull();
  });
});

describe("what a customer's screening came to", () => {
  it.each([
    [[], false, "NOT_SCREENED"],
    [[], true, "NO_MATCH"],
    [["DISMISSED"], true, "DISMISSED"],
    [["DISMISSED", "IN_PROGRESS"], true, "IN_PROGRESS"],
    [["IN_PROGRESS", "MATCH"], true, "MATCH"],
    [["MATCH", "RESOLVED"], true, "RESOLVED"],
  ])("of %j is told by the heaviest", (states, hasList, expected) => {
    expect(
      screeningState(
        states.map((state) => ({ state })),
        hasList,
      ),
    ).toBe(expected);
  });
});
