import { PDFDocument, StandardFonts } from "@cantoo/pdf-lib";
import sharp from "sharp";
import { finish, percent, quantile, report } from "./lib/figures.mjs";
import { openPortal } from "./lib/portal.mjs";
import { forgetDay, openDesk, sha256, storeFaults } from "./lib/uploads.mjs";

/** 300 ordinary documents through the production upload route, each looked at as its viewer does. */
const count = Number(process.argv[2] ?? 300);
const mark = "PORTICO-PRIVATE-MARK";
const maxBytes = 5 * 1024 * 1024;

const portal = await openPortal({ LOG_LEVEL: "warn" });
const desk = await openDesk(portal);

/** A legible page with a red corner at its upper left, where it is up. */
function drawing(number, width, height) {
  const lines = Array.from({ length: Math.floor((height - 60) / 24) }, (_, line) => {
    const x = 190 + ((line * 37 + number * 91) % 200);
    return `<text x="${x}" y="${50 + line * 24}" font-size="20">Line ${line} of document ${number}: account 062-000 1234${number}</text>`;
  });
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#f2f2ea"/><rect width="160" height="160" fill="#d01010"/>${lines.join("")}</svg>`,
  );
}

/** Turns an upright picture into what a camera held in that orientation stores. */
const turned = {
  1: (upright) => upright,
  2: (upright) => upright.flop(),
  3: (upright) => upright.rotate(180),
  4: (upright) => upright.flip(),
  5: async (upright) => sharp(await upright.rotate(90).png().toBuffer()).flop(),
  6: (upright) => upright.rotate(270),
  7: async (upright) => sharp(await upright.rotate(90).png().toBuffer()).flip(),
  8: (upright) => upright.rotate(90),
};

const exif = {
  IFD0: { ImageDescription: mark, Artist: mark, Copyright: mark },
  IFD3: { GPSLatitudeRef: "S", GPSLatitude: "33/1 52/1 10/1", GPSLongitudeRef: "E", GPSLongitude: "151/1 12/1 30/1" },
};
const xmp = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:source="${mark}"/></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;

/** Puts a comment behind the head of a JPEG. */
function withComment(jpeg) {
  const text = Buffer.from(mark);
  const head = Buffer.from([0xff, 0xfe, 0, text.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), head, text, jpeg.subarray(2)]);
}

async function phoneJpeg(number) {
  const orientation = (number % 8) + 1;
  const [width, height] = [
    [1200, 900],
    [1600, 1200],
    [3000, 4000],
    [900, 1280],
  ][number % 4];
  const upright = sharp(
    await sharp(drawing(number, width, height))
      .png()
      .toBuffer(),
  );
  const camera = sharp(await (await turned[orientation](upright)).png().toBuffer());
  const jpeg = await camera
    .withExif(exif)
    .withMetadata({ orientation, exif })
    .withXmp(xmp)
    .jpeg({ quality: 40 + (number % 5) * 12 })
    .toBuffer();
  return { name: `photo ${number}.jpg`, bytes: withComment(jpeg), orientation, width, height, pages: 1 };
}

async function png(number) {
  const [width, height] = [1000 + (number % 7) * 100, 1400];
  const bytes = await sharp(drawing(number, width, height))
    .withExif(exif)
    .withXmp(xmp)
    .png({ palette: number % 2 === 0 })
    .toBuffer();
  return { name: `scan ${number}.png`, bytes, width, height, pages: 1 };
}

async function pdf(number) {
  const pages = (number % 20) + 1;
  const file = await PDFDocument.create();
  file.setAuthor(mark);
  file.setSubject(mark);
  const font = await file.embedFont(StandardFonts.Helvetica);
  for (let page = 1; page <= pages; page++) {
    const sheet = file.addPage([595, 842]);
    for (let line = 0; line < 30; line++) {
      sheet.drawText(`Statement ${number}, page ${page}, entry ${line}: 1,2${line}.50 AUD`, {
        x: 60,
        y: 780 - line * 24,
        size: 12,
        font,
      });
    }
  }
  return { name: `statement ${number}.pdf`, bytes: Buffer.from(await file.save()), pages };
}

const grain = sharp({
  create: {
    width: 2400,
    height: 1800,
    channels: 3,
    background: "#888",
    noise: { type: "gaussian", mean: 128, sigma: 20 },
  },
})
  .png({ compressionLevel: 1 })
  .toBuffer();

/** A photo with fine grain, so that its file is large. */
async function heavy(number) {
  const bytes = await sharp(await grain)
    .composite([{ input: drawing(number, 2400, 1800), blend: "multiply" }])
    .jpeg({ quality: 70 + (number % 4) * 6 })
    .toBuffer();
  return { name: `heavy ${number}.jpg`, bytes, width: 2400, height: 1800, pages: 1 };
}

const kinds = [phoneJpeg, phoneJpeg, phoneJpeg, phoneJpeg, png, png, pdf, pdf, pdf, heavy];

