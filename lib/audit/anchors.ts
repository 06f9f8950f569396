import { constants, createReadStream } from "node:fs";
import { mkdir, open } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import { equalText } from "@/lib/core/crypto";
import { env } from "@/lib/core/env";
import { type Anchor, anchorMac } from "./chain";

const anchorInput = z.strictObject({
  seq: z.int().min(1),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  count: z.int().min(1),
  at: z.iso.datetime(),
  mac: z.string(),
});

/** Where the ends of the chain are written. */
export const anchorFile = (): string => env().PORTICO_AUDIT_ANCHOR ?? join(env().PORTICO_DATA, "audit-anchors.jsonl");

function parseAnchor(line: string): Anchor | null {
  try {
    const { mac, ...anchor } = anchorInput.parse(JSON.parse(line));
    return equalText(mac, anchorMac(anchor)) ? anchor : null;
  } catch {
    return null;
  }
}

/** Every line of the file; null for one that is damaged or was not written with our key. No lines when there is no file. */
export async function* readAnchors(file: string): AsyncGenerator<Anchor | null> {
  try {
    const handle = await open(file, "r");
    await handle.close();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  for await (const line of createInterface({ input: createReadStream(file) })) {
    if (line !== "") yield parseAnchor(line);
  }
}

/** The furthest end that was written, or null. */
export async function lastAnchor(file: string): Promise<Anchor | null> {
  let last: Anchor | null = null;
  for await (const anchor of readAnchors(file)) if (anchor && anchor.seq >= (last?.seq ?? 0)) last = anchor;
  return last;
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Adds a line; when it returns the line is on the disk. */
export async function appendAnchor(file: string, anchor: Anchor): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const handle = await open(file, "a+", 0o600);
  try {
    const { size } = await handle.stat();
    const end = Buffer.alloc(1);
    if (size > 0) await handle.read(end, 0, 1, size - 1);
    // A crash may have left half a line: it must not spoil this one.
    const lead = size > 0 && end.toString() !== "\n" ? "\n" : "";
    await handle.appendFile(`${lead}${JSON.stringify({ ...anchor, mac: anchorMac(anchor) })}\n`);
    await handle.sync();
    if (size === 0) await syncFolder(dirname(file));
  } finally {
    await handle.close();
  }
}
