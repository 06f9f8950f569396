import { resolve } from "node:path";
import { say, step } from "../lib/terminal.mjs";
import { processorOf } from "./children.mjs";
import { ms } from "./table.mjs";
import { percentile } from "./timing.mjs";

const entries = 20_000;
/** Fewer with a smaller --customers, for a quick look. */
const mostApplicants = 10_000;
const threshold = 85;

const percent = (value) => `${(value * 100).toFixed(1)} %`;

/** @param {{ applicant: { truth: string | null, sort: string }, hits: { entryId: string, score: number }[] }[]} found @param {number} from */
export function judge(found, from) {
  const kinds = new Map();
  const sum = { listed: 0, right: 0, flaggedListed: 0, flaggedOthers: 0, hits: 0 };
  for (const { applicant, hits } of found) {
    const counting = hits.filter((hit) => hit.score >= from);
    const isRight = counting.some((hit) => hit.entryId === applicant.truth);
    const kind = kinds.get(applicant.sort) ?? { isListed: applicant.truth !== null, all: 0, flagged: 0 };
    kind.all++;
    sum.hits += counting.length;
    if (applicant.truth) {
      sum.listed++;
      if (isRight) sum.right++;
      if (isRight) kind.flagged++;
      if (counting.length > 0) sum.flaggedListed++;
    } else if (counting.length > 0) {
      kind.flagged++;
      sum.flaggedOthers++;
    }
    kinds.set(applicant.sort, kind);
  }
  return {
    recall: sum.right / sum.listed,
    precision: sum.flaggedListed / Math.max(1, sum.flaggedListed + sum.flaggedOthers),
    hitPrecision: sum.right / Math.max(1, sum.hits),
    kinds: [...kinds].map(([name, kind]) => ({ name, ...kind })),
  };
}

/** Processor time so far of this process and of the database's for the portal, in milliseconds; undefined where nobody counts it. */
async function processorMs(owner) {
  const backends = await owner`select pid from pg_stat_activity where usename like 'portico_tenant%'`;
  const times = [process.pid, ...backends.map(({ pid }) => pid)].map((pid) => processorOf(pid));
  return times.some((time) => time === undefined)
    ? undefined
    : { own: times[0], all: times.reduce((sum, time) => sum + time, 0) };
}

/** Names on a list against customers: what is found, what is found wrongly, and how long it takes. @param {import("./stage.mjs").Stage} stage */
export async function measure(stage) {
  await stage.endWeb();
  const { kit } = stage;
  const applicants = Math.min(mostApplicants, stage.customers);
  const folder = process.env.PORTICO_OFAC ? resolve(process.env.PORTICO_OFAC) : null;
  const corpus = await step("Screening: importing a list of 20,000", () =>
    kit.prepareScreening({ folder, entries, applicants }),
  );
  await stage.owner`analyze screening_entries`;
  // Connections open at the first ones, so that they are counted.
  await kit.screenApplicants(stage.person.orgId, corpus.applicants.slice(0, 50));
  const before = await processorMs(stage.owner);
  const found = await step(`Screening: ${applicants.toLocaleString("en-US")} customers against it`, () =>
    kit.screenApplicants(stage.person.orgId, corpus.applicants),
  );
  const after = await processorMs(stage.owner);
  const result = judge(found, threshold);
  say("");
  for (const { name, isListed, all, flagged } of result.kinds)
    say(
      `${isListed ? "found" : "wrongly flagged"}  ${name.padEnd(22)} ${String(flagged).padStart(5)} of ${all}  ${percent(flagged / all)}`,
    );
  const times = found.map((one) => one.ms);
  const row = (measure, p50, goal) => ({ measure, p50, ...(goal ? { goal } : {}) });
  return {
    rows: [
      row("screening: recall", percent(result.recall), ">= 97 %"),
      row("screening: precision, by customer", percent(result.precision), ">= 90 %"),
      row("screening: precision, by hit", percent(result.hitPrecision)),
      { measure: "screening: one customer", p50: ms(percentile(times, 0.5)), p95: ms(percentile(times, 0.95)) },
      ...(before && after
        ? [
            row("screening: processor time a customer", ms((after.all - before.all) / applicants)),
            row("screening: of it, the portal's own", ms((after.own - before.own) / applicants)),
          ]
        : []),
      row("screening: import of the list", ms(corpus.importMs)),
    ],
    notes: [
      `Screening: ${corpus.real.toLocaleString("en-US")} entries of the Treasury's list${folder ? "" : " (name its folder in PORTICO_OFAC)"}, ${(entries - corpus.real).toLocaleString("en-US")} generated; ${corpus.namesakes} namesakes of an entry left out; threshold ${threshold}.`,
      ...[80, 90].map((from) => {
        const other = judge(found, from);
        return `Screening at threshold ${from}: recall ${percent(other.recall)}, precision by customer ${percent(other.precision)}.`;
      }),
    ],
  };
}
