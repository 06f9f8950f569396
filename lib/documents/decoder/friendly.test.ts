import { PDFDocument } from "@cantoo/pdf-lib";
import sharp, { type Sharp } from "sharp";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { driverLicenceSpecimen, nationalIdSpecimen, residencePermitSpecimen } from "../specimens/cards";
import { bankStatementSpecimen, incorporationSpecimen, utilityBillSpecimen } from "../specimens/papers";
import { passportSpecimen } from "../specimens/passport";
import type { SpecimenFile } from "../specimens/types";
import type { StoredDocument } from "./intake";
import { HOLDER, LETTER } from "./testing/hostile-files";
import { onePage } from "./testing/raw-pdf";
import { type Desk, openDesk } from "./testing/tools";

vi.setConfig({ testTimeout: 120_000 });
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

async function accepted(bytes: Buffer): Promise<StoredDocument> {
  const verdict = await desk.takeIn(bytes);
  if (!verdict.accepted) expect.fail(`${verdict.reason}: ${verdict.message}`);
  return verdict;
}

async function firstPage(document: StoredDocument): Promise<Buffer> {
  return desk.read(document.pages[0]?.key ?? "");
}

const company = {
  companyName: "Example Holdings Pty Ltd",
  registrationNumber: "004 085 616",
  country: "AU",
  incorporatedOn: "2012-02-29",
  seed: "c",
};
const SPECIMENS: [string, () => Promise<SpecimenFile>][] = [
  ["a passport", () => passportSpecimen(HOLDER)],
  ["a passport as PNG", () => passportSpecimen(HOLDER, "image/png")],
  ["the front of a national ID", () => nationalIdSpecimen(HOLDER, "front")],
  ["the back of a national ID", () => nationalIdSpecimen(HOLDER, "back", "image/png")],
  ["the front of a licence", () => driverLicenceSpecimen(HOLDER, "front")],
  ["the back of a licence", () => driverLicenceSpecimen({ ...HOLDER, address: LETTER.address }, "back")],
  ["the back of a residence permit", () => residencePermitSpecimen(HOLDER, "back")],
  ["a mostly white utility bill", () => utilityBillSpecimen(LETTER)],
  ["a bank statement of two pages", () => bankStatementSpecimen({ ...LETTER, pages: 2 })],
  ["a certificate", () => incorporationSpecimen(company)],
];

describe("an ordinary document is accepted", () => {
  it.each(SPECIMENS)("%s", async (_, draw) => {
    const { bytes, mime } = await draw();
    expect((await accepted(bytes)).mime).toBe(mime);
  });

  it.each([1, 7, 20])("a PDF of %i pages, each page shown", async (count) => {
    const pdf = await PDFDocument.create();
    for (let page = 1; page <= count; page += 1)
      pdf.addPage([595, 842]).drawText(`Statement, page ${page}`, { x: 60, y: 700, size: 30 });
    const document = await accepted(Buffer.from(await pdf.save()));
    expect(document.pages.map(({ width, height, mime }) => [width, height, mime])).toEqual(
      Array.from({ length: count }, () => [1240, 1754, "image/jpeg"]),
    );
  });

  it("a PDF with an empty back, one that opens at a page, and one that banks lock against printing", async () => {
    const pdf = await PDFDocument.load((await utilityBillSpecimen(LETTER)).bytes);
    pdf.addPage();
    expect((await accepted(Buffer.from(await pdf.save()))).pages.length).toBe(2);
    await accepted(onePage({ catalog: "/OpenAction [3 0 R /Fit]" }));
    await accepted(onePage({ catalog: "/OpenAction << /S /GoTo /D [3 0 R /Fit] >>" }));
    const locked = await PDFDocument.load((await utilityBillSpecimen(LETTER)).bytes);
    locked.encrypt({ userPassword: "", ownerPassword: "owner", permissions: { printing: false } });
    await accepted(Buffer.from(await locked.save()));
  });

  it("a dim, noisy photo and a faint scan", async () => {
    const { bytes } = await passportSpecimen(HOLDER);
    const noise = { type: "gaussian", mean: 128, sigma: 12 } as const;
    const grain = await sharp({ create: { width: 1700, height: 1195, channels: 3, background: "#000", noise } })
      .png()
      .toBuffer();
    const dim = await sharp(bytes)
      .composite([{ input: grain, blend: "soft-light" }])
      .linear(0.4, 0)
      .jpeg({ quality: 70 })
      .toBuffer();
    await accepted(dim);
    await accepted(await sharp(bytes).greyscale().linear(0.35, 150).png().toBuffer());
  });

  it("unusual pictures: grey, 16-bit, transparent, CMYK, progressive, a long screenshot", async () => {
    const { bytes } = await passportSpecimen(HOLDER);
    const bill = sharp(bytes).resize(1080, 1080, { fit: "contain" });
    const variants = [
      await sharp(bytes).greyscale().jpeg().toBuffer(),
      await sharp(bytes).toColourspace("rgb16").png().toBuffer(),
      await sharp(bytes).greyscale().ensureAlpha(0.9).png().toBuffer(),
      await sharp(bytes).toColourspace("cmyk").jpeg().toBuffer(),
      await sharp(bytes).jpeg({ progressive: true }).toBuffer(),
      await bill.extend({ bottom: 5000, background: "#fff" }).png().toBuffer(),
    ];
    const taken = [];
    for (const variant of variants) taken.push(await accepted(variant));
    expect(taken.at(-1)?.pages[0]).toMatchObject({ width: 1000 });
  });
});

