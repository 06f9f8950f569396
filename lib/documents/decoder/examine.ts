import { examineImage } from "./image";
import { examinePdf } from "./pdf";
import { sniff } from "./sniff";
import type { Examined } from "./types";
import { tooLarge } from "./words";

export type ExamineLimits = { limitBytes: number; maxPages: number };

/** The whole judgement over the bytes of one file. Only the child process calls this: it decodes what strangers sent. */
export async function examine(bytes: Buffer, limits: ExamineLimits, progress: () => void): Promise<Examined> {
  if (bytes.length > limits.limitBytes) return { verdict: tooLarge(limits.limitBytes) };
  const kind = await sniff(bytes);
  if (typeof kind !== "string") return { verdict: kind };
  progress();
  return kind === "application/pdf" ? examinePdf(bytes, limits.maxPages, progress) : examineImage(bytes, kind);
}
