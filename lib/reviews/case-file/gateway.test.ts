import { PDFiumLibrary } from "@hyzyla/pdfium";
import fc from "fast-check";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { drawCaseFile, printable } from "./gateway";
import type { Picture } from "./types";

async function* none(): AsyncGenerator<Picture> {}

async function textOf(pdf: Buffer): Promise<string[]> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  const texts = [...document.pages()].map((page) => page.getText());
  document.destroy();
  library.destroy();
  return texts;
}

describe("printed text", () => {
  it("stays as it is where the typeface has its letters", () => {
    const text = "Łódź, Nguyễn Đức, Москва – “5 €”";
    expect(printable(text)).toBe(text.normalize("NFC"));
  });

  it("is Latin in brackets where it has not, word by word", () => {
    expect(printable("Tanaka 田中 (Tokyo)")).toMatch(/^Tanaka \[[A-Za-z ]+\] \(Tokyo\)$/);
    expect(printable("محمد")).toMatch(/^\[[A-Za-z']+\]$/);
  });

  it("can always be drawn", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: "grapheme", maxLength: 40 }), { minLength: 1, maxLength: 5 }),
        async (texts) => {
          const sections = [{ title: texts[0] ?? "", rows: texts.map((text) => ({ label: text, value: text })) }];
          const pdf = await drawCaseFile({ title: "x", subtitle: "y", footer: "z", sections }, none());
          expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe("the file", () => {
  it("flows over pages, counts them, and ends with the pictures", async () => {
    const jpeg = await sharp({ create: { width: 300, height: 200, channels: 3, background: "#888" } })
      .jpeg()
      .toBuffer();
    async function* one(): AsyncGenerator<Picture> {
      yield { caption: "Bill, page 1", jpeg: null };
      yield { caption: "Passport, page 1", jpeg };
    }
    const items = Array.from({ length: 120 }, (_, index) => ({
      head: `Event ${index}`,
      lines: ["What was said about it."],
    }));
    const pdf = await drawCaseFile(
      { title: "Nguyễn Đức", subtitle: "Case file", footer: "confidential", sections: [{ title: "All", items }] },
      one(),
    );
    const pages = await textOf(pdf);
    expect(pages.length).toBeGreaterThan(3);
    expect(pages.join("\n")).toContain("Event 119");
    expect(pages[0]).toContain("Nguyễn Đức");
    expect(pages.at(-2)).toContain("Bill, page 1");
    expect(pages.at(-2)).toContain("cannot be read");
    expect(pages.at(-1)).toContain("Passport, page 1");
    for (const [index, text] of pages.entries()) expect(text).toContain(`${index + 1} of ${pages.length}`);
  });
});
