import { rm } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../../lib/paths.mjs";

/** Imports a TypeScript module of the checkout. @param {string} file relative to the checkout */
export async function source(file) {
  const { build } = await import("esbuild");
  const outfile = join(root, ".build", `security-${process.pid}-${file.replaceAll(/\W/g, "-")}.mjs`);
  await build({
    absWorkingDir: root,
    entryPoints: [file],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    packages: "external",
    alias: { "@": root },
    logLevel: "error",
  });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(outfile, { force: true });
  }
}
