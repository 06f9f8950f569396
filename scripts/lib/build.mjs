import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { nextProgram, root } from "./paths.mjs";
import { run } from "./run.mjs";
import { isCurrent, leaveStamp, sourceStamp, treeStamp } from "./stamp.mjs";
import { Stop, step } from "./terminal.mjs";

const buildStamp = join(root, ".next", "source-stamp");

/** What a build consists of; the rest of its folder is written while it runs. */
const buildOutput = () => treeStamp(join(root, ".next"), ["BUILD_ID", "server", "static"]);

/** Whether the last production build was made from these very sources and is all there. */
export function isBuilt() {
  return existsSync(buildStamp) && isCurrent(buildStamp, `${sourceStamp()} ${buildOutput()}`);
}

/** Makes the production build unless it is there. Throws `Stop`. @param {NodeJS.ProcessEnv} environment */
export async function ensureBuilt(environment) {
  if (isBuilt()) return;
  // Taken before: a file changed while building asks for another build.
  const stamp = sourceStamp();
  rmSync(buildStamp, { force: true });
  const { code, output } = await step("Building (a minute or two, again only after changes)", () =>
    run(process.execPath, [nextProgram, "build"], { cwd: root, env: environment }),
  );
  if (code !== 0) throw new Stop(`${output.trim()}\n\nThe production build failed: see the messages above.`);
  leaveStamp(buildStamp, `${stamp} ${buildOutput()}`);
}
