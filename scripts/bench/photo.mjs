import sharp from "sharp";

const width = 4032;
const height = 3024;
const limitBytes = 5 * 1024 * 1024;

/** Dark lines on paper, as far as a decoder looks: drawn without fonts, which a server may not have. */
function lines() {
  const bars = [];
  for (let y = 300; y < height - 300; y += 90) {
    for (let x = 300, n = 0; x < width - 500; n++) {
      const length = 60 + ((n * 97 + y) % 180);
      bars.push(`<rect x="${x}" y="${y}" width="${length}" height="34"/>`);
      x += length + 40;
    }
  }
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="${width}" height="${height}" fill="#e9e4d8"/><g fill="#26221c">${bars.join("")}</g></svg>`);
}

/** A picture as a phone takes it of a letter: 12 megapixels, grainy, just below the largest size that is taken. */
export async function phonePhoto() {
  const grain = await sharp({
    create: { width, height, channels: 3, noise: { type: "gaussian", mean: 128, sigma: 22 } },
  })
    .png({ compressionLevel: 0 })
    .toBuffer();
  const page = await sharp(lines())
    .removeAlpha()
    .composite([{ input: grain, blend: "soft-light" }])
    .raw()
    .toBuffer();
  let best;
  for (const quality of [80, 88, 92, 94, 96, 97, 98]) {
    const photo = await sharp(page, { raw: { width, height, channels: 3 } })
      .jpeg({ quality })
      .toBuffer();
    if (photo.length > limitBytes) break;
    best = photo;
  }
  return best;
}
