import sharp, { type Sharp } from "sharp";
import { judgeLegibility, type Legibility } from "./legibility";
import { type Examined, MAX_PAGE_BYTES, PAGE_MIME, type PageFacts, type Rejection } from "./types";
import { BLANK, BLURRED, damaged, TOO_DARK, tooManyPixels, tooSmall } from "./words";

sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer"] });
sharp.cache(false);
sharp.concurrency(1);

const MIN_LONG_SIDE = 800;
const MIN_SHORT_SIDE = 400;
const JPEG_PIXELS = 110_000_000;
// These two are held in memory whole, unlike a plain JPEG.
const PROGRESSIVE_PIXELS = 40_000_000;
const PNG_PIXELS = 50_000_000;
const SHOWN_LONG_SIDE = 2600;
const SHOWN_SHORT_SIDE = 1000;
const SHOWN_LONGEST_SIDE = 10_000;
const MEASURED_SIDE = 1024;

type RawPage = { data: Buffer; width: number; height: number; channels: 3 | 4 };
export type EncodedPage = { facts: PageFacts; image: Buffer; legibility: Legibility };

export const ILLEGIBLE: Record<Exclude<Legibility, "legible">, Rejection> = {
  dark: TOO_DARK,
  blank: BLANK,
  blurred: BLURRED,
};

/** Decodes a PNG or JPEG, turns it upright and encodes it anew: nothing of the file but its pixels is kept. */
export async function examineImage(bytes: Buffer, mime: "image/png" | "image/jpeg"): Promise<Examined> {
  const size = await headerSize(bytes);
  if (!size) return { verdict: damaged("picture") };
  const { width, height } = size;
  const limit = mime === "image/png" ? PNG_PIXELS : size.progressive ? PROGRESSIVE_PIXELS : JPEG_PIXELS;
  if (width * height > limit) return { verdict: tooManyPixels(width, height, limit) };
  if (Math.max(width, height) < MIN_LONG_SIDE || Math.min(width, height) < MIN_SHORT_SIDE) {
    return { verdict: tooSmall(width, height, MIN_LONG_SIDE, MIN_SHORT_SIDE) };
  }
  const raw = await decode(bytes, width, height, limit);
  if (!raw) return { verdict: damaged("picture") };
  const page = await encodePage(raw);
  if (page.legibility !== "legible") return { verdict: ILLEGIBLE[page.legibility] };
  return { verdict: { accepted: true, mime, pages: [page.facts] }, images: [page.image] };
}

async function headerSize(bytes: Buffer) {
  try {
    const { width, height, isProgressive } = await sharp(bytes, { limitInputPixels: false }).metadata();
    return { width, height, progressive: isProgressive === true };
  } catch {
    return null;
  }
}

async function decode(bytes: Buffer, width: number, height: number, limit: number): Promise<RawPage | null> {
  const scale = shownScale(width, height);
  const box = Math.max(1, Math.round(Math.max(width, height) * scale));
  try {
    const { data, info } = await sharp(bytes, { failOn: "error", limitInputPixels: limit, autoOrient: true })
      .resize({ width: box, height: box, fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#ffffff" })
      .toColourspace("srgb")
      .raw({ depth: "uchar" })
      .toBuffer({ resolveWithObject: true });
    if (info.channels !== 3) return asRgb(data, info.width, info.height, info.channels);
    return { data, width: info.width, height: info.height, channels: 3 };
  } catch {
    return null;
  }
}

/** A long screenshot keeps a readable width; an ordinary picture keeps its long side within bounds. */
function shownScale(width: number, height: number): number {
  const long = Math.max(width, height);
  const short = Math.min(width, height);
  return Math.min(1, Math.max(SHOWN_LONG_SIDE / long, Math.min(SHOWN_SHORT_SIDE / short, SHOWN_LONGEST_SIDE / long)));
}

async function asRgb(data: Buffer, width: number, height: number, channels: 1 | 2 | 4): Promise<RawPage> {
  const rgb = await sharp(data, { raw: { width, height, channels } })
    .removeAlpha()
    .toColourspace("srgb")
    .raw()
    .toBuffer();
  if (rgb.length === width * height * 3) return { data: rgb, width, height, channels: 3 };
  throw new Error("Unexpected channels");
}

/** Encodes raw pixels for viewing and judges whether they can be read. */
export async function encodePage(page: RawPage): Promise<EncodedPage> {
  const { width, height, channels } = page;
  const open = (): Sharp => sharp(page.data, { raw: { width, height, channels } }).removeAlpha();
  const small = await open()
    .resize({ width: MEASURED_SIDE, height: MEASURED_SIDE, fit: "inside", withoutEnlargement: true })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const legibility = judgeLegibility({ width: small.info.width, height: small.info.height, data: small.data });
  const image = await open().jpeg({ quality: 85, chromaSubsampling: "4:4:4" }).toBuffer();
  if (image.length > MAX_PAGE_BYTES) throw new Error("An encoded page is larger than a page may be");
  return { facts: { width, height, mime: PAGE_MIME, sizeBytes: image.length }, image, legibility };
}
