import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mentionBeing, mentionsIn, normaliseTag, noteParts } from "./rules";

const STAFF = [
  { id: "1", name: "Ann" },
  { id: "2", name: "Ann Lee" },
  { id: "3", name: "Zoë Öz" },
];

describe("mentions", () => {
  it("are found by name, the longest first, each person once", () => {
    expect(mentionsIn("@Ann Lee and @ann lee, see @Zoë Öz.", STAFF)).toEqual(["2", "3"]);
    expect(mentionsIn("@Ann, please", STAFF)).toEqual(["1"]);
  });

  it("are no part of a longer word or of an address", () => {
    expect(mentionsIn("@Anna and me@Ann.example", STAFF)).toEqual([]);
  });

  it("leave the text as it was written", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("@Ann", "@Ann Lee", " ", "x", "@", "\n", "é")), (words) => {
        const text = words.join("");
        expect(
          noteParts(text, STAFF)
            .map((part) => part.text)
            .join(""),
        ).toBe(text);
      }),
    );
  });

  it("are proposed for the word at the caret only", () => {
    expect(mentionBeing("see @an", 7)).toEqual({ start: 4, query: "an" });
    expect(mentionBeing("me@an", 5)).toBeNull();
    expect(mentionBeing("nothing", 7)).toBeNull();
  });
});

describe("a tag", () => {
  it("has one spelling, and normalising again changes nothing", () => {
    expect(normaliseTag("  High  Risk! ")).toBe("high-risk");
    expect(normaliseTag("ＶＩＰ")).toBe("vip");
    fc.assert(fc.property(fc.string(), (text) => normaliseTag(normaliseTag(text)) === normaliseTag(text)));
  });
});
