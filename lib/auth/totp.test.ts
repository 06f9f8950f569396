import { TOTP } from "otpauth";
import { describe, expect, it } from "vitest";
import { newTotpSecret, plainCode, totpCounter, totpUri } from "./totp";

const AT = new Date("2026-05-04T10:00:10Z");
const secret = newTotpSecret();
const codeAt = (at: Date) => new TOTP({ secret, period: 30, digits: 6 }).generate({ timestamp: at.getTime() });
const shifted = (seconds: number) => new Date(AT.getTime() + seconds * 1000);

describe("a time-based code", () => {
  it("belongs to the counter of its half minute", () => {
    expect(totpCounter(secret, codeAt(AT), AT)).toBe(Math.floor(AT.getTime() / 30_000));
  });

  it("is taken one step early or late, with the counter of its own step", () => {
    const counter = Math.floor(AT.getTime() / 30_000);
    expect(totpCounter(secret, codeAt(shifted(-30)), AT)).toBe(counter - 1);
    expect(totpCounter(secret, codeAt(shifted(30)), AT)).toBe(counter + 1);
  });

  it("is refused two steps away", () => {
    expect(totpCounter(secret, codeAt(shifted(-61)), AT)).toBeNull();
    expect(totpCounter(secret, codeAt(shifted(61)), AT)).toBeNull();
  });

  it.each(["", "12345", "1234567", "12345a", "１２３４５６"])("is refused when it is %j", (code) =>
    expect(totpCounter(secret, code, AT)).toBeNull(),
  );

  it("may be typed with spaces and dashes", () => {
    expect(plainCode(" 123 456 ")).toBe("123456");
    expect(plainCode("ABCD-efgh-2345")).toBe("abcdefgh2345");
  });

  it("names the account and the product in the app", () => {
    expect(totpUri(secret, "ann@example.test")).toMatch(/^otpauth:\/\/totp\/Portico:ann%40example\.test\?/);
  });
});
