import { step } from "../lib/terminal.mjs";
import { ms } from "./table.mjs";
import { summary, timed } from "./timing.mjs";

const queries = 400;
const seed = 20_261_121;
const shown = 5;

const asked = (query) =>
  Object.entries(query)
    .filter(([, value]) => value !== null && value !== "" && !(Array.isArray(value) && value.length === 0))
    .map(([key, value]) => `${key} ${JSON.stringify(value)}`)
    .join(", ");

/** Queries put together at random: none may take a second (G30). @param {import("./stage.mjs").Stage} stage */
export async function measure({ kit, person }) {
  const scope = kit.scopeOf(person);
  const took = [];
  await step(`Listings: ${queries} queries`, async () => {
    for (const query of kit.anyQueries(queries, seed)) {
      took.push({ query, time: await timed(() => kit.listPage(scope, query)) });
    }
  });
  took.sort((a, b) => b.time - a.time);
  const { p50, p95 } = summary(took.map(({ time }) => time));
  const slow = took.filter(({ time }) => time > 1000).length;
  return {
    rows: [
      { measure: `listing: any of ${queries} queries`, p50: ms(p50), p95: ms(p95) },
      { measure: "listing: the slowest of them", p50: ms(took[0].time), goal: "<= 1 s" },
      { measure: "listing: most rows that may be asked for", p50: kit.mayAskFor(101) ? "more" : "100", goal: "100" },
    ],
    notes: [
      `Listings over a second: ${slow} of ${queries} (seed ${seed}). The slowest:`,
      ...took.slice(0, shown).map(({ query, time }) => `  ${ms(time)}: ${asked(query)}`),
    ],
  };
}
