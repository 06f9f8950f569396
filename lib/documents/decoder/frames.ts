import type { Duplex } from "node:stream";

/** Parent to child: job, data, end. Child to parent: ready, progress, verdict, page bytes, done. */
type FrameKind = "job" | "data" | "end" | "ready" | "progress" | "verdict" | "page" | "done";
export type Frame = { kind: FrameKind; body: Buffer };

const KINDS: readonly FrameKind[] = ["job", "data", "end", "ready", "progress", "verdict", "page", "done"];
const HEAD_BYTES = 5;
const MAX_FRAME_BYTES = 64 * 1024;

/** Resolves when the other side has room for more, so neither side piles up bytes. */
export async function sendFrame(stream: Duplex, kind: FrameKind, body: Uint8Array = Buffer.alloc(0)): Promise<void> {
  const head = Buffer.alloc(HEAD_BYTES);
  head[0] = KINDS.indexOf(kind);
  head.writeUInt32BE(body.byteLength, 1);
  stream.cork();
  stream.write(head);
  const room = body.byteLength === 0 || stream.write(body);
  stream.uncork();
  if (!room || stream.writableNeedDrain) await drained(stream);
}

/** Sends any number of bytes as frames of bounded size. */
export async function sendBytes(stream: Duplex, kind: FrameKind, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.byteLength; at += MAX_FRAME_BYTES) {
    await sendFrame(stream, kind, bytes.subarray(at, at + MAX_FRAME_BYTES));
  }
}

/** Frames as they arrive; throws on anything that is not one. Ends when the other side closes. */
export async function* readFrames(stream: Duplex): AsyncGenerator<Frame, void> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of stream) {
    const bytes: Buffer = piece;
    rest = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    while (rest.length >= HEAD_BYTES) {
      const kind = KINDS[rest[0] ?? KINDS.length];
      const size = rest.readUInt32BE(1);
      if (!kind || size > MAX_FRAME_BYTES) throw new Error("The other side does not speak in frames");
      if (rest.length < HEAD_BYTES + size) break;
      yield { kind, body: rest.subarray(HEAD_BYTES, HEAD_BYTES + size) };
      rest = rest.subarray(HEAD_BYTES + size);
    }
  }
}

function drained(stream: Duplex): Promise<void> {
  return new Promise((resolve, reject) => {
    if (stream.destroyed) return reject(new Error("The other side has gone"));
    const settle = (done: () => void) => () => {
      stream.off("drain", onDrain);
      stream.off("close", onClose);
      done();
    };
    const onDrain = settle(resolve);
    const onClose = settle(() => reject(new Error("The other side has gone")));
    stream.once("drain", onDrain);
    stream.once("close", onClose);
  });
}
