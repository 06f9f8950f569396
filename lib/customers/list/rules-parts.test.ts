import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { fromPublicId, toPublicId } from "@/lib/core/ids";
import { IDS_MAX, METADATA_FILTERS_MAX, METADATA_VALUE_MAX, TAG_LENGTH_MAX, TAGS_MAX } from "./constants";
import { civilDate, cursor, importRef, metadataFilters, pastedIds, tagFilters } from "./input-parts";
import { cursorOf, dateOf, idsOf, importOf, joinParts, metadataOf, type Reader, tagsOf } from "./rules-parts";

const awkward = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom("a", "A", "b", " a", "", "2026-02-30", "2026-02-28", "\u0000", "\uFFFD", "a b"),
  fc.constantFrom("x".repeat(TAG_LENGTH_MAX), "x".repeat(TAG_LENGTH_MAX + 1), "x".repeat(255)),
);

const importId = fc.uuid({ version: 7 }).map((id) => toPublicId("import", id));

function holds<T, R>(reader: Reader<T>, schema: z.ZodType<T>, values: fc.Arbitrary<R>, text: (value: R) => string) {
  fc.assert(
    fc.property(values, (value) => {
      const read = reader(text(value));
      // What the address gives is taken by the action.
      if (read !== undefined) expect(schema.safeParse(read).data).toEqual(read);
      // What the action takes, the address can say.
      const taken = schema.safeParse(value);
      if (taken.success) expect(reader(text(taken.data as unknown as R))).toEqual(taken.data);
    }),
  );
}

describe("the address and the schemas take the same", () => {
  it("days and places", () => {
    holds(dateOf, civilDate, awkward, String);
    holds(cursorOf, cursor, awkward, String);
    holds(importOf, importRef, fc.oneof(awkward, fc.stringMatching(/^imp_[0-9a-z]{25,27}$/), importId), String);
  });

  it("imports, of which both take exactly those that there may be", () => {
    const near = fc.oneof(
      importId,
      fc.stringMatching(/^imp_[0-9a-z]{26}$/),
      fc.stringMatching(/^imp_[78][0-9a-z]{25}$/),
    );
    fc.assert(
      fc.property(near, (ref) => {
        expect(importOf(ref) !== undefined).toBe(fromPublicId("import", ref) !== null);
      }),
    );
  });

  it("lists", () => {
    // An empty list stands in no address.
    const texts = (most: number) => fc.array(awkward, { minLength: 1, maxLength: most + 1 });
    holds(tagsOf, tagFilters, texts(TAGS_MAX), (tags) => joinParts(tags) ?? "");
    holds(idsOf, pastedIds, texts(IDS_MAX), (ids) => joinParts(ids) ?? "");
  });

  it("pairs", () => {
    const value = fc.oneof(awkward, fc.constant("x".repeat(METADATA_VALUE_MAX + 1)));
    const pair = fc.record({ key: fc.oneof(awkward, fc.stringMatching(/^[a-c]$/)), value });
    const pairs = fc.array(pair, { minLength: 1, maxLength: METADATA_FILTERS_MAX + 1 });
    const text = (all: { key: string; value: string }[]) =>
      joinParts(all.map((each) => `${each.key}=${each.value}`)) ?? "";
    holds(metadataOf, metadataFilters, pairs, text);
  });
});
