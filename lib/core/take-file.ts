import { BoundedBody } from "./bounded-body";
import { type Refusal, refuse } from "./outcome";
import { StorageError } from "./storage/errors";

const MEGABYTE = 1024 * 1024;
const TIMEOUT_MS = 10 * 60_000;
/** What is still taken after a refusal, so that the sender hears why. */
const DRAIN_MS = 2_000;

const CUT_SHORT = refuse("invalid", "The file did not arrive whole. Check your connection and upload it again.");
const UNAVAILABLE = refuse(
  "unavailable",
  "The file cannot be kept at the moment. Nothing was kept; try again in a minute.",
);

/**
 * Hands on the body of a request, which is one file, while it arrives. Too large, cut short and a store out of reach are refusals; whoever
 * takes it must not read beyond `maxBytes`.
 */
export async function takeFile<T>(
  request: Request,
  { maxBytes, tooLarge }: { maxBytes: number; tooLarge: Refusal },
  take: (bytes: AsyncGenerator<Uint8Array>, signal: AbortSignal) => Promise<T>,
): Promise<T | Refusal> {
  if (Number(request.headers.get("content-length") ?? "0") > maxBytes) return tooLarge;
  const body = new BoundedBody(request.body, maxBytes + MEGABYTE);
  try {
    return await take(body.read(), AbortSignal.any([request.signal, AbortSignal.timeout(TIMEOUT_MS)]));
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    if (error.code === "too_large") return tooLarge;
    return error.code === "cut_short" || error.code === "aborted" ? CUT_SHORT : UNAVAILABLE;
  } finally {
    await body.drain(DRAIN_MS);
  }
}
