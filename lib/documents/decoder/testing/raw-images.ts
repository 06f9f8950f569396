import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";

const SIGNATURE = Buffer.from("89504e470d0a1a0a", "hex");

function pngChunk(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const tail = Buffer.alloc(4);
  tail.writeUInt32BE(crc32(body));
  return Buffer.concat([head, body, tail]);
}

/** A grey PNG whose header says one size and whose data may say another. */
export function rawPng(width: number, height: number, data: Buffer, extra: Buffer[] = []): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  const chunks = [pngChunk("IHDR", header), ...extra, pngChunk("IDAT", data), pngChunk("IEND", Buffer.alloc(0))];
  return Buffer.concat([SIGNATURE, ...chunks]);
}

export function zeros(bytes: number): Buffer {
  return deflateSync(Buffer.alloc(bytes), { level: 9 });
}

/** Puts a chunk right after a PNG's header. */
export function withChunk(png: Buffer, type: string, data: Buffer): Buffer {
  return Buffer.concat([png.subarray(0, 33), pngChunk(type, data), png.subarray(33)]);
}

/** Puts a marker segment right after a JPEG's first two bytes. */
export function withSegment(jpeg: Buffer, marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, data, jpeg.subarray(2)]);
}

/** Rewrites the size in a JPEG's frame header. */
export function withClaimedSize(jpeg: Buffer, width: number, height: number): Buffer {
  const out = Buffer.from(jpeg);
  for (let at = 2; at < out.length - 9 && out[at] === 0xff; at += 2 + out.readUInt16BE(at + 2)) {
    const marker = out[at + 1] ?? 0;
    if (marker === 0xc0 || marker === 0xc2) {
      out.writeUInt16BE(height, at + 5);
      out.writeUInt16BE(width, at + 7);
      return out;
    }
  }
  throw new Error("No frame header found");
}

/** A progressive JPEG whose last scan is repeated, so that decoding takes far longer than its size suggests. */
export async function scanBomb(side: number, times: number): Promise<Buffer> {
  const create = { width: side, height: side, channels: 3, background: "#777" } as const;
  const jpeg = await sharp({ create }).jpeg({ progressive: true }).toBuffer();
  const scan = jpeg.lastIndexOf(Buffer.from([0xff, 0xda]));
  const body = jpeg.subarray(scan, jpeg.length - 2);
  return Buffer.concat([
    jpeg.subarray(0, scan),
    ...Array.from({ length: times }, () => body),
    Buffer.from([0xff, 0xd9]),
  ]);
}
