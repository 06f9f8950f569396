import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of this checkout. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Where the bundles of the worker, the command line and the document decoder are written. */
export const bundleFolder = join(root, ".build");

/** The program that `next` runs. */
export const nextProgram = join(root, "node_modules", "next", "dist", "bin", "next");
