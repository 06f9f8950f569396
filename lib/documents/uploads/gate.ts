import { UPLOAD_LIMITS } from "./constants";

// Kept on globalThis, because development reloads modules.
const holder = globalThis as typeof globalThis & { porticoUploads?: Map<string, number> };
holder.porticoUploads ??= new Map();
const underWay = holder.porticoUploads;

/**
 * Takes one of a sender's places for running uploads (a person's, or a link's) and gives back what frees it; null when all are taken.
 * Counted in this process, whose memory and decoders it protects; what protects the store is counted in the database.
 */
export function enterUpload(senderId: string): (() => void) | null {
  const count = underWay.get(senderId) ?? 0;
  if (count >= UPLOAD_LIMITS.concurrent) return null;
  underWay.set(senderId, count + 1);
  let left = false;
  return () => {
    if (left) return;
    left = true;
    const now = (underWay.get(senderId) ?? 1) - 1;
    if (now > 0) underWay.set(senderId, now);
    else underWay.delete(senderId);
  };
}
