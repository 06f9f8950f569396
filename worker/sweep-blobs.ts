import { withScope } from "@/db/scope";
import { identityScope } from "@/lib/auth/sessions";
import { clock } from "@/lib/core/clock";
import { log } from "@/lib/core/log";
import type { BlobDriver, StoredEntry } from "@/lib/core/storage/driver";
import { documentStore } from "@/lib/documents/gateway";
import { referencedBlobs } from "@/lib/documents/reads";

/** An upload is over long before this, so what is older and has no row never gets one. */
const GRACE_MS = 2 * 3600_000;
/** Keys asked about at once: one pass over the documents each. */
const BATCH = 20_000;

/** Removes what interrupted uploads left in the store. A blob that any document names stays, whatever its state. */
export async function sweepBlobs(store: BlobDriver = documentStore()): Promise<{ removed: number }> {
  let removed = 0;
  let batch: StoredEntry[] = [];
  const flush = async () => {
    removed += await sweepBatch(batch);
    batch = [];
  };
  for await (const entry of store.listKeys(new Date(clock.now().getTime() - GRACE_MS))) {
    batch.push(entry);
    if (batch.length >= BATCH) await flush();
  }
  await flush();
  if (removed > 0) log.info({ removed }, "swept the document store");
  return { removed };
}

async function sweepBatch(entries: StoredEntry[]): Promise<number> {
  const keys = entries.filter((entry) => entry.kind === "blob").map((entry) => entry.key);
  const kept =
    keys.length === 0 ? new Set() : await withScope(identityScope("sweep_blobs"), (tx) => referencedBlobs(tx, keys));
  const orphans = entries.filter((entry) => entry.kind === "leftover" || !kept.has(entry.key));
  for (const orphan of orphans) await orphan.remove();
  return orphans.length;
}
