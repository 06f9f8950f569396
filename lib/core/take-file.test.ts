import { buffer } from "node:stream/consumers";
import { expect, it } from "vitest";
import { refuse } from "./outcome";
import { StorageError, type StorageErrorCode } from "./storage/errors";
import { takeFile } from "./take-file";

const tooLarge = refuse("too_large", "Too large for this.");
const limits = { maxBytes: 10, tooLarge };
const sent = (body: string, headers: Record<string, string> = {}) =>
  new Request("http://localhost/", { method: "POST", body, headers });
const failing = (code: StorageErrorCode) => () => Promise.reject(new StorageError(code, "as a test says"));

it("hands the bytes on", async () => {
  expect(await takeFile(sent("abc"), limits, async (bytes) => (await buffer(bytes)).toString())).toBe("abc");
});

it("refuses what is announced as too large before it is read", async () => {
  let isRead = false;
  const outcome = await takeFile(sent("abc", { "content-length": "11" }), limits, async () => {
    isRead = true;
  });
  expect([outcome, isRead]).toEqual([tooLarge, false]);
});

it.each([
  ["too_large", "too_large"],
  ["cut_short", "invalid"],
  ["aborted", "invalid"],
  ["unreadable", "unavailable"],
] as const)("says in words that a file was %s", async (code, refused) => {
  expect(await takeFile(sent("abc"), limits, failing(code))).toMatchObject({ ok: false, code: refused });
});

it("lets through what nobody foresaw", async () => {
  await expect(takeFile(sent("abc"), limits, () => Promise.reject(new Error("other")))).rejects.toThrow("other");
});
