import { PDFiumLibrary } from "@hyzyla/pdfium";
import sharp from "sharp";
import type { RasterFormat } from "./types";

let library: Promise<PDFiumLibrary> | null = null;

/** Draws the first page of one of our own PDFs as a picture of the given width in pixels. */
export async function rasterise(pdf: Buffer, width: number, format: RasterFormat): Promise<Buffer> {
  library ??= PDFiumLibrary.init();
  const document = await (await library).loadDocument(pdf);
  try {
    const page = document.getPage(0);
    const scale = width / page.getOriginalSize().originalWidth;
    const { data, ...size } = await page.render({ scale, render: async (raw) => raw.data });
    const picture = sharp(data, { raw: { width: size.width, height: size.height, channels: 4 } }).removeAlpha();
    return await (format === "image/png"
      ? picture.png({ compressionLevel: 6 })
      : picture.jpeg({ quality: 82 })
    ).toBuffer();
  } finally {
    document.destroy();
  }
}
