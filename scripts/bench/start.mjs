import { setTimeout as wait } from "node:timers/promises";
import { Stop, step } from "../lib/terminal.mjs";
import { startChild } from "./children.mjs";
import { send } from "./http.mjs";
import { ms, times } from "./table.mjs";
import { percentile } from "./timing.mjs";

const rounds = 4;
const bareServer = `require("node:http").createServer((_, answer) => answer.end("ok")).listen(+process.env.PORT, "127.0.0.1")`;

/** Milliseconds from now until the address answers with 200. */
async function untilReady(child, url, headers, started) {
  for (;;) {
    const answer = await send(url, { headers }).catch(() => undefined);
    if (answer?.status === 200) return performance.now() - started;
    if (answer && answer.status !== 503) throw new Stop(`${url} answered ${answer.status} at the start`);
    if (performance.now() - started > 60_000) throw new Stop(`${url} did not answer:\n${child.output()}`);
    await wait(5);
  }
}

async function startOf(child, url, headers = {}) {
  const started = performance.now();
  const running = await child();
  try {
    return await untilReady(running, url, headers, started);
  } finally {
    await running.stop();
  }
}

/** First page after start, on a build that is there. @param {import("./stage.mjs").Stage} stage */
export async function measure(stage) {
  await stage.prepareWeb();
  await stage.endWeb();
  const cookie = await stage.kit.signIn(stage.person);
  const took = { signIn: [], customers: [], bare: [] };
  const bare = () => startChild(["-e", bareServer], stage.environment);
  await step("Start", async () => {
    for (let round = 0; round <= rounds; round++) {
      const signIn = await startOf(stage.spawnWeb, `${stage.origin}/sign-in`);
      const customers = await startOf(stage.spawnWeb, `${stage.origin}/customers`, { cookie });
      const floor = await startOf(bare, stage.origin);
      // The first round reads files that nobody has read before.
      if (round === 0) continue;
      took.signIn.push(signIn);
      took.customers.push(customers);
      took.bare.push(floor);
    }
  });
  const floor = percentile(took.bare, 0.5);
  const row = (measure, values) => ({
    measure,
    p50: ms(percentile(values, 0.5)),
    p95: ms(percentile(values, 0.95)),
    bare: ms(floor),
    ratio: times(percentile(values, 0.5) / floor),
    goal: "<= 0.6 s",
  });
  return {
    rows: [
      row("start: web process to first sign-in page", took.signIn),
      row("start: web process to first list of customers", took.customers),
    ],
  };
}
