import { Socket } from "node:net";
import { type ExamineLimits, examine } from "./examine";
import { type Frame, readFrames, sendBytes, sendFrame } from "./frames";
import { loadRenderer } from "./pdf";
import type { Examined } from "./types";
import { UNSAFE } from "./words";

// The process that reads what strangers sent. It knows no key, no path and no setting: bytes come in and go out on one pipe,
// and it ends with the pipe.
const pipe = new Socket({ fd: 3, readable: true, writable: true });
pipe.on("error", () => process.exit(0));

async function main(): Promise<void> {
  await loadRenderer();
  const frames = readFrames(pipe);
  await sendFrame(pipe, "ready");
  for (let first = await frames.next(); !first.done; first = await frames.next()) {
    const limits: ExamineLimits = JSON.parse(first.value.body.toString("utf8"));
    const bytes = await receive(frames, limits.limitBytes);
    await answer(bytes, limits);
  }
}

async function receive(frames: AsyncGenerator<Frame, void>, limitBytes: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for (let next = await frames.next(); !next.done && next.value.kind === "data"; next = await frames.next()) {
    // One byte beyond the limit is enough to know.
    if (size <= limitBytes) parts.push(Buffer.from(next.value.body));
    size += next.value.body.length;
  }
  return Buffer.concat(parts);
}

async function answer(bytes: Buffer, limits: ExamineLimits): Promise<void> {
  const progress = () => void sendFrame(pipe, "progress").catch(() => undefined);
  let examined: Examined;
  let broken = false;
  try {
    examined = await examine(bytes, limits, progress);
  } catch {
    // Whatever failed without a verdict may have left the decoders in a bad state.
    examined = { verdict: UNSAFE };
    broken = true;
  }
  await sendBytes(pipe, "verdict", Buffer.from(JSON.stringify(examined.verdict)));
  for (const image of "images" in examined ? examined.images : []) await sendBytes(pipe, "page", image);
  await sendFrame(pipe, "done");
  if (broken) pipe.end(() => process.exit(1));
}

main().then(
  () => process.exit(0),
  () => process.exit(1),
);
