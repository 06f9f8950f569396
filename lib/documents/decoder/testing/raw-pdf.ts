import { deflateSync } from "node:zlib";

/** A PDF written by hand, so that it can say what no library would write. Object 1 is the catalog. */
export function rawPdf(objects: (string | Buffer)[], trailer = ""): Buffer {
  const parts: Buffer[] = [Buffer.from("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "latin1")];
  let at = parts[0]?.length ?? 0;
  const offsets: number[] = [];
  objects.forEach((object, index) => {
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), Buffer.from("\nendobj\n")]);
    offsets.push(at);
    at += part.length;
    parts.push(part);
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

export function stream(content: Buffer | string, dict = ""): Buffer {
  const body = deflateSync(content);
  return Buffer.concat([
    Buffer.from(`<< /Length ${body.length} /Filter /FlateDecode ${dict} >>\nstream\n`),
    body,
    Buffer.from("\nendstream"),
  ]);
}

/** Black bars and text, enough for a page that counts as legible. */
export const INK = `BT /F1 20 Tf 60 700 Td 24 TL ${"(Statement of account for a customer) Tj T* ".repeat(20)} ET`;

/** One ordinary page; `catalog` and `page` are put into those dictionaries, `more` follows as objects 6, 7 ... */
export function onePage(parts: {
  catalog?: string;
  page?: string;
  content?: Buffer | string;
  box?: string;
  more?: (string | Buffer)[];
}): Buffer {
  const { catalog = "", page = "", content = INK, box = "0 0 595 842", more = [] } = parts;
  return rawPdf([
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [${box}] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> ${page} >>`,
    stream(content),
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ...more,
  ]);
}
