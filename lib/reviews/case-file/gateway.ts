import { join } from "node:path";
import { type Font, openSync } from "fontkit";
import PDFDocument from "pdfkit";
import { toLatin } from "@/lib/core/text-latin";
import type { CaseFileContent, Picture, Section } from "./types";

const MARGIN = 48;
const INK = "#18181b";
const MUTED = "#5b5b66";
const LABEL_WIDTH = 150;

type Sheet = PDFKit.PDFDocument;

/** The product's own typeface. */
const fontFile = (name: string) => join(process.cwd(), "node_modules/geist/dist/fonts/geist-sans", name);

let typeface: Font | undefined;

function hasLetters(text: string): boolean {
  typeface ??= openSync(fontFile("Geist-Regular.ttf")) as Font;
  for (const letter of text)
    if (letter !== "\n" && !typeface.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0)) return false;
  return true;
}

/** What the typeface cannot draw stands in Latin letters, in brackets, so that nobody takes it for the original. */
export function printable(text: string): string {
  const clean = text.normalize("NFC").replace(/\p{Cc}/gu, (control) => (control === "\n" ? control : " "));
  if (hasLetters(clean)) return clean;
  return clean.replace(/[^\s,.;:()]+/gu, (word) => (hasLetters(word) ? word : `[${toLatin(word) || "?"}]`));
}

function needs(sheet: Sheet, height: number): void {
  if (sheet.y + height > sheet.page.height - MARGIN - 24) sheet.addPage();
}

function drawSection(sheet: Sheet, section: Section): void {
  needs(sheet, 60);
  const width = sheet.page.width - 2 * MARGIN;
  sheet.moveDown(1).font("bold").fontSize(12).fillColor(INK).text(printable(section.title), MARGIN);
  sheet.moveDown(0.3).fontSize(9);
  if (section.lead) sheet.font("sans").fillColor(MUTED).text(printable(section.lead), { width });
  for (const { label, value } of section.rows ?? []) {
    const shown = printable(value);
    const height = sheet.font("sans").heightOfString(shown, { width: width - LABEL_WIDTH });
    needs(sheet, height + 4);
    const top = sheet.y;
    sheet.fillColor(MUTED).text(printable(label), MARGIN, top, { width: LABEL_WIDTH - 8 });
    const labelEnd = sheet.y;
    sheet.fillColor(INK).text(shown, MARGIN + LABEL_WIDTH, top, { width: width - LABEL_WIDTH });
    sheet.y = Math.max(labelEnd, sheet.y) + 3;
    sheet.x = MARGIN;
  }
  for (const { head, lines } of section.items ?? []) {
    needs(sheet, 30);
    sheet.font("bold").fillColor(INK).text(printable(head), MARGIN, sheet.y, { width });
    for (const line of lines) sheet.font("sans").fillColor(MUTED).text(printable(line), { width });
    sheet.moveDown(0.5);
  }
}

function drawPicture(sheet: Sheet, { caption, jpeg }: Picture): void {
  sheet.addPage();
  sheet.font("bold").fontSize(10).fillColor(INK).text(printable(caption), MARGIN, MARGIN);
  const top = sheet.y + 8;
  if (!jpeg) {
    const lost = "The stored file of this page cannot be read: it is missing or was changed.";
    sheet.font("sans").text(lost, MARGIN, top);
    return;
  }
  const fit: [number, number] = [sheet.page.width - 2 * MARGIN, sheet.page.height - top - MARGIN - 24];
  sheet.image(jpeg, MARGIN, top, { fit });
}

/** Draws footers with the number of pages, which is known only at the end. */
function drawFooters(sheet: Sheet, footer: string): void {
  const { start, count } = sheet.bufferedPageRange();
  for (let index = start; index < start + count; index++) {
    sheet.switchToPage(index);
    // Below the margin, where text would otherwise open another page.
    sheet.page.margins.bottom = 0;
    const y = sheet.page.height - MARGIN + 8;
    sheet.font("sans").fontSize(7).fillColor(MUTED);
    sheet.text(printable(footer), MARGIN, y, { lineBreak: false });
    sheet.text(`${index + 1} of ${count}`, MARGIN, y, { width: sheet.page.width - 2 * MARGIN, align: "right" });
  }
}

/** The case file as PDF (A4), drawn page by page; `pictures` are asked for one after the other, so that only one is in memory. */
export async function drawCaseFile(content: CaseFileContent, pictures: AsyncIterable<Picture>): Promise<Buffer> {
  const info = { Title: `${content.subtitle}: ${content.title}`, Creator: "Portico" };
  const sheet = new PDFDocument({ size: "A4", margin: MARGIN, bufferPages: true, lang: "en", info, pdfVersion: "1.7" });
  const parts: Buffer[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    sheet.on("data", (part: Buffer) => parts.push(part));
    sheet.on("end", resolve);
    sheet.on("error", reject);
  });
  sheet.registerFont("sans", fontFile("Geist-Regular.ttf"));
  sheet.registerFont("bold", fontFile("Geist-SemiBold.ttf"));
  sheet.font("bold").fontSize(20).fillColor(INK).text(printable(content.title));
  sheet.font("sans").fontSize(10).fillColor(MUTED).text(printable(content.subtitle));
  for (const section of content.sections) drawSection(sheet, section);
  for await (const picture of pictures) drawPicture(sheet, picture);
  drawFooters(sheet, content.footer);
  sheet.end();
  await ended;
  return Buffer.concat(parts);
}