const wanted = {
  "x-content-type-options": /^nosniff$/,
  "content-security-policy": /^(?=.*sandbox)(?=.*default-src 'none')/,
  "cross-origin-resource-policy": /^same-origin$/,
  "cache-control": /^(?=.*private)(?=.*no-store)/,
  "content-type": /^(image\/jpeg|image\/png|application\/octet-stream)$/,
  "content-disposition": /^(inline|attachment); filename="[\x20-\x7e]*"; filename\*=UTF-8''[\w%.~!#$&+^`|-]+$/,
  "referrer-policy": /^no-referrer$/,
  "strict-transport-security": /max-age=(3153[6-9]|315[4-9]|31[6-9]|3[2-9]|[4-9])\d*/,
};

const seen = {
  accepted: 0,
  turned: [],
  traces: [],
  hashes: [],
  served: 0,
  headers: [],
  refused: [],
  times: [],
  sizes: [],
  shapes: [],
};

async function checkPage(file, answer, page) {
  seen.served++;
  for (const [header, form] of Object.entries(wanted)) {
    const value = answer.headers[header];
    if (answer.status !== 200 || !form.test(String(value))) seen.headers.push(`${file.name} ${header}: ${value}`);
  }
  const facts = await sharp(answer.bytes).metadata();
  const comment = answer.bytes.includes(Buffer.from([0xff, 0xfe]));
  if (
    facts.exif ||
    facts.xmp ||
    facts.iptc ||
    (facts.orientation ?? 1) !== 1 ||
    answer.bytes.includes(mark) ||
    hasComment(answer.bytes, comment)
  )
    seen.traces.push(file.name);
  if (!file.width || page > 1) return;
  const isWide = file.width > file.height;
  if (facts.width > facts.height !== isWide) seen.shapes.push(`${file.name} ${facts.width} x ${facts.height}`);
  const scale = facts.width / file.width;
  const at = Math.round(80 * scale);
  const { data } = await sharp(answer.bytes)
    .extract({ left: at, top: at, width: 1, height: 1 })
    .raw()
    .toBuffer({ resolveWithObject: true });
  if (!(data[0] > 90 && data[1] < 60 && data[2] < 60))
    seen.turned.push(`${file.name}, orientation ${file.orientation}: ${[...data]}`);
}

/** Whether a comment segment stands before the picture's data. */
function hasComment(jpeg, mayHave) {
  if (!mayHave) return false;
  let at = 2;
  while (jpeg[at] === 0xff && jpeg[at + 1] !== 0xda) {
    if (jpeg[at + 1] === 0xfe) return true;
    at += 2 + jpeg.readUInt16BE(at + 2);
  }
  return false;
}

try {
  for (let number = 0; number < count; number++) {
    const file = await kinds[number % kinds.length](number);
    if (file.bytes.length > maxBytes) throw new Error(`${file.name} is too large to be friendly: ${file.bytes.length}`);
    seen.sizes.push(file.bytes.length);
    const answer = await desk.upload(file.bytes, file.name, { isChunked: number % 7 === 0 });
    seen.times.push(answer.ms);
    if (answer.status !== 201) {
      seen.refused.push(`${file.name}: ${answer.status} ${answer.text.slice(0, 160)}`);
      continue;
    }
    seen.accepted++;
    const rows =
      await portal.sql`select sha256, bytes from documents where sha256 = ${sha256(file.bytes)} and bytes = ${file.bytes.length}`;
    if (rows.length === 0 || answer.json.document.sha256 !== sha256(file.bytes)) seen.hashes.push(file.name);
    for (const page of new Set([1, file.pages])) {
      await checkPage(file, await desk.view(answer.json.document.id, page), page);
    }
    if (number % 60 === 59) await forgetDay(portal);
  }
  const share = seen.accepted / count;
  const [least, most] = [Math.min(...seen.sizes), Math.max(...seen.sizes)].map(
    (size) => `${Math.round(size / 1024)} kB`,
  );
  report(
    `friendly files accepted of ${count} (${least} to ${most})`,
    `${seen.accepted}, ${percent(share)}`,
    share >= 0.99,
  );
  report(
    "pictures that stand wrong after all 8 orientations",
    seen.turned.length + seen.shapes.length,
    seen.turned.length + seen.shapes.length === 0,
  );
  report(
    "pages with EXIF, XMP, IPTC, GPS, a comment or the planted mark",
    seen.traces.length,
    seen.traces.length === 0,
  );
  report("files whose SHA-256 differs from the recorded one", seen.hashes.length, seen.hashes.length === 0);
  report(`headers missing or wrong on ${seen.served} document answers`, seen.headers.length, seen.headers.length === 0);
  report(
    "time of an upload, median and p95",
    `${Math.round(quantile(seen.times, 0.5))} and ${Math.round(quantile(seen.times, 0.95))} ms`,
    true,
  );
  const faults = await storeFaults(portal);
  report(
    "blobs without a row, rows without a blob, leftovers",
    JSON.stringify(faults),
    Object.values(faults).every((each) => each === 0),
  );
  for (const line of [...seen.refused, ...seen.turned, ...seen.shapes, ...seen.headers].slice(0, 30))
    process.stdout.write(`      ${line}\n`);
} finally {
  await portal.close();
}
finish();
