import { chmodSync, mkdtempSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readJson, writeJson } from "./json-file.mjs";
import { removeCluster } from "./postgres/cluster.mjs";
import { identityOf, isSameProcess } from "./process-identity.mjs";
import { endSupervisor } from "./supervisor-lock.mjs";

const prefix = `portico-${process.getuid?.() ?? "user"}-`;
const ownerFile = "owner.json";

/** Removes a folder made here, with what may still run in it. @param {string} folder */
export async function removeDataFolder(folder) {
  await endSupervisor(folder);
  await removeCluster(folder);
  rmSync(folder, { recursive: true, force: true });
}

/** Clears away what test runs left that were killed. */
async function sweep() {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(prefix)) continue;
    const folder = join(tmpdir(), name);
    const owner = readJson(join(folder, ownerFile));
    if (!owner || isSameProcess(owner.process)) continue;
    try {
      await removeDataFolder(folder);
    } catch {
      // Another run clears it away at the same moment.
    }
  }
}

/** Makes a data folder that lasts as long as this process; later runs remove it when this one is killed. */
export async function makeDataFolder() {
  await sweep();
  const folder = mkdtempSync(join(realpathSync(tmpdir()), prefix));
  // The database may run under another account, which has to pass through.
  if (process.getuid?.() === 0) chmodSync(folder, 0o711);
  writeJson(join(folder, ownerFile), { process: identityOf(process.pid) });
  return folder;
}
