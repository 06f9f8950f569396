import { type Color, degrees, PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from "@cantoo/pdf-lib";
import { latin } from "./countries";

export type Ink = readonly [red: number, green: number, blue: number];
export type Weight = "regular" | "bold" | "mono" | "serif";
export type TextStyle = { size?: number; weight?: Weight; ink?: Ink; spacing?: number; right?: boolean };

export const BLACK: Ink = [0.1, 0.1, 0.13];
export const GREY: Ink = [0.42, 0.44, 0.48];

const FONTS: Record<Weight, StandardFonts> = {
  regular: StandardFonts.Helvetica,
  bold: StandardFonts.HelveticaBold,
  mono: StandardFonts.Courier,
  serif: StandardFonts.TimesRoman,
};

/** A document under the pen: points from the top left corner, fonts that need none from the system. */
export class Sheet {
  #page: PDFPage | null = null;

  private constructor(
    private readonly document: PDFDocument,
    private readonly fonts: Record<Weight, PDFFont>,
  ) {}

  static async start(): Promise<Sheet> {
    // No creation date: the bytes depend on the parameters alone.
    const document = await PDFDocument.create({ updateMetadata: false });
    const [regular, bold, mono, serif] = await Promise.all([
      document.embedFont(FONTS.regular),
      document.embedFont(FONTS.bold),
      document.embedFont(FONTS.mono),
      document.embedFont(FONTS.serif),
    ]);
    return new Sheet(document, { regular, bold, mono, serif });
  }

  addPage(width: number, height: number): void {
    this.#page = this.document.addPage([width, height]);
  }

  text(text: string, x: number, y: number, style: TextStyle = {}): void {
    const { size = 9, weight = "regular", ink = BLACK, spacing = 0, right = false } = style;
    const font = this.fonts[weight];
    const shown = latin(text);
    if (spacing > 0) {
      [...shown].forEach((char, index) => {
        this.#open.drawText(char, { x: x + index * spacing, y: this.#height - y, size, font, color: color(ink) });
      });
      return;
    }
    const left = right ? x - font.widthOfTextAtSize(shown, size) : x;
    this.#open.drawText(shown, { x: left, y: this.#height - y, size, font, color: color(ink) });
  }

  /** A small caption with its value below it. */
  field(caption: string, value: string, x: number, y: number, size = 9): void {
    this.text(caption, x, y, { size: size * 0.6, ink: GREY });
    this.text(value, x, y + size * 1.1, { size, weight: "bold" });
  }

  rect(x: number, y: number, width: number, height: number, ink: Ink, opacity = 1): void {
    this.#open.drawRectangle({ x, y: this.#height - y - height, width, height, color: color(ink), opacity });
  }

  frame(x: number, y: number, width: number, height: number, ink: Ink, thickness = 0.7): void {
    const place = { x, y: this.#height - y - height, width, height };
    this.#open.drawRectangle({ ...place, borderColor: color(ink), borderWidth: thickness });
  }

  ellipse(x: number, y: number, xScale: number, yScale: number, ink: Ink, opacity = 1): void {
    this.#open.drawEllipse({ x, y: this.#height - y, xScale, yScale, color: color(ink), opacity });
  }

  line(x1: number, y1: number, x2: number, y2: number, ink: Ink = GREY, thickness = 0.5): void {
    const start = { x: x1, y: this.#height - y1 };
    this.#open.drawLine({ start, end: { x: x2, y: this.#height - y2 }, color: color(ink), thickness });
  }

  /** Says across the page that this is nobody's document. */
  stampSpecimen(size: number): void {
    const { width, height } = this.#open.getSize();
    const font = this.fonts.bold;
    const angle = Math.atan2(height, width);
    const half = font.widthOfTextAtSize("SPECIMEN", size) / 2;
    this.#open.drawText("SPECIMEN", {
      x: width / 2 - half * Math.cos(angle),
      y: height / 2 - half * Math.sin(angle),
      size,
      font,
      color: rgb(0.75, 0.1, 0.15),
      opacity: 0.28,
      rotate: degrees((angle * 180) / Math.PI),
    });
  }

  async save(): Promise<Buffer> {
    return Buffer.from(await this.document.save({ useObjectStreams: false }));
  }

  get #open(): PDFPage {
    if (!this.#page) throw new Error("Add a page before drawing");
    return this.#page;
  }

  get #height(): number {
    return this.#open.getHeight();
  }
}

function color([red, green, blue]: Ink): Color {
  return rgb(red, green, blue);
}
