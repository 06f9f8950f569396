import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Stop, step } from "../lib/terminal.mjs";
import { ROWS_SQL } from "./bare-sql.mjs";
import { heights } from "./heights.mjs";
import { RARE_WORD } from "./names.mjs";
import { ms, times } from "./table.mjs";
import { inTurns } from "./timing.mjs";

const small = 10_000;
const rounds = 100;
const warmUp = 20;

/** What is done to one customer or one page, and the pages of the database that the first page touches. @param {import("./stage.mjs").Stage} stage */
export async function basics({ kit, owner, person }) {
  const scope = kit.scopeOf(person);
  const ready = await kit.readyDrafts(owner, scope, warmUp + rounds);
  const figures = await kit.withoutDocumentWork(() =>
    inTurns(
      {
        list: () => kit.listPage(scope),
        search: () => kit.listPage(scope, { search: RARE_WORD }),
        create: (round) => kit.submit(scope, ready[round]),
      },
      { rounds, warmUp, limitMs: 60_000 },
    ),
  );
  const [{ "QUERY PLAN": plan }] = await owner.unsafe(`explain (analyze, buffers, format json) ${ROWS_SQL}`, [
    person.orgId,
    26,
  ]);
  const { "Shared Hit Blocks": hit, "Shared Read Blocks": read } = plan[0].Plan;
  return { figures, pages: hit + read };
}

/** The same at the small size, in a process and a database of its own. */
function basicsOfSmall() {
  const child = spawn(process.execPath, [fileURLToPath(new URL("scale-small.mjs", import.meta.url)), String(small)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.on("data", (part) => (output += part));
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => {
      const line = output.split("\n").findLast((each) => each.startsWith("{"));
      if (code === 0 && line) resolve(JSON.parse(line));
      else reject(new Stop(`The benchmark of ${small} customers ended with ${code}: ${output}`));
    });
  });
}

/** Whether what one customer costs stays the same however many there are. @param {import("./stage.mjs").Stage} stage */
export async function measure(stage) {
  await stage.endWeb();
  const few = await step(`Scale: ${small.toLocaleString("en-US")} customers`, basicsOfSmall);
  const many = await step(`Scale: ${stage.customers.toLocaleString("en-US")} customers`, () => basics(stage));
  const names = { list: "first page", search: "rare search", create: "create (submit)" };
  return {
    rows: Object.entries(names).map(([key, words]) => ({
      measure: `scale: ${words}, against ${small.toLocaleString("en-US")} customers`,
      p50: ms(many.figures[key].p50),
      p95: ms(many.figures[key].p95),
      bare: ms(few.figures[key].p50),
      ratio: times(many.figures[key].p50 / few.figures[key].p50),
      goal: "0.8x to 1.2x",
    })),
    notes: [
      `The first page touches ${many.pages} pages of the database; at ${small.toLocaleString("en-US")} customers ${few.pages}.`,
      ...(await heights(stage)),
    ],
  };
}
