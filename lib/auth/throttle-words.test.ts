import { expect, it } from "vitest";
import { waitInWords } from "./throttle-words";

it.each([
  [1, "in 1 second"],
  [59, "in 59 seconds"],
  [60, "in 1 minute"],
  [61, "in 2 minutes"],
  [900, "in 15 minutes"],
])("%i seconds to wait are said as %j", (seconds, words) => expect(waitInWords(seconds)).toBe(words));
