import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { nationalIdSpecimen } from "../specimens/cards";
import { seeded } from "../specimens/seeded";
import { type GreyPicture, judgeLegibility } from "./legibility";
import { HOLDER } from "./testing/hostile-files";

let card: Buffer;
beforeAll(async () => {
  card = (await nationalIdSpecimen(HOLDER, "front", "image/png")).bytes;
});

async function grey(bytes: Buffer): Promise<GreyPicture> {
  const picture = sharp(bytes).resize(1024, 1024, { fit: "inside" }).greyscale().raw();
  const { data, info } = await picture.toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

/** Sensor noise of about `amount` grey levels, after the light has been turned down or up. */
function noisy(picture: GreyPicture, amount: number, gain = 1, offset = 0): GreyPicture {
  const random = seeded("noise");
  const data = picture.data.map((value) => {
    const noise = (random() + random() + random() + random() - 2) * amount * 1.7;
    return Math.max(0, Math.min(255, value * gain + offset + noise));
  });
  return { ...picture, data };
}

const flat = (value: number): GreyPicture => ({
  width: 1024,
  height: 700,
  data: new Uint8Array(1024 * 700).fill(value),
});

describe("what a person can read is never refused", () => {
  it.each([
    ["clean", 0, 1, 0],
    ["noisy", 8, 1, 0],
    ["dim and noisy", 4, 0.3, 0],
    ["faint", 2, 0.3, 150],
    ["overexposed", 4, 1, 80],
  ])("%s", async (_, amount, gain, offset) => {
    expect(judgeLegibility(noisy(await grey(card), amount, gain, offset))).toBe("legible");
  });

  it("slightly out of focus", async () => {
    expect(judgeLegibility(await grey(await sharp(card).blur(2.5).toBuffer()))).toBe("legible");
  });
});

describe("what nobody can read is refused for the right reason", () => {
  it.each([
    ["white", 255, "blank"],
    ["grey", 128, "blank"],
    ["black", 4, "dark"],
  ] as const)("%s, with and without noise", (_, value, expected) => {
    expect(judgeLegibility(flat(value))).toBe(expected);
    expect(judgeLegibility(noisy(flat(value), 8))).toBe(expected);
  });

  it("far out of focus, with and without noise", async () => {
    const blurred = await grey(await sharp(card).blur(11).toBuffer());
    expect(judgeLegibility(blurred)).toBe("blurred");
    expect(judgeLegibility(noisy(blurred, 6))).toBe("blurred");
  });

  it("nearly no light", async () => {
    expect(judgeLegibility(noisy(await grey(card), 3, 0.15))).toBe("dark");
  });
});
