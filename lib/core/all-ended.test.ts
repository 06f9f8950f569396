import { expect, it } from "vitest";
import { allEnded } from "./all-ended";

it("gives all values in order", async () => {
  expect(await allEnded([Promise.resolve(1), Promise.resolve(2)])).toEqual([1, 2]);
});

it("fails only once the slowest has ended", async () => {
  let end = (_: string) => {};
  const slow = new Promise<string>((resolve) => {
    end = resolve;
  });
  let hasFailed = false;
  const all = allEnded([Promise.reject(new Error("first")), slow]).catch((error: Error) => {
    hasFailed = true;
    return error.message;
  });
  await Promise.resolve().then(() => undefined);
  expect(hasFailed).toBe(false);
  end("late");
  expect(await all).toBe("first");
});
