import { describe, expect, it } from "vitest";
import { readAddress, writeAddress } from "./address";

describe("readAddress", () => {
  it("tells an empty parameter from one that is not there", () => {
    expect(readAddress(["q", "status", "tag"], "?q=&status=A,B&other=1")).toEqual({ q: "", status: "A,B", tag: null });
  });
});

describe("writeAddress", () => {
  it("changes what is named, takes out what is null and leaves the rest", () => {
    expect(writeAddress("?q=old&view=v1&size=50", { q: "new", size: null, status: undefined })).toBe("?q=new&view=v1");
  });

  it("keeps an empty parameter, and is empty without any", () => {
    expect(writeAddress("", { q: "" })).toBe("?q=");
    expect(writeAddress("?q=a", { q: null })).toBe("");
  });

  it("gives back whatever was written", () => {
    for (const value of ["a,b", "50% & more", "x=y", "1:2", "a+b c", "ü/#?", "%2C", "'\"`<>"]) {
      expect(readAddress(["q"], writeAddress("?status=A", { q: value })).q).toBe(value);
    }
  });
});
