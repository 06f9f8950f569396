import { createHash, randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { open, unlink } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

// Three ways to take a body in: let it fall, hash and write it plainly, and the portal's own receipt.
const { receiveBlob } = await import(pathToFileURL(process.env.BENCH_KIT).href);
const folder = join(process.env.PORTICO_DATA, "plain");
mkdirSync(folder, { recursive: true });

async function discard(request) {
  for await (const _ of request);
}

async function plain(request) {
  const path = join(folder, randomUUID());
  const hash = createHash("sha256");
  const handle = await open(path, "wx");
  try {
    for await (const bytes of request) {
      hash.update(bytes);
      await handle.write(bytes);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  await unlink(path);
  return hash.digest("hex");
}

const ways = { "/discard": discard, "/plain": plain, "/portal": receiveBlob };

const server = createServer(async (request, response) => {
  await ways[request.url](request);
  response.end("ok");
});
server.listen(0, "127.0.0.1", () => console.log(`port ${server.address().port}`));
process.on("SIGTERM", () => process.exit(0));