describe("what is kept", () => {
  it("stands upright for each of the eight orientations", async () => {
    // Red on top and blue at the bottom left, green at the right: every orientation can be told from every other.
    const upright = sharp((await passportSpecimen(HOLDER)).bytes)
      .resize(1200, 800, { fit: "fill" })
      .composite([
        { input: { create: { width: 1200, height: 200, channels: 3, background: "#d00000" } }, left: 0, top: 0 },
        { input: { create: { width: 200, height: 600, channels: 3, background: "#0000d0" } }, left: 0, top: 200 },
      ]);
    const base = await upright.png().toBuffer();
    // The library mirrors before it turns, in whatever order it is told.
    const stored: Record<number, (image: Sharp) => Sharp> = {
      1: (image) => image,
      2: (image) => image.flop(),
      3: (image) => image.rotate(180),
      4: (image) => image.flip(),
      5: (image) => image.rotate(90).flip(),
      6: (image) => image.rotate(270),
      7: (image) => image.rotate(270).flip(),
      8: (image) => image.rotate(90),
    };
    for (const [orientation, turn] of Object.entries(stored)) {
      const turned = await turn(sharp(base)).png().toBuffer();
      const photo = await sharp(turned)
        .withMetadata({ orientation: Number(orientation) })
        .jpeg({ quality: 95 })
        .toBuffer();
      const page = await firstPage(await accepted(photo));
      const { data, info } = await sharp(page).raw().toBuffer({ resolveWithObject: true });
      const at = (x: number, y: number) => [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)];
      expect([info.width, info.height], orientation).toEqual([1200, 800]);
      expect(at(1100, 60)[0], orientation).toBeGreaterThan(150);
      expect(at(1100, 60)[1], orientation).toBeLessThan(60);
      expect(at(60, 700)[2], orientation).toBeGreaterThan(150);
      expect(at(60, 700)[0], orientation).toBeLessThan(60);
    }
  });

  it("carries no EXIF, position, XMP, profile or comment", async () => {
    const { bytes } = await passportSpecimen(HOLDER);
    const tagged = await sharp(bytes)
      .withExif({
        IFD0: { Copyright: "planted", Make: "planted" },
        IFD3: { GPSLatitudeRef: "S", GPSLatitude: "33/1 52/1 0/1" },
      })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">planted</x:xmpmeta>')
      .withIccProfile("p3")
      .jpeg()
      .toBuffer();
    expect(tagged.includes("planted")).toBe(true);
    const page = await firstPage(await accepted(tagged));
    const facts = await sharp(page).metadata();
    expect([facts.exif, facts.xmp, facts.icc, facts.iptc, facts.comments, facts.orientation]).toEqual(
      Array.from({ length: 6 }, () => undefined),
    );
    expect(page.includes("planted")).toBe(false);
  });
});
