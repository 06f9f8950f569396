import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanLine, cleanParagraphs, cutText, hasForbiddenCharacters, isAscii, isVisibleText, nameKey } from "./text";
import { toLatin } from "./text-latin";

describe("text", () => {
  it.each(["", "   ", "\u200B\u200B", "\u00A0", "\u3164", "\u2800", "\uFEFF", "\u200D"])("sees nothing in %j", (text) =>
    expect(isVisibleText(text)).toBe(false),
  );

  it.each(["a", "李", "\u200Ba", "№", "٣"])("sees something in %j", (text) => expect(isVisibleText(text)).toBe(true));

  it("refuses characters that hide or reverse text and keeps the joiners that scripts need", () => {
    for (const bad of ["a\u0000b", "a\u202Eb", "a\u200Bb", "a\uFEFFb", "\uD800", "a\nb"])
      expect(hasForbiddenCharacters(bad)).toBe(true);
    for (const good of ["محمد\u200Cرضا", "Zoë", "O’Neill", "क्\u200Dष"])
      expect(hasForbiddenCharacters(good)).toBe(false);
  });

  it("cleans once and for all", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(cleanLine(cleanLine(text))).toBe(cleanLine(text));
        expect(cleanParagraphs(cleanParagraphs(text))).toBe(cleanParagraphs(text));
      }),
      { numRuns: 500 },
    );
  });

  it("proposes Latin letters that are always printable ASCII", () => {
    expect(toLatin("José Müller")).toBe("Jose Muller");
    expect(toLatin("李明")).toMatch(/^[A-Za-z ]+$/);
    expect(toLatin("Ольга")).toBe("Olga");
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(isAscii(toLatin(text))).toBe(true);
      }),
    );
  });

  it.each([
    ["José  O'Neill", "jose oneill"],
    ["MÜLLER-Straße", "muller strasse"],
    ["Łukasz Ørsted", "lukasz orsted"],
    ["Ｊａｎｅ", "jane"],
    ["J. R. Smith", "j r smith"],
    ["李 明", "李 明"],
  ])("folds %s to %s for comparison", (name, key) => expect(nameKey(name)).toBe(key));

  it("gives a key that is its own key", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(nameKey(nameKey(text))).toBe(nameKey(text));
      }),
      { numRuns: 500 },
    );
  });
});

it("a text that is cut never ends in half a character, and loses nothing else", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 20 }), fc.nat(20), (text, length) => {
      const cut = cutText(text, length);
      expect(cut).not.toMatch(/[\uD800-\uDBFF]$/);
      expect(text.startsWith(cut)).toBe(true);
      expect(cut.length).toBeLessThanOrEqual(length);
      expect(cut.length).toBeGreaterThanOrEqual(Math.min(length, text.length) - 1);
    }),
  );
});
