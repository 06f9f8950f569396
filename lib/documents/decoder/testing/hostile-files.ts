import { PDFDocument } from "@cantoo/pdf-lib";
import sharp from "sharp";
import { utilityBillSpecimen } from "../../specimens/papers";
import { passportSpecimen } from "../../specimens/passport";
import type { RejectionReason } from "../types";
import { rawPng, scanBomb, withClaimedSize, zeros } from "./raw-images";
import { onePage, rawPdf, stream } from "./raw-pdf";

type HostileFile = { name: string; bytes: Buffer; reasons: RejectionReason[] };

export const HOLDER = {
  firstNames: "Mia",
  lastName: "Example",
  dob: "1990-01-02",
  sex: "F",
  nationality: "AU",
  documentNumber: "PX7654321",
  issuingCountry: "AU",
  issuedOn: "2022-05-01",
  expiresOn: "2032-05-01",
  seed: "hostile",
} as const;
export const LETTER = {
  name: "Mia Example",
  address: { line1: "1 Test Street", city: "Perth", postcode: "6000", country: "AU" },
  issuedOn: "2026-01-02",
  seed: "hostile",
};

const file = (name: string, bytes: Buffer | string, ...reasons: RejectionReason[]): HostileFile => ({
  name,
  bytes: typeof bytes === "string" ? Buffer.from(bytes, "latin1") : bytes,
  reasons,
});

/** Our own set of files that mean harm, each with the reasons under which it may be refused. */
export async function hostileFiles(): Promise<HostileFile[]> {
  return [...notDocuments(), ...(await badImages()), ...(await activePdfs()), ...(await heavyPdfs())];
}

function notDocuments(): HostileFile[] {
  const ftyp = (brand: string) => `\0\0\0\x18ftyp${brand}\0\0\0\0${brand}mif1${"\0".repeat(40)}`;
  return [
    file("nothing at all", "", "EMPTY"),
    file("one byte", "x", "WRONG_TYPE"),
    file("a web page", "<!DOCTYPE html><html><script>alert(1)</script></html>", "WRONG_TYPE"),
    file("markup after white space", "\n\n  <html><body onload=alert(1)>", "WRONG_TYPE"),
    file(
      "an SVG with a script",
      '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
      "WRONG_TYPE",
    ),
    file("an SVG behind an XML head", '<?xml version="1.0"?><!DOCTYPE svg><svg onload="x()"></svg>', "WRONG_TYPE"),
    file("a Windows program", `MZ\x90\0\x03${"\0".repeat(200)}PE\0\0`, "WRONG_TYPE"),
    file("a Linux program", `\x7fELF\x02\x01\x01${"\0".repeat(100)}`, "WRONG_TYPE"),
    file("a shell script", "#!/bin/sh\nrm -rf /\n", "WRONG_TYPE"),
    file("a ZIP archive", `PK\x03\x04\x14\0\0\0\0\0${"\0".repeat(60)}`, "WRONG_TYPE"),
    file("an old Office document", `\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${"\0".repeat(600)}`, "WRONG_TYPE"),
    file("a GIF", `GIF89a\x01\0\x01\0\x80${"\0".repeat(40)}`, "WRONG_TYPE"),
    file("a PDF behind a GIF head", Buffer.concat([Buffer.from("GIF89a"), onePage({})]), "WRONG_TYPE"),
    file("a PDF behind markup", Buffer.concat([Buffer.from("<html>"), onePage({})]), "WRONG_TYPE"),
    file("a TIFF", `II*\0\x08\0\0\0${"\0".repeat(40)}`, "WRONG_TYPE"),
    file("an AVIF", ftyp("avif"), "WRONG_TYPE"),
    file("a HEIC photo", ftyp("heic"), "HEIC"),
    file("random bytes", Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * i * 31 + 7) & 255)), "WRONG_TYPE"),
  ];
}

