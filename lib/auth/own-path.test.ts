import { describe, expect, it } from "vitest";
import { ownPath } from "./own-path";

describe("the page to return to after signing in", () => {
  it.each(["/customers", "/customers?status=APPROVED&q=a%20b", "/customers/cus_1#x".replace("#x", "")])(
    "keeps the own path %s",
    (path) => expect(ownPath(path)).toBe(path),
  );

  it.each([
    "https://evil.test/",
    "//evil.test",
    "/\\evil.test",
    "\\\\evil.test",
    "/\t/evil.test",
    "/.//evil.test",
    "/..//evil.test",
    "javascript:alert(1)",
    "customers",
    "",
    null,
    undefined,
    `/${"a".repeat(1000)}`,
  ])("refuses %j, which leads elsewhere or nowhere", (path) => expect(ownPath(path)).toBeNull());

  it.each(["/sign-in?from=/x", "/invitation", "/reset", "/api/auth/csrf"])(
    "does not go round in circles to %s",
    (path) => expect(ownPath(path)).toBeNull(),
  );
});
