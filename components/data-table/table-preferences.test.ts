import { describe, expect, it } from "vitest";
import { formatTablePreferences, parseTablePreferences } from "./table-preferences";

describe("table preferences", () => {
  it("survive the way through the cookie", () => {
    const preferences = { density: "compact", hidden: ["created_at", "country"] } as const;
    expect(parseTablePreferences(formatTablePreferences(preferences))).toEqual(preferences);
    const none = { density: "comfortable", hidden: [] } as const;
    expect(parseTablePreferences(formatTablePreferences(none))).toEqual(none);
  });

  it("fall back to the defaults when the cookie is absent or damaged", () => {
    expect(parseTablePreferences(undefined)).toBeUndefined();
    expect(parseTablePreferences("huge:name")).toBeUndefined();
    expect(parseTablePreferences("compact:<script>")).toBeUndefined();
  });
});
