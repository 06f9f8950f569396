import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { diskDriver } from "@/lib/core/storage/disk";
import { readBlobBytes } from "@/lib/core/storage/read-blob";
import { bundleDecoder } from "../bundle";
import { takeInDocument } from "../intake";
import { createDecoderPool, type DecoderPoolOptions } from "../pool";

const KEK = { id: 1, key: Buffer.alloc(32, 3) };
const ORG = "org-test";
export const LIMIT = 5 * 1024 * 1024;

/** A store in a temporary folder and a decoder bundled from the sources as they are now. */
export async function openDesk(options: Omit<DecoderPoolOptions, "entry"> = {}) {
  const root = await mkdtemp(join(tmpdir(), "portico-decoder-"));
  const entry = join(process.cwd(), ".build", `decoder-test-${process.pid}-${Date.now()}.mjs`);
  await bundleDecoder(entry);
  const pool = createDecoderPool({ entry, ...options });
  const driver = diskDriver(root);
  await pool.warm();
  return {
    pool,
    takeIn: (bytes: Buffer) =>
      takeInDocument(
        { driver, kek: KEK, pool },
        { orgId: ORG, source: [bytes], limitBytes: LIMIT, expectedBytes: bytes.length },
      ),
    read: (key: string) => readBlobBytes(driver, [KEK], { orgId: ORG, key }, 3 * LIMIT),
    async filesInStore(): Promise<number> {
      return (await readdir(root, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length;
    },
    async close() {
      pool.close();
      await rm(root, { recursive: true, force: true });
      await rm(entry, { force: true });
    },
  };
}

export type Desk = Awaited<ReturnType<typeof openDesk>>;
