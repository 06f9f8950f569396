import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bestMatches, isCustomerId, matchScore } from "./rules";

const PAGES = [
  { label: "All customers", hint: "Customers" },
  { label: "Add a customer", hint: "Customers", words: "new create" },
  { label: "Drafts", hint: "Customers" },
  { label: "Senders", hint: "Payins" },
  { label: "Create a sender", hint: "Payins", words: "new add bank account bsb" },
  { label: "Settings", hint: "Organisation" },
  { label: "Audit log", hint: "Organisation" },
  { label: "Sign out", hint: "Account", words: "log off leave" },
];
const found = (typed: string) => bestMatches(typed, PAGES, (page) => page, 8).map(({ entry }) => entry.label);

describe("the palette finds", () => {
  it("the beginning of a word before anything else", () => {
    expect(found("sen")).toEqual(["Senders", "Create a sender"]);
    expect(found("dra")).toEqual(["Drafts"]);
    expect(found("set")[0]).toBe("Settings");
  });

  it("words in any order, and those an entry is also called by", () => {
    expect(found("customer add")).toEqual(["Add a customer"]);
    expect(found("new customer")).toEqual(["Add a customer"]);
    expect(found("bsb")).toEqual(["Create a sender"]);
    expect(found("payins")).toEqual(["Senders", "Create a sender"]);
  });

  it("a word of the label before the same word beside it", () => {
    expect(found("log")).toEqual(["Audit log", "Sign out"]);
    expect(matchScore("customers", { label: "All customers", hint: "" })).toBeGreaterThan(
      matchScore("customers", { label: "Drafts", hint: "Customers" }),
    );
  });

  it("first letters, marks left out, and one slip of the fingers", () => {
    expect(found("al")).toContain("Audit log");
    expect(found("séndérs")[0]).toBe("Senders");
    expect(found("sendrs")[0]).toBe("Senders");
    expect(found("setings")[0]).toBe("Settings");
    expect(found("draftss")).toEqual(["Drafts"]);
    expect(found("dratf")[0]).toBe("Drafts");
  });

  it("nothing for somebody's name, nor for nothing", () => {
    for (const typed of ["jane doe", "o'brien", "cus_01k", "", "  ", "acme pty ltd", "王"])
      expect(found(typed)).toEqual([]);
  });

  it("what was typed right as strong, and what was typed with a slip as weak", () => {
    const strength = (typed: string) => bestMatches(typed, PAGES, (page) => page, 1).map(({ isStrong }) => isStrong);
    expect(strength("senders")).toEqual([true]);
    expect(strength("sendrs")).toEqual([false]);
  });

  it("an entry by any beginning of any of its words", () => {
    const one = fc
      .constantFrom(...PAGES)
      .chain((entry) =>
        fc
          .constantFrom(...entry.label.split(" "))
          .chain((word) =>
            fc.integer({ min: 1, max: word.length }).map((length) => ({ entry, typed: word.slice(0, length) })),
          ),
      );
    fc.assert(fc.property(one, ({ entry, typed }) => matchScore(typed, entry) > 0));
  });
});

describe("a whole customer id", () => {
  it("is told from a part of one and from other ids", () => {
    expect(isCustomerId("cus_01k9zzzzzzzzzzzzzzzzzzzzzz")).toBe(true);
    expect(isCustomerId("CUS_01K9ZZZZZZZZZZZZZZZZZZZZZZ")).toBe(true);
    expect(isCustomerId("cus_01k9")).toBe(false);
    expect(isCustomerId("org_01k9zzzzzzzzzzzzzzzzzzzzzz")).toBe(false);
    expect(isCustomerId("cus_01k9zzzzzzzzzzzzzzzzzzzzzu")).toBe(false);
  });
});
