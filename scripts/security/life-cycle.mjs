import { spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "../lib/paths.mjs";
import { finish, report } from "./lib/figures.mjs";

/**
 * The model of the life cycle and the races, as `npm test` runs them in short, in full: `life-cycle.mjs 10000 500 [seed]`. They run on a
 * database of their own; a divergence ends with the seed and the shortest sequence that shows it.
 */
const [sequences = "10000", rounds = "500", seed = String(Date.now() % 2 ** 31)] = process.argv.slice(2);

/** Runs one test file and gives what it printed. @param {string} file @param {Record<string, string>} settings */
async function run(file, settings) {
  const program = join(root, "node_modules/vitest/vitest.mjs");
  const child = spawn(process.execPath, [program, "run", "--project", "integration", file], {
    cwd: root,
    env: { ...process.env, NO_COLOR: "1", ...settings },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.on("data", (chunk) => {
    output += chunk;
    process.stdout.write(chunk);
  });
  const code = await new Promise((resolve) => child.once("exit", resolve));
  return { output, isGood: code === 0 };
}

const model = await run("lib/customers/lifecycle/model.db.test.ts", { MODEL_RUNS: sequences, MODEL_SEED: seed });
const races = await run("lib/reviews/decisions/races.db.test.ts", { RACE_ROUNDS: rounds });
const [, acts = "?"] = /sequences, (\d+) acts/.exec(model.output) ?? [];
report(`G42 ${sequences} sequences against the model, seed ${seed}`, `${acts} acts`, model.isGood);
for (const [, name, ends] of races.output.matchAll(/^(.+): \d+ rounds, (.+)$/gm)) {
  report(`G41 ${name}, ${rounds} rounds`, ends, races.isGood);
}
const [kept = "no count"] = /^\d+ changes of status.*$/m.exec(races.output) ?? [];
report("G41 audit rows and states", kept, races.isGood);
finish();
