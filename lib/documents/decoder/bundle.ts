import { build } from "esbuild";

/** Writes the child as one file; it must lie inside the project, where the native packages are found. */
export async function bundleDecoder(outfile: string): Promise<void> {
  await build({
    entryPoints: ["lib/documents/decoder/child.ts"],
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    outfile,
    logLevel: "silent",
  });
}
