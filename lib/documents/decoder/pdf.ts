import { type PDFiumDocument, PDFiumLibrary, type PDFiumPage } from "@hyzyla/pdfium";
import { type EncodedPage, encodePage, ILLEGIBLE } from "./image";
import { inspectPdf } from "./pdf-inspect";
import type { Examined, Rejection } from "./types";
import { damaged, PASSWORD_PROTECTED, pageTooThin, tooManyPages } from "./words";

const POINTS_PER_INCH = 72;
const DPI = 150;
const LONG_SIDE_MIN = 1100;
const LONG_SIDE_MAX = 2400;
const SHORT_SIDE_MIN = 100;

let library: Promise<PDFiumLibrary> | null = null;

/** Loads the renderer ahead of the first document. */
export function loadRenderer(): Promise<PDFiumLibrary> {
  library ??= PDFiumLibrary.init();
  return library;
}

/** Inspects a PDF, then draws each page as a picture: the pictures are all that is ever shown. */
export async function examinePdf(bytes: Buffer, maxPages: number, progress: () => void): Promise<Examined> {
  const refusal = await inspectPdf(bytes, maxPages);
  if (refusal) return { verdict: refusal };
  progress();
  const document = await openDocument(bytes);
  if ("accepted" in document) return { verdict: document };
  try {
    return await drawPages(document, maxPages, progress);
  } finally {
    document.destroy();
  }
}

async function openDocument(bytes: Buffer): Promise<PDFiumDocument | Rejection> {
  const renderer = await loadRenderer();
  try {
    return await renderer.loadDocument(bytes);
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) throw error;
    return error instanceof Error && /password|security/i.test(error.message) ? PASSWORD_PROTECTED : damaged("PDF");
  }
}

async function drawPages(document: PDFiumDocument, maxPages: number, progress: () => void): Promise<Examined> {
  const count = document.getPageCount();
  if (count < 1) return { verdict: damaged("PDF") };
  if (count > maxPages) return { verdict: tooManyPages(String(count), maxPages) };
  const pages: EncodedPage[] = [];
  for (let index = 0; index < count; index += 1) {
    const page = await drawPage(document.getPage(index), index + 1);
    if ("accepted" in page) return { verdict: page };
    pages.push(page);
    progress();
  }
  const verdict = judge(pages);
  if (verdict) return { verdict };
  return {
    verdict: { accepted: true, mime: "application/pdf", pages: pages.map((page) => page.facts) },
    images: pages.map((page) => page.image),
  };
}

async function drawPage(page: PDFiumPage, number: number): Promise<EncodedPage | Rejection> {
  const { originalWidth, originalHeight } = page.getOriginalSize();
  const long = Math.max(originalWidth, originalHeight);
  const short = Math.min(originalWidth, originalHeight);
  if (!(short > 0 && Number.isFinite(long))) return damaged("PDF");
  const wanted = Math.min(LONG_SIDE_MAX, Math.max(LONG_SIDE_MIN, (long * DPI) / POINTS_PER_INCH));
  const scale = wanted / long;
  const width = Math.round(originalWidth * scale);
  const height = Math.round(originalHeight * scale);
  if (Math.min(width, height) < SHORT_SIDE_MIN) {
    return pageTooThin(number, Math.round(originalWidth), Math.round(originalHeight));
  }
  const drawn = await page.render({ width, height, scale: 1, render: async ({ data }) => data });
  return encodePage({
    data: Buffer.from(drawn.data.buffer, drawn.data.byteOffset, drawn.data.length),
    width: drawn.width,
    height: drawn.height,
    channels: 4,
  });
}

/** Empty backs of scanned sheets are ordinary: one readable page is enough. */
function judge(pages: EncodedPage[]): Rejection | null {
  if (pages.some((page) => page.legibility === "legible")) return null;
  const worst = pages.find((page) => page.legibility === "blurred") ?? pages.find((page) => page.legibility === "dark");
  return ILLEGIBLE[worst?.legibility === "blurred" ? "blurred" : worst ? "dark" : "blank"];
}
