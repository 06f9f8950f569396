import { randomBytes } from "node:crypto";
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { readJson, writeJson } from "../json-file.mjs";
import { Stop } from "../terminal.mjs";
import { canReach, databaseAccount } from "./account.mjs";
import { sharedFolder } from "./binaries.mjs";

/** The major version of the embedded programs; a folder of another one cannot be opened. */
const major = "18";

/**
 * What is kept about the embedded database beside it.
 * @typedef {object} ClusterRecord
 * @property {string} superuserPassword
 * @property {string} ownerPassword
 * @property {string} [elsewhere] the database folder, when it could not lie in the data folder
 * @property {number} [port]
 * @property {string} [process] identity of the running server
 * @property {boolean} [ready] whether role and database exist
 */

/** @param {string} dataFolder */
export const recordPath = (dataFolder) => join(dataFolder, "postgres.json");

function newRecord() {
  return { superuserPassword: randomBytes(24).toString("hex"), ownerPassword: randomBytes(24).toString("hex") };
}

/** @param {string} folder @param {import("./account.mjs").Account} account */
export function makeFolderFor(folder, account) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (account.uid !== undefined) chownSync(folder, account.uid, account.gid);
}

/**
 * Finds or chooses where the database lives, under which account, and its record. Throws `Stop`.
 * @param {string} dataFolder
 * @returns {{ folder: string, account: import("./account.mjs").Account, record: ClusterRecord }}
 */
export function locateCluster(dataFolder) {
  const saved = readJson(recordPath(dataFolder));
  const usual = join(dataFolder, "postgres");
  const folder = saved?.elsewhere ?? usual;
  const account = databaseAccount(folder);
  if (!account) {
    throw new Stop(
      "PostgreSQL does not run as root and there is no user named postgres or nobody: run as an ordinary user, or set DATABASE_URL.",
    );
  }
  const version = join(folder, "PG_VERSION");
  if (existsSync(version)) {
    if (!saved) {
      throw new Stop(
        `${folder} holds a database, but its password file ${recordPath(dataFolder)} is gone: restore that file, or remove the folder.`,
      );
    }
    const found = readFileSync(version, "utf8").trim();
    if (found !== major) {
      throw new Stop(
        `${folder} was made by PostgreSQL ${found} and this is ${major}: move it away, or set DATABASE_URL to a server of that version.`,
      );
    }
    return { folder, account, record: saved };
  }
  // Root's own mode may have closed the data folder to the account; below a closed home it must lie elsewhere.
  if (account.uid !== undefined && !canReach(dataFolder, account)) chmodSync(dataFolder, 0o711);
  const record = saved ?? newRecord();
  if (canReach(dataFolder, account)) {
    delete record.elsewhere;
  } else {
    record.elsewhere ??= join(sharedFolder, `database-${randomBytes(6).toString("hex")}`);
    makeFolderFor(record.elsewhere, account);
    chmodSync(dirname(record.elsewhere), 0o755);
  }
  delete record.ready;
  writeJson(recordPath(dataFolder), record);
  return { folder: record.elsewhere ?? usual, account, record };
}
