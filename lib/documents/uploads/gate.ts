import { UPLOAD_LIMITS } from "./constants";

// Kept on globalThis, because development reloads modules.
const holder = globalThis as typeof globalThis & { porticoUploads?: Map<string, number> };
holder.porticoUploads ??= new Map();
const underWay = holder.porticoUploads;

/**
 * Takes one of a person's places for running uploads and gives back what frees it; null when all are taken. Counted in this
 * process, whose memory and decoders it protects; what protects the store is counted in the database.
 */
export function enterUpload(userId: string): (() => void) | null {
  const count = underWay.get(userId) ?? 0;
  if (count >= UPLOAD_LIMITS.concurrent) return null;
  underWay.set(userId, count + 1);
  let left = false;
  return () => {
    if (left) return;
    left = true;
    const now = (underWay.get(userId) ?? 1) - 1;
    if (now > 0) underWay.set(userId, now);
    else underWay.delete(userId);
  };
}
