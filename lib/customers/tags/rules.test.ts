import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TAG_LIMITS } from "./constants";
import { changedTags, tagKey, tagProblem, tagsOf } from "./rules";

const tag = fc.stringMatching(/^[A-Za-z]{1,6}$/);

describe("tags", () => {
  it("are read from what somebody typed, each once whatever its case", () => {
    expect(tagsOf(" VIP, gold ,vip,, Big  deal\n")).toEqual(["VIP", "gold", "Big deal"]);
  });

  it("that cannot be tags say why", () => {
    expect(tagProblem("")).toBe("Enter a tag");
    expect(tagProblem("a\u200Bb")).toContain("hidden");
    expect(tagProblem("x".repeat(TAG_LIMITS.length))).toBeNull();
    expect(tagProblem("x".repeat(TAG_LIMITS.length + 1))).toContain("40");
  });

  it("stay as they were written when they are there already", () => {
    expect(changedTags(["Gold"], { add: ["gold", "New"], remove: [] })).toEqual({
      tags: ["Gold", "New"],
      added: ["New"],
      removed: [],
    });
  });

  it("are as before when a change is taken back", () => {
    fc.assert(
      fc.property(fc.uniqueArray(tag, { selector: tagKey }), fc.array(tag), fc.array(tag), (before, add, remove) => {
        const { tags, added, removed } = changedTags(before, { add, remove });
        const back = changedTags(tags, { add: removed, remove: added });
        expect(back.tags.map(tagKey).sort()).toEqual(before.map(tagKey).sort());
      }),
    );
  });
});
