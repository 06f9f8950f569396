import { expect, it, vi } from "vitest";
import { isLost, StorageError } from "./errors";

it("a store's error is known as one to a part of the server that has the class from another bundle", async () => {
  vi.resetModules();
  const other = await import("./errors");
  expect(other.StorageError).not.toBe(StorageError);
  const thrown = new other.StorageError("not_found", "There is no such stored file");
  expect(thrown).toBeInstanceOf(StorageError);
  expect(isLost(thrown)).toBe(true);
  expect(new Error("no store is concerned")).not.toBeInstanceOf(StorageError);
});
