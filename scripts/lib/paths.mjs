import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of this checkout. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Where the bundles of the worker, the command line and the document decoder are written. */
export const bundleFolder = join(root, ".build");

/** The program that `next` runs. */
export const nextProgram = join(root, "node_modules", "next", "dist", "bin", "next");

/**
 * Arguments of Node for the production web server. Half of what a page needs is rubbish when it is sent: a larger young generation collects
 * it before it grows old, and a bound keeps V8 from letting the old one grow to four times of what lives in it. What V8 compiled is kept.
 */
export const webServer = [
  "--require",
  join(root, "scripts", "lib", "code-cache.cjs"),
  "--min-semi-space-size=16",
  "--max-semi-space-size=32",
  "--max-old-space-size=768",
  nextProgram,
  "start",
];
