import sharp from "sharp";
import type { Grey } from "./types";

const LONG_SIDE = 2000;
/** Where lines are looked for; small enough to be quick, large enough for a card on an A4 scan. */
const WORK_SIDE = 1000;

/**
 * Decodes a page to the brightest of its three colours: the zone is printed in black by rule, and coloured stamps and security
 * printing over it almost vanish. Throws what sharp throws on bytes that are no picture.
 */
export async function loadGrey(image: Buffer): Promise<Grey> {
  const { data, info } = await sharp(image, { autoOrient: true })
    .resize({ width: LONG_SIDE, height: LONG_SIDE, fit: "inside", withoutEnlargement: true })
    .flatten({ background: "#ffffff" })
    .toColourspace("srgb")
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  if (channels < 3) throw new Error(`A page with ${channels} channels`);
  const grey = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < grey.length; at += 1, from += channels) {
    grey[at] = Math.max(data[from] as number, data[from + 1] as number, data[from + 2] as number);
  }
  return { data: grey, width, height };
}

/** The page a quarter or half turn on. */
export function turned(grey: Grey, quarters: 1 | 2 | 3): Grey {
  const { data, width, height } = grey;
  const swaps = quarters !== 2;
  const out = { data: new Uint8Array(data.length), width: swaps ? height : width, height: swaps ? width : height };
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [tx, ty] =
        quarters === 1 ? [height - 1 - y, x] : quarters === 2 ? [width - 1 - x, height - 1 - y] : [y, width - 1 - x];
      out.data[ty * out.width + tx] = data[y * width + x] as number;
    }
  }
  return out;
}

/** Averages of square areas, softened once more over 3 x 3, and the factor back to the page. */
export function workingCopy(grey: Grey): { grey: Grey; factor: number } {
  const factor = Math.max(1, Math.max(grey.width, grey.height) / WORK_SIDE);
  const width = Math.floor(grey.width / factor);
  const height = Math.floor(grey.height / factor);
  const small = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const [y0, y1] = [Math.floor(y * factor), Math.max(Math.floor((y + 1) * factor), Math.floor(y * factor) + 1)];
    for (let x = 0; x < width; x += 1) {
      const [x0, x1] = [Math.floor(x * factor), Math.max(Math.floor((x + 1) * factor), Math.floor(x * factor) + 1)];
      let sum = 0;
      for (let sy = y0; sy < y1; sy += 1)
        for (let sx = x0; sx < x1; sx += 1) sum += grey.data[sy * grey.width + sx] as number;
      small[y * width + x] = sum / ((y1 - y0) * (x1 - x0));
    }
  }
  return { grey: { data: softened(small, width, height), width, height }, factor };
}

function softened(data: Uint8Array, width: number, height: number): Uint8Array {
  const out = data.slice();
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      let sum = 0;
      for (let dy = -width; dy <= width; dy += width) {
        const at = y * width + x + dy;
        sum += (data[at - 1] as number) + (data[at] as number) + (data[at + 1] as number);
      }
      out[y * width + x] = sum / 9;
    }
  }
  return out;
}

/** How much darker each pixel is than the paper around it, as a share of the paper's brightness in 1/255. Evens out shadows. */
export function darkness({ data, width, height }: Grey, radius: number): Uint8Array {
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y += 1) {
    let row = 0;
    for (let x = 0; x < width; x += 1) {
      row += data[y * width + x] as number;
      sums[(y + 1) * (width + 1) + x + 1] = (sums[y * (width + 1) + x + 1] as number) + row;
    }
  }
  const out = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const [y0, y1] = [Math.max(0, y - radius), Math.min(height, y + radius + 1)];
    for (let x = 0; x < width; x += 1) {
      const [x0, x1] = [Math.max(0, x - radius), Math.min(width, x + radius + 1)];
      const area =
        (sums[y1 * (width + 1) + x1] as number) -
        (sums[y0 * (width + 1) + x1] as number) -
        (sums[y1 * (width + 1) + x0] as number) +
        (sums[y0 * (width + 1) + x0] as number);
      const paper = area / ((y1 - y0) * (x1 - x0));
      const share = (paper - (data[y * width + x] as number)) / Math.max(24, paper);
      out[y * width + x] = Math.max(0, Math.min(255, share * 255));
    }
  }
  return out;
}