async function badImages(): Promise<HostileFile[]> {
  const jpeg = (await passportSpecimen(HOLDER)).bytes;
  const png = (await passportSpecimen(HOLDER, "image/png")).bytes;
  const flat = (color: string) =>
    sharp({ create: { width: 1200, height: 900, channels: 3, background: color } })
      .png()
      .toBuffer();
  const resized = (width: number, height: number) =>
    sharp(jpeg).resize(width, height, { fit: "fill" }).jpeg().toBuffer();
  return [
    file(
      "markup behind a PNG head",
      Buffer.concat([png.subarray(0, 8), Buffer.from("<script>alert(1)</script>".repeat(20))]),
      "DAMAGED",
      "WRONG_TYPE",
    ),
    file(
      "markup behind a JPEG head",
      Buffer.concat([jpeg.subarray(0, 20), Buffer.from("<script>alert(1)</script>".repeat(20))]),
      "DAMAGED",
      "WRONG_TYPE",
    ),
    file("a JPEG cut in half", jpeg.subarray(0, jpeg.length >> 1), "DAMAGED"),
    file("a JPEG cut near its end", jpeg.subarray(0, jpeg.length - 4000), "DAMAGED"),
    file("a PNG cut in half", png.subarray(0, png.length >> 1), "DAMAGED"),
    file("a PNG cut after its head", png.subarray(0, 60), "DAMAGED"),
    file("a PNG of 30,000 x 30,000", rawPng(30_000, 30_000, zeros(1000)), "TOO_LARGE"),
    file("a PNG of 2 billion x 2 billion", rawPng(2_000_000_000, 2_000_000_000, zeros(1000)), "TOO_LARGE", "DAMAGED"),
    file("a PNG of no size", rawPng(0, 0, zeros(10)), "DAMAGED"),
    file("a JPEG that claims 65,000 x 65,000", withClaimedSize(jpeg, 65_000, 65_000), "TOO_LARGE"),
    file("a PNG that unpacks to 48 million black pixels", rawPng(8000, 6000, zeros(8001 * 6000)), "TOO_DARK"),
    file("a PNG with 300 MB behind its pixels", rawPng(900, 900, zeros(300_000_000)), "DAMAGED", "TOO_DARK"),
    file("a JPEG of 400 scans", await scanBomb(5000, 400), "DAMAGED", "BLANK", "UNSAFE"),
    file("a small photo", await resized(320, 200), "TOO_SMALL"),
    file("a strip", await resized(3000, 90), "TOO_SMALL"),
    file("a black photo", await flat("#0a0a0a"), "TOO_DARK"),
    file("a white photo", await flat("#fefefe"), "BLANK"),
    file("a grey photo", await flat("#808080"), "BLANK"),
    file("a photo out of focus", await sharp(jpeg).blur(14).jpeg().toBuffer(), "BLURRED"),
  ];
}

async function activePdfs(): Promise<HostileFile[]> {
  const script = "<< /S /JavaScript /JS (app.alert\\(1\\)) >>";
  const packed = await PDFDocument.create();
  packed.addPage().drawText("Statement", { size: 40 });
  packed.addJavaScript("start", "app.alert(1)");
  const locked = await PDFDocument.load((await utilityBillSpecimen(LETTER)).bytes);
  locked.encrypt({ userPassword: "secret", ownerPassword: "owner", permissions: {} });
  const attached = await PDFDocument.create();
  attached.addPage().drawText("Statement", { size: 40 });
  await attached.attach(Buffer.from("MZ"), "setup.exe", { mimeType: "application/octet-stream" });
  const field = "<< /Type /Annot /Subtype /Widget /FT /Btn /Rect [0 0 9 9] /T (a)";
  return [
    file("a script on opening", onePage({ catalog: `/OpenAction ${script}` }), "ACTIVE_CONTENT"),
    file(
      "a script in the name tree",
      onePage({ catalog: `/Names << /JavaScript << /Names [(a) 6 0 R] >> >>`, more: [script] }),
      "ACTIVE_CONTENT",
    ),
    file(
      "a script under an escaped name",
      onePage({ catalog: "/OpenAction << /S /#4aavaScript /#4A#53 (x) >>" }),
      "ACTIVE_CONTENT",
    ),
    file(
      "a script inside a packed object stream",
      Buffer.from(await packed.save({ useObjectStreams: true })),
      "ACTIVE_CONTENT",
    ),
    file("a script in an object nobody refers to", onePage({ more: [script] }), "ACTIVE_CONTENT"),
    file(
      "a script in an older revision",
      Buffer.concat([onePage({ catalog: `/OpenAction ${script}` }), onePage({}).subarray(9)]),
      "ACTIVE_CONTENT",
    ),
    file("a script when a page opens", onePage({ page: `/AA << /O ${script} >>` }), "ACTIVE_CONTENT"),
    file(
      "a link that opens by itself",
      onePage({ catalog: "/OpenAction << /S /URI /URI (http://example.test) >>" }),
      "ACTIVE_CONTENT",
    ),
    file(
      "a program start",
      onePage({ page: "/Annots [<< /Subtype /Link /Rect [0 0 9 9] /A << /S /Launch /F (cmd.exe) >> >>]" }),
      "ACTIVE_CONTENT",
    ),
    file(
      "a form that sends",
      onePage({ page: `/Annots [${field} /A << /S /SubmitForm /F (http://example.test) >> >>]` }),
      "ACTIVE_CONTENT",
    ),
    file("an attached program", Buffer.from(await attached.save()), "ACTIVE_CONTENT"),
    file("rich media", onePage({ page: "/Annots [<< /Subtype /RichMedia /Rect [0 0 9 9] >>]" }), "ACTIVE_CONTENT"),
    file(
      "an XFA form",
      onePage({ catalog: "/AcroForm << /Fields [] /XFA 6 0 R >>", more: [stream("<xdp/>")] }),
      "ACTIVE_CONTENT",
    ),
    file("a PDF with a password", Buffer.from(await locked.save()), "PASSWORD_PROTECTED"),
  ];
}

