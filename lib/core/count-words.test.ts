import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allWords, countWords, numberWords } from "./count-words";

describe("numbers in words", () => {
  it("are grouped as the browser groups whole numbers", () => {
    const format = new Intl.NumberFormat("en-US");
    fc.assert(fc.property(fc.maxSafeInteger(), (n) => numberWords(n) === format.format(n)));
    expect(numberWords(999)).toBe("999");
    expect(numberWords(-1000)).toBe("-1,000");
    expect(numberWords(1234567)).toBe("1,234,567");
  });

  it("name what is counted, one or many", () => {
    expect(countWords(1, "line")).toBe("1 line");
    expect(countWords(12345, "line")).toBe("12,345 lines");
    expect(countWords(0, "entry", "entries")).toBe("0 entries");
  });

  it("join what is named", () => {
    expect([[], ["a"], ["a", "b"], ["a", "b", "c"]].map(allWords)).toEqual(["", "a", "a and b", "a, b and c"]);
  });
});
