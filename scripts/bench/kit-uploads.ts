import type { MerchantScope } from "@/lib/auth/scope";
import type { BlobDriver } from "@/lib/core/storage/driver";
import type { DecoderPool } from "@/lib/documents/decoder/pool";
import { documentStore, documentTools, setDecoderPool } from "@/lib/documents/gateway";
import { startDraft } from "@/lib/drafts/writes";

type Writing = Pick<BlobDriver, "put" | "delete">;

/** A store that takes in and keeps nothing, so that only the database is measured. */
const nowhere: Writing = {
  async put(_key, source) {
    for await (const _bytes of source);
  },
  async delete() {},
};

/** Accepts everything unseen, as one page of one byte. */
const yes: DecoderPool = {
  async decode({ onPage }) {
    await onPage(0, oneByte());
    const page = { width: 1000, height: 700, mime: "image/jpeg", sizeBytes: 1 } as const;
    return { accepted: true, mime: "image/jpeg", pages: [page] };
  },
  warm: async () => undefined,
  close: () => undefined,
  pids: () => [],
};

async function* oneByte() {
  yield new Uint8Array(1);
}

/** Runs `work` as if every document were decoded and stored already. */
export async function withoutDocumentWork<T>(work: () => Promise<T>): Promise<T> {
  const driver = documentStore();
  const real: Writing = { put: driver.put, delete: driver.delete };
  Object.assign(driver, nowhere);
  setDecoderPool(yes);
  try {
    return await work();
  } finally {
    Object.assign(driver, real);
    setDecoderPool(null);
  }
}

/** Ends the processes that decode documents for this one. */
export function stopDecoding(): void {
  documentTools().pool.close();
  setDecoderPool(null);
}

/** A new draft of a person; its outside id. */
export async function emptyDraft(scope: MerchantScope): Promise<string> {
  const draft = await startDraft(scope, { type: "INDIVIDUAL", purpose: "WALLET" });
  if (!draft.ok) throw new Error(draft.message);
  return draft.value.id;
}
