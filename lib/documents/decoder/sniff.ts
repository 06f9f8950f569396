import { fileTypeFromBuffer } from "file-type";
import type { DocumentMime, Rejection } from "./types";
import { EMPTY, HEIC, wrongType } from "./words";

const NAMES: Record<string, string> = {
  apng: "an animated PNG",
  avif: "an AVIF picture",
  bmp: "a BMP picture",
  cfb: "an older Office document",
  docx: "a Word document",
  elf: "a program",
  exe: "a Windows program",
  gif: "a GIF picture",
  gz: "a compressed file",
  html: "a web page",
  ico: "an icon",
  jp2: "a JPEG 2000 picture",
  jxl: "a JPEG XL picture",
  macho: "a program",
  mov: "a video",
  mp4: "a video",
  odt: "an OpenDocument text",
  pptx: "a PowerPoint presentation",
  ps: "a PostScript file",
  psd: "a Photoshop picture",
  rar: "a RAR archive",
  rtf: "a rich text document",
  script: "a program script",
  svg: "an SVG drawing",
  tif: "a TIFF picture",
  txt: "a plain text file",
  webp: "a WebP picture",
  xlsx: "an Excel workbook",
  xml: "an XML file",
  zip: "a ZIP archive",
  "7z": "a 7-Zip archive",
};

const HEIC_BRANDS = new Set(["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"]);
const TYPES: Record<string, DocumentMime> = { jpg: "image/jpeg", png: "image/png", pdf: "application/pdf" };

/** What the bytes are; the file's name and the browser's word are not asked. */
export async function sniff(bytes: Buffer): Promise<DocumentMime | Rejection> {
  if (bytes.length === 0) return EMPTY;
  const seems = await kindOf(bytes);
  if (seems === "heic") return HEIC;
  return TYPES[seems] ?? wrongType(NAMES[seems] ?? "something else");
}

async function kindOf(bytes: Buffer): Promise<string> {
  if (bytes.toString("latin1", 4, 8) === "ftyp" && HEIC_BRANDS.has(bytes.toString("latin1", 8, 12))) {
    // mif1 and msf1 are shared by AVIF, which names itself among the compatible brands.
    return bytes.toString("latin1", 8, 64).includes("avif") ? "avif" : "heic";
  }
  // A PDF may begin with white space or a byte order mark; with anything else in front it is something else.
  if (/^(?:\xef\xbb\xbf)?[\0\s]{0,64}%PDF-/.test(bytes.toString("latin1", 0, 80))) return "pdf";
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  // An animated PNG shows its first picture, like any PNG.
  if (found?.ext === "apng") return "png";
  if (found && found.ext !== "xml") return found.ext === "pdf" ? "other" : found.ext;
  return textKindOf(bytes) ?? found?.ext ?? "other";
}

function textKindOf(bytes: Buffer): string | null {
  const head = bytes
    .toString("latin1", 0, 1024)
    .replace(/^\xef\xbb\xbf/, "")
    .trimStart()
    .toLowerCase();
  if (head.startsWith("mz")) return "exe";
  if (head.startsWith("#!")) return "script";
  if (/<svg[\s>]/.test(head)) return "svg";
  if (/<(?:!doctype html|html|head|body|script|iframe|img)[\s>]/.test(head)) return "html";
  if (head.startsWith("<?xml")) return "xml";
  return /^[\t\n\r\x20-\x7e\x80-\xff]+$/.test(head) ? "txt" : null;
}
