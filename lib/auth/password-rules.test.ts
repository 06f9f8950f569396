import { describe, expect, it } from "vitest";
import { passwordProblem } from "./password-rules";

describe("a new password", () => {
  it.each(["river stone candle 9", "Zürich-im-Nebel", "漢字だけの長い合言葉です！！"])("may be %s", (password) =>
    expect(passwordProblem(password, "ann@example.test")).toBeNull(),
  );

  it.each([
    ["eleven char", "too short"],
    ["x".repeat(201), "too long"],
    ["ann.smith@example.test", "the e-mail"],
    ["ANN.SMITH@EXAMPLE.TEST", "the e-mail in capitals"],
    ["Password-1234", "common, with capitals and punctuation"],
    ["portico-demo-2026", "the demo's"],
    ["aaaaaaaaaaaaaaaa", "one character"],
    ["abababababababab", "two characters"],
  ])("is refused when it is %s (%s)", (password) =>
    expect(passwordProblem(password, "ann.smith@example.test")).toEqual(expect.any(String)),
  );

  it("counts characters as people do, not code units", () => {
    expect(passwordProblem("🦊🐻🐼🐨🐯🦁", "ann@example.test")).toContain("at least 12");
  });
});
