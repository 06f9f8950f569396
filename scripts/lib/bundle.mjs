import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { bundleFolder, root } from "./paths.mjs";
import { isCurrent, leaveStamp, sourceStamp } from "./stamp.mjs";
import { Stop } from "./terminal.mjs";

const entries = { worker: "worker/main.ts", cli: "db/cli.ts", decoder: "lib/documents/decoder/child.ts" };

/** Replaces a bundle whole and only when it differs: a running process may be reading it. */
function place(path, contents) {
  if (existsSync(path) && readFileSync(path).equals(contents)) return false;
  writeFileSync(`${path}.${process.pid}`, contents);
  renameSync(`${path}.${process.pid}`, path);
  return true;
}

const serverOnly = {
  name: "server-only",
  setup(build) {
    build.onResolve({ filter: /^(server|client)-only$/ }, ({ path }) => ({ path, namespace: "empty" }));
    build.onLoad({ filter: /.*/, namespace: "empty" }, () => ({ contents: "" }));
  },
};

/** Its files are imported by paths that only a bundler resolves, so it goes into the bundles whole. */
const numbers = {
  name: "stdnum",
  setup(build) {
    const { resolve } = createRequire(join(root, "package.json"));
    build.onResolve({ filter: /^stdnum\// }, ({ path }) => ({ path: resolve(path) }));
  },
};

const placer = (onChange) => ({
  name: "place",
  setup(build) {
    build.onEnd(({ errors, outputFiles }) => {
      if (errors.length) return;
      mkdirSync(bundleFolder, { recursive: true });
      const changed = outputFiles.filter(({ path, contents }) => place(path, Buffer.from(contents)));
      onChange(changed.map(({ path }) => basename(path)));
    });
  },
});

function options(onChange, wanted = entries) {
  const present = Object.entries(wanted).filter(([, file]) => existsSync(join(root, file)));
  return {
    absWorkingDir: root,
    entryPoints: present.map(([out, file]) => ({ out, in: file })),
    outdir: bundleFolder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    write: false,
    platform: "node",
    target: "node20",
    format: "esm",
    packages: "external",
    alias: { "@": root },
    sourcemap: true,
    jsx: "automatic",
    logLevel: "error",
    plugins: [serverOnly, numbers, placer(onChange)],
  };
}

/** Bundles worker, command line and decoder into `.build/` unless they are newer than every source. Throws `Stop`. */
export async function ensureBundles() {
  const stampFile = join(bundleFolder, "stamp");
  const stamp = sourceStamp();
  const { entryPoints } = options(() => {});
  const isComplete = entryPoints.every(({ out }) => existsSync(join(bundleFolder, `${out}.mjs`)));
  if (isComplete && isCurrent(stampFile, stamp)) return;
  const { build } = await import("esbuild");
  try {
    await build(options(() => {}));
  } catch {
    throw new Stop("The worker could not be bundled: mend the errors above and run the command again.");
  }
  leaveStamp(stampFile, stamp);
}

/**
 * Bundles one more program beside those of the portal. Throws `Stop`.
 * @param {string} name of the bundle
 * @param {string} file in the checkout
 * @returns {Promise<string>} path of the bundle
 */
export async function bundleOne(name, file) {
  const { build } = await import("esbuild");
  try {
    await build(options(() => {}, { [name]: file }));
  } catch {
    throw new Stop(`${file} could not be bundled: mend the errors above and run the command again.`);
  }
  return join(bundleFolder, `${name}.mjs`);
}

/**
 * Bundles again whenever a source changes.
 * @param {(names: string[]) => void} onChange receives the file names that differ from before
 * @returns {Promise<() => Promise<void>>} ends the watching
 */
export async function watchBundles(onChange) {
  const { context } = await import("esbuild");
  const watching = await context(options(onChange));
  await watching.watch();
  return () => watching.dispose();
}