async function heavyPdfs(): Promise<HostileFile[]> {
  const whole = (await utilityBillSpecimen({ ...LETTER, pages: 2 })).bytes;
  const many = await PDFDocument.create();
  for (let page = 0; page < 21; page += 1) many.addPage().drawText(`Page ${page}`);
  const pages = "/Type /Pages /Count 1";
  const deep = Array.from({ length: 5000 }, (_, i) => `<< ${pages} /Kids [${i + 3} 0 R] >>`);
  const leaf = "<< /Type /Page /MediaBox [0 0 595 842] >>";
  const packed = (count: number, first: number) => `/Type /ObjStm /N ${count} /First ${first}`;
  return [
    file("a PDF of 21 pages", Buffer.from(await many.save()), "TOO_MANY_PAGES"),
    file("a head and nothing more", "%PDF-1.7\n%%EOF", "DAMAGED"),
    file("a PDF cut in half", whole.subarray(0, whole.length >> 1), "DAMAGED"),
    file(
      "a PDF without pages",
      rawPdf(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"]),
      "DAMAGED",
    ),
    file("an empty page", onePage({ content: "" }), "BLANK"),
    file("a page of no size", onePage({ box: "0 0 0 0", content: "" }), "BLANK", "DAMAGED", "TOO_SMALL"),
    file("a page of a billion points", onePage({ box: "0 0 1000000000 1000000000" }), "BLANK", "DAMAGED", "BLURRED"),
    file("a page like a thread", onePage({ box: "0 0 2 100000" }), "TOO_SMALL", "DAMAGED"),
    file("a page tree 5,000 deep", rawPdf(["<< /Type /Catalog /Pages 2 0 R >>", ...deep, leaf]), "DAMAGED"),
    file(
      "a page tree that bites its tail",
      rawPdf(["<< /Type /Catalog /Pages 2 0 R >>", `<< ${pages} /Kids [2 0 R] >>`]),
      "DAMAGED",
    ),
    file(
      "a million kids under a false count",
      rawPdf(["<< /Type /Catalog /Pages 2 0 R >>", `<< ${pages} /Kids [${"3 0 R ".repeat(800_000)}] >>`, leaf]),
      "TOO_MANY_PAGES",
      "DAMAGED",
      "UNSAFE",
    ),
    file("400 MB of page content", onePage({ content: Buffer.alloc(400_000_000, "0 ") }), "BLANK", "UNSAFE", "DAMAGED"),
    file(
      "an object stream of 900 MB",
      onePage({ more: [stream(Buffer.alloc(900_000_000, " "), packed(1, 5))] }),
      "UNSAFE",
      "DAMAGED",
    ),
    file(
      "drawing without end",
      onePage({ content: `${"0 0 595 842 re W n 0 0 m 9 9 590 3 595 842 c 0 842 l f* ".repeat(600_000)}` }),
      "BLANK",
      "UNSAFE",
      "TOO_DARK",
      "BLURRED",
    ),
    file(
      "arrays in arrays in arrays",
      onePage({ catalog: `/Extra ${"[".repeat(200_000)}${"]".repeat(200_000)}` }),
      "DAMAGED",
      "UNSAFE",
    ),
    file(
      "a form that draws itself",
      onePage({
        content: "/X Do",
        page: "/Resources << /XObject << /X 6 0 R >> >>",
        more: [
          stream(
            "/X Do /X Do",
            "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X 6 0 R >> >>",
          ),
        ],
      }),
      "BLANK",
      "UNSAFE",
      "DAMAGED",
    ),
    file(
      "a picture of 4 billion pixels inside",
      onePage({
        content: "595 0 0 842 0 0 cm /I Do",
        page: "/Resources << /XObject << /I 6 0 R >> >>",
        more: [
          stream(
            Buffer.alloc(100_000),
            "/Type /XObject /Subtype /Image /Width 65000 /Height 65000 /ColorSpace /DeviceRGB /BitsPerComponent 8",
          ),
        ],
      }),
      "BLANK",
      "UNSAFE",
      "DAMAGED",
      "TOO_DARK",
    ),
  ];
}
