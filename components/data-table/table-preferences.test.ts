import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatTablePreferences, parseTablePreferences, type TablePreferences } from "./table-preferences";

describe("table preferences", () => {
  it("survive the way through the cookie", () => {
    const chosen: TablePreferences = {
      density: "compact",
      columns: [{ id: "id", width: 152, isPinned: true }, { id: "name", width: 240 }, { id: "created_at" }],
    };
    expect(formatTablePreferences(chosen)).toBe("2:compact:id-152*.name-240.created_at");
    expect(parseTablePreferences(formatTablePreferences(chosen))).toEqual(chosen);
    const plain: TablePreferences = { density: "comfortable", columns: null };
    expect(parseTablePreferences(formatTablePreferences(plain))).toEqual(plain);
  });

  it.each([
    ["absent", undefined],
    ["empty", ""],
    ["of an unknown height", "2:huge:name"],
    ["of the format before", "compact:created_at"],
    ["of a format to come", "3:compact:name"],
    ["cut off", "2:compact"],
    ["longer than it should be", "2:compact:name:name"],
    ["markup", "2:compact:<script>"],
  ])("fall back to the defaults when the cookie is %s", (_, cookie) => {
    expect(parseTablePreferences(cookie)).toBeUndefined();
  });

  it("read no cookie as anything but what writes that very cookie", () => {
    const texts = fc.oneof(fc.string(), fc.stringMatching(/^2:(comfortable|compact):[a-z0-9.*-]{0,40}$/));
    fc.assert(
      fc.property(texts, (text) => {
        const read = parseTablePreferences(text);
        if (read !== undefined) expect(formatTablePreferences(read)).toBe(text);
      }),
    );
  });
});
