import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import sharp from "sharp";
import { finish, report } from "./lib/figures.mjs";
import { openPortal } from "./lib/portal.mjs";
import { forgetDay, openDesk, sha256, storeFaults } from "./lib/uploads.mjs";

/** Sizes around the limits, false lengths and cut bodies, through the production upload route. */
const MB = 1024 * 1024;
const limit = 5 * MB;
const cuts = Number(process.argv[2] ?? 1000);

const portal = await openPortal({ LOG_LEVEL: "warn" });
const desk = await openDesk(portal);

const lines = Array.from(
  { length: 40 },
  (_, line) =>
    `<text x="40" y="${40 + line * 24}" font-size="20">Entry ${line} of a statement, 1,2${line}.50 AUD</text>`,
);
const picture = await sharp(
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="1400" height="1020"><rect width="100%" height="100%" fill="#eee"/>${lines.join("")}</svg>`,
  ),
)
  .jpeg()
  .toBuffer();

/** The picture with comments up to exactly that size: still whole and legible. */
function ofSize(size, serial = 0) {
  const pieces = [picture.subarray(0, 2)];
  let missing = size - picture.length;
  while (missing > 0) {
    // A segment takes at least 4 bytes, so the last but one leaves room for it.
    const whole = missing <= 65_537 ? missing : Math.min(65_537, missing - 4);
    const segment = Buffer.alloc(whole, 0x20);
    segment.writeUInt16BE(0xfffe, 0);
    segment.writeUInt16BE(whole - 2, 2);
    if (whole > 12) segment.writeUInt32BE(serial, 6);
    pieces.push(segment);
    missing -= whole;
  }
  return Buffer.concat([...pieces, picture.subarray(2)]);
}

const web = portal.webPid();
/** Bytes that the web process has read so far, from sockets and files together. */
const bytesRead = () => Number(/rchar: (\d+)/.exec(readFileSync(`/proc/${web}/io`, "utf8"))?.[1]);
const rows = async () => Number((await portal.sql`select count(*) from documents`)[0].count);

/** Says in raw bytes what no client library would. Resolves with the status, null when the connection just ended. */
async function raw(headers, body, { isCut = false } = {}) {
  const path = desk.pathOf(await desk.place());
  const head = [
    `POST ${path} HTTP/1.1`,
    `Host: ${new URL(portal.origin).host}`,
    `Origin: ${portal.origin}`,
    `Cookie: ${desk.client.cookieHeader}`,
    "X-File-Name: raw.jpg",
    "Connection: close",
    ...headers,
  ];
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port: portal.port });
    let text = "";
    socket.on("data", (piece) => {
      text += piece;
    });
    socket.on("error", () => {});
    socket.on("close", () => resolve({ status: /^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? null, text }));
    socket.write(`${head.join("\r\n")}\r\n\r\n`);
    socket.write(body, () => {
      if (isCut) setImmediate(() => socket.destroy());
    });
    setTimeout(() => socket.destroy(), 20_000).unref();
  });
}

const chunked = (bytes, { isEnded = true } = {}) =>
  Buffer.concat([
    Buffer.from(`${bytes.length.toString(16)}\r\n`),
    bytes,
    Buffer.from(isEnded ? "\r\n0\r\n\r\n" : "\r\n"),
  ]);

async function sizes() {
  const list = [
    ["1 MB - 1", MB - 1, 201],
    ["1 MB", MB, 201],
    ["1 MB + 1", MB + 1, 201],
    ["limit - 1", limit - 1, 201],
    ["limit", limit, 201],
    ["limit + 1", limit + 1, 413],
    ["10 MB - 1", 10 * MB - 1, 413],
    ["10 MB", 10 * MB, 413],
    ["10 MB + 1", 10 * MB + 1, 413],
    ["3 x limit", 3 * limit, 413],
  ];
  for (const isChunked of [false, true]) {
    for (const [name, size, status] of list) {
      const bytes = ofSize(size, isChunked ? 1 : 2);
      const before = bytesRead();
      const kept = await rows();
      let answer;
      try {
        answer = await desk.upload(bytes, `${name}.jpg`, { isChunked });
      } catch (error) {
        answer = { status: error.code, text: "", json: null };
      }
      const read = bytesRead() - before;
      const message = answer.json?.error?.message ?? "";
      const isWord =
        status === 201 ||
        (answer.json?.error?.code === "too_large" && /\b5 MB\b/.test(`${message} ${answer.json.error.remedy}`));
      const isKept = (await rows()) - kept === (status === 201 ? 1 : 0);
      const isStored =
        status !== 201 ||
        (await portal.sql`select 1 from documents where sha256 = ${sha256(bytes)} and bytes = ${size}`).length === 1;
      const isBounded = status === 201 || read <= limit + MB + 0.3 * MB;
      report(
        `${name}${isChunked ? ", chunked" : ""}`,
        `${answer.status}${message ? ` "${message}"` : ""}, ${(read / MB).toFixed(2)} MB read`,
        answer.status === status && isWord && isKept && isStored && isBounded,
      );
      await forgetDay(portal);
    }
  }
}

async function endless() {
  const before = bytesRead();
  const answer = await raw(["Transfer-Encoding: chunked"], chunked(Buffer.alloc(40 * MB, 0x20), { isEnded: false }));
  report(
    "40 MB chunked without an end",
    `${answer.status}, ${((bytesRead() - before) / MB).toFixed(2)} MB read`,
    bytesRead() - before <= limit + 1.3 * MB,
  );
}

async function falseLengths() {
  const bytes = ofSize(400_000, 3);
  const before = await rows();
  const shorter = await raw([`Content-Length: ${bytes.length - 1000}`], bytes);
  const longer = await raw([`Content-Length: ${bytes.length + 1000}`], bytes, { isCut: true });
  const both = await raw([`Content-Length: 10`, "Transfer-Encoding: chunked"], chunked(bytes));
  const signed = await raw([`Content-Length: -5`], bytes);
  const twice = await raw([`Content-Length: 5`, `Content-Length: ${bytes.length}`], bytes);
  const said = { shorter, longer, both, signed, twice };
  const statuses = Object.entries(said).map(([name, { status }]) => `${name} ${status ?? "closed"}`);
  await wait(1000);
  const more = (await rows()) - before;
  report(
    "rows after a Content-Length too short, too long, beside chunked, negative, twice",
    `${more} (${statuses.join(", ")})`,
    more === 0,
  );
}

/** Every second upload is cut off somewhere; whatever is kept must be a whole file that was sent. */
async function cutShort() {
  const sent = new Set();
  const first = await rows();
  let whole = 0;
  for (let number = 0; number < cuts; number++) {
    const bytes = ofSize(picture.length + 1000 + (number % 50) * 1000, 100 + number);
    if (number % 2 === 0) {
      const answer = await desk.upload(bytes, "whole.jpg", { isChunked: number % 4 === 0 });
      if (answer.status === 201) {
        whole++;
        sent.add(sha256(bytes));
      } else process.stdout.write(`      ${answer.status} ${answer.text}\n`);
    } else {
      const part = bytes.subarray(0, Math.floor((bytes.length * (number % 97)) / 97));
      const isChunked = number % 4 === 1;
      await raw(
        [isChunked ? "Transfer-Encoding: chunked" : `Content-Length: ${bytes.length}`],
        isChunked ? chunked(part, { isEnded: false }) : part,
        { isCut: true },
      );
    }
    if (number % 100 === 99) await forgetDay(portal);
  }
  await wait(3000);
  const kept = await portal.sql`select sha256 from documents order by id desc limit ${(await rows()) - first}`;
  const strange = kept.filter(({ sha256: hash }) => !sent.has(hash)).length;
  report(
    `files kept of ${whole} whole and ${cuts - Math.ceil(cuts / 2)} cut uploads`,
    `${kept.length}, ${strange} of them not as sent`,
    kept.length === whole && strange === 0,
  );
}

try {
  await desk.upload(picture, "warm.jpg");
  await sizes();
  await endless();
  await falseLengths();
  await cutShort();
  const faults = await storeFaults(portal);
  report(
    "blobs without a row, rows without a blob, leftovers",
    JSON.stringify(faults),
    Object.values(faults).every((count) => count === 0),
  );
} finally {
  await portal.close();
}
finish();
