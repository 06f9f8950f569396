// Installs the git hooks where that makes sense: in a checkout, on a developer's machine, with lefthook present.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

const lefthook = "node_modules/lefthook/bin/index.js";
if (!process.env.CI && existsSync(".git") && existsSync(lefthook)) {
  try {
    execFileSync(process.execPath, [lefthook, "install"], { stdio: "ignore" });
  } catch {
    // Hooks are a convenience: a checkout without git still installs.
  }
}
