import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { senderInput } from "./input";
import { formatBsb, maskAccountNumber, matchSender, readAccountNumber, readBsb } from "./rules";

const bsb = fc.integer({ min: 1, max: 999_999 }).map((value) => String(value).padStart(6, "0"));
const account = fc.stringMatching(/^\d{4,8}[1-9]$/);

describe("Australian account details", () => {
  it.each(["062-000", "062 000", "０６２–０００", " 062000 "])("read the BSB %s as 062000", (raw) =>
    expect(readBsb(raw)).toBe("062000"),
  );
  it.each(["62000", "0620000", "06200a", "000000", "", "062_000"])("refuse the BSB %j", (raw) =>
    expect(readBsb(raw)).toBeNull(),
  );
  it.each(["1234", "1234567890", "12a456", "00000", ""])("refuse the account number %j", (raw) =>
    expect(readAccountNumber(raw)).toBeNull(),
  );

  it("are stored as digits and read back from how they are shown", () => {
    fc.assert(
      fc.property(bsb, account, (code, number) => {
        expect(readBsb(formatBsb(code))).toBe(code);
        expect(readAccountNumber(number)).toBe(number);
        expect(maskAccountNumber(number).replace(/\D/g, "").length).toBe(3);
      }),
    );
  });
});

describe("a payer", () => {
  const sender = { id: "s1", bsb: "062000", accountNumber: "12345678", status: "ACTIVE" };

  it("matches only when BSB and account number both equal an active sender's", () => {
    expect(matchSender([sender], { bsb: "062-000", accountNumber: "1234 5678" })).toBe(sender);
    expect(matchSender([sender], { bsb: "062001", accountNumber: "12345678" })).toBeNull();
    expect(matchSender([sender], { bsb: "062000", accountNumber: "12345679" })).toBeNull();
    expect(matchSender([sender], { bsb: "062000", accountNumber: "012345678" })).toBeNull();
    expect(matchSender([{ ...sender, status: "ARCHIVED" }], { bsb: "062000", accountNumber: "12345678" })).toBeNull();
    expect(matchSender([sender], { bsb: "", accountNumber: "" })).toBeNull();
  });
});

describe("sender input", () => {
  const given = {
    nickname: " Main  account ",
    account_holder_name: "Jane Doe",
    bsb: "062-000",
    account_number: "12 345 678",
  };

  it("stores clean values and accepts its own answer", () => {
    const clean = {
      nickname: "Main account",
      account_holder_name: "Jane Doe",
      bsb: "062000",
      account_number: "12345678",
    };
    expect(senderInput.parse(given)).toEqual(clean);
    expect(senderInput.parse(clean)).toEqual(clean);
  });

  it.each([
    { ...given, nickname: "\u200B" },
    { ...given, account_holder_name: "a\u202Eb" },
    { ...given, bsb: "62-000" },
    { ...given, account_number: "1234" },
    { ...given, status: "ACTIVE" },
  ])("refuses case %#", (value) => expect(senderInput.safeParse(value).success).toBe(false));
});
