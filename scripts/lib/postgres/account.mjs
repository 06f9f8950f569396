import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";

/**
 * The account a database runs under, in the form `spawn` takes.
 * @typedef {{ uid?: number, gid?: number }} Account
 */

function lookUp(name) {
  const ask = (flag) => Number.parseInt(spawnSync("id", [flag, name], { encoding: "utf8" }).stdout ?? "", 10) >>> 0;
  const [uid, gid] = [ask("-u"), ask("-g")];
  return uid ? { uid, gid } : undefined;
}

/**
 * PostgreSQL refuses to run as root: root lends it an account that exists already. Everybody else runs it as themselves.
 * @param {string} folder the database folder, whose owner is kept when it exists
 * @returns {Account | undefined} undefined when root has no account to lend
 */
export function databaseAccount(folder) {
  if (process.getuid?.() !== 0) return {};
  if (existsSync(folder)) {
    const { uid, gid } = statSync(folder);
    if (uid !== 0) return { uid, gid };
  }
  return lookUp("postgres") ?? lookUp("nobody");
}

/** Whether the account can enter the folder. Asked of the system: permissions of every parent count. @param {string} folder @param {Account} account */
export function canReach(folder, account) {
  if (account.uid === undefined) return true;
  return spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", folder], { ...account, cwd: "/" }).status === 0;
}
