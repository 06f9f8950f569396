import { describe, expect, it } from "vitest";
import { flattenErrors } from "./flatten-errors";

describe("flattenErrors", () => {
  it("names nested and listed fields by their path", () => {
    const errors = {
      email: { type: "x", message: "Enter an e-mail address" },
      owners: [undefined, { name: { type: "x", message: "Enter a name" } }],
    };
    expect(flattenErrors(errors)).toEqual([
      { name: "email", message: "Enter an e-mail address" },
      { name: "owners.1.name", message: "Enter a name" },
    ]);
  });

  it("puts an error of a whole list at the list", () => {
    const errors = { owners: { root: { type: "x", message: "Add at least one owner" } } };
    expect(flattenErrors(errors)).toEqual([{ name: "owners", message: "Add at least one owner" }]);
  });

  it("skips errors without words", () => {
    expect(flattenErrors({ email: { type: "required" } })).toEqual([]);
  });
});
