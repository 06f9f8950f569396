import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";

/**
 * The content of a JSON file of ours.
 * @param {string} path
 * @returns {any} undefined when it is absent or unreadable as JSON
 */
export function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}

/** Replaces a JSON file whole, readable by its owner only. @param {string} path @param {unknown} value */
export function writeJson(path, value) {
  const temporary = `${path}.${process.pid}`;
  rmSync(temporary, { force: true });
  writeFileSync(temporary, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(temporary, path);
}
