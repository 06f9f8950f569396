import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { readMrz } from "./read";

const [WIDTH, HEIGHT] = [1200, 800];

async function picture(pixel: (x: number, y: number) => number): Promise<Buffer> {
  const data = Buffer.alloc(WIDTH * HEIGHT * 3);
  for (let at = 0; at < WIDTH * HEIGHT; at += 1)
    data.fill(pixel(at % WIDTH, Math.floor(at / WIDTH)), at * 3, at * 3 + 3);
  return sharp(data, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
    .jpeg()
    .toBuffer();
}

describe("a page without a zone", () => {
  it("of plain paper has none", async () => {
    expect(await readMrz(await picture(() => 240))).toEqual({ state: "NONE" });
  });

  it("of noise is never read", async () => {
    let state = 1;
    const noise = await picture(() => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state >>> 24;
    });
    expect(["NONE", "UNSURE"]).toContain((await readMrz(noise)).state);
  });

  it("with lines of bars instead of characters is never read", async () => {
    const bars = await picture((x, y) => (y > 600 && y % 60 < 24 && x > 60 && x < 1140 && x % 24 < 10 ? 20 : 235));
    expect(["NONE", "UNSURE"]).toContain((await readMrz(bars)).state);
  }, 120_000);
});

it("what is no picture is an error", async () => {
  await expect(readMrz(Buffer.from("no picture"))).rejects.toThrow();
});
