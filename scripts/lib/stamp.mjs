import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./paths.mjs";

const folders = ["app", "components", "lib", "db", "worker", "public"];
const rootFiles = /^(next\.config|postcss\.config|proxy|instrumentation|tsconfig|package-lock)\b.*\.(js|mjs|ts|json)$/;
const notBuilt = /\.test\.tsx?$|^db\/testing\//;

/** Every file that a build reads, as paths relative to `base`, in a fixed order. @param {string} base */
export function sourceFiles(base) {
  const found = readdirSync(base).filter((name) => rootFiles.test(name));
  const walk = (folder) => {
    for (const entry of readdirSync(join(base, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) walk(path);
      else if (!notBuilt.test(path)) found.push(path);
    }
  };
  const present = new Set(readdirSync(base));
  for (const folder of folders) if (present.has(folder)) walk(folder);
  return found.sort();
}

/** A hash over names, sizes and times of the sources: equal stamps need no new build. @param {string} [base] */
export function sourceStamp(base = root) {
  const hash = createHash("sha256").update(process.version);
  for (const file of sourceFiles(base)) {
    const { mtimeMs, size } = statSync(join(base, file));
    hash.update(`\n${file} ${mtimeMs} ${size}`);
  }
  return hash.digest("hex");
}

/** Where a running server keeps answers; its content comes and goes. */
const notKept = new Set(["route-cache"]);

/**
 * A hash over names and sizes of everything there: tells a whole tree from one with files gone or cut.
 * @param {string} base
 * @param {string[]} names inside it
 */
export function treeStamp(base, names) {
  const hash = createHash("sha256");
  const walk = (path) => {
    const found = statSync(join(base, path), { throwIfNoEntry: false });
    if (found?.isDirectory()) {
      for (const name of readdirSync(join(base, path)).sort()) if (!notKept.has(name)) walk(join(path, name));
    } else hash.update(`\n${path} ${found?.size ?? "gone"}`);
  };
  for (const name of names) walk(name);
  return hash.digest("hex");
}

/** @param {string} file where an earlier build left its stamp @param {string} stamp */
export function isCurrent(file, stamp) {
  try {
    return readFileSync(file, "utf8") === stamp;
  } catch {
    return false;
  }
}

/** @param {string} file @param {string} stamp */
export function leaveStamp(file, stamp) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, stamp);
}
