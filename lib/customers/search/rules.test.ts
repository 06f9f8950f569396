import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toPublicId } from "@/lib/core/ids";
import { likeText, searchTokens, termRanges, termWays } from "./rules";

describe("what was typed", () => {
  it("is taken apart into words, folded the way names are", () => {
    const [first, second, third] = searchTokens("  Müller  O'Brien smith-jones ");
    expect(first?.words).toEqual(["muller"]);
    expect(second?.words).toEqual(["obrien"]);
    expect(third).toMatchObject({ literal: "smith-jones", words: ["smith", "jones"] });
  });

  it("finds the customer whose ID begins so, however much of it is typed", () => {
    fc.assert(
      fc.property(fc.uuid({ version: 7 }), fc.integer({ min: 5, max: 30 }), (id, length) => {
        const [token] = searchTokens(toPublicId("customer", id).slice(0, length));
        expect(token?.ids).not.toBeNull();
        expect((token?.ids?.from ?? "z") <= id && id <= (token?.ids?.to ?? "")).toBe(true);
      }),
    );
  });

  it("looks in ranges that hold every word with that beginning", () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z0-9]{1,12}$/),
        fc.string({ unit: "grapheme", maxLength: 5 }),
        (prefix, rest) => {
          const [token] = searchTokens(prefix);
          const [range] = token ? termRanges(token) : [];
          const bytes = (text: string) => Buffer.from(text);
          expect(range && Buffer.compare(bytes(range.from), bytes(prefix + rest)) <= 0).toBe(true);
          expect(range && Buffer.compare(bytes(prefix + rest), bytes(range.to)) < 0).toBe(true);
        },
      ),
    );
  });

  it("offers a way by each word of a name, always with the whole beside it", () => {
    const [token] = searchTokens("ben-77");
    const ways = (token ? termWays(token) : []).map((way) => way.map(({ from }) => from));
    expect(ways).toEqual([
      ["ben-77", "ben"],
      ["ben-77", "77"],
    ]);
  });

  it("means itself: signs of LIKE are no patterns", () => {
    expect(likeText("50%_\\")).toBe("50\\%\\_\\\\");
  });
});
