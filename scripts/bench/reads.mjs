import postgres from "postgres";
import { Stop, step } from "../lib/terminal.mjs";
import { bareTransaction, COUNTERS_SQL, LISTED_SQL, ROWS_SQL } from "./bare-sql.mjs";
import { COMMON_WORD, RARE_WORD } from "./names.mjs";
import { ms, perSecond, times } from "./table.mjs";
import { inParallel, inTurns, summary, timed } from "./timing.mjs";

const clients = 8;
const callsAtOnce = 400;
const rowsOnPage = 26;
const deep = 200_000;
const countCap = 10_001;

const isLive = "c.org_id = $1 and c.deleted_at is null";
const newest = `order by c.created_at desc, c.id desc limit ${rowsOnPage}`;
const from = `select ${LISTED_SQL} from customers c`;
const capped = (hits) => `select count(*)::int as n from (select 1 from (${hits}) as hits limit ${countCap}) as few`;
const byFacet = `select f.customer_id from customer_facets f where f.org_id = $1 and f.facet = $2`;
const facetRows = `${from} join (${byFacet} order by f.created_at desc, f.customer_id desc limit ${rowsOnPage}) as hit
  on c.org_id = $1 and c.id = hit.customer_id ${newest}`;
const byTerm = `select distinct t.customer_id, t.created_at from customer_search_terms t
  where t.org_id = $1 and t.term >= $2 and t.term < $2 || chr(1114111)`;
const termRows = `${from} join (select * from (${byTerm}) as t order by t.created_at desc, t.customer_id desc limit ${rowsOnPage}) as hit
  on c.org_id = $1 and c.id = hit.customer_id ${newest}`;
const byExpiry = `${isLive} and c.documents_expire_on < $2`;

/** What is asked, and the same by hand: the best statements that we know for it. */
function questions(place) {
  const facet = (value) => [
    { text: facetRows, values: [value] },
    { text: capped(byFacet), values: [value] },
  ];
  const term = (word) => [
    { text: termRows, values: [word.toLowerCase()] },
    { text: capped(byTerm), values: [word.toLowerCase()] },
  ];
  const soon = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  return [
    { name: "first page", query: {}, bare: [{ text: ROWS_SQL, values: [rowsOnPage] }] },
    {
      name: "page at depth 200,000",
      query: place && { page: place.page },
      goal: "<= 1.15x page 1",
      bare: [
        { text: `${from} where ${isLive} and (c.created_at, c.id) < ($2, $3) ${newest}`, values: place?.values ?? [] },
      ],
    },
    {
      name: "filter and sort: approved by name",
      query: { statuses: ["APPROVED"], sort: { column: "name", direction: "asc" } },
      goal: "<= 1.2x page 1",
      bare: [
        {
          text: `${from} where ${isLive} and c.status = 'APPROVED' order by c.name_key, c.id limit ${rowsOnPage}`,
          values: [],
        },
      ],
    },
    { name: "rare search", query: { search: RARE_WORD }, goal: "<= 1.5x page 1", bare: term(RARE_WORD) },
    { name: "a word of 1 %", query: { search: COMMON_WORD }, goal: "<= 15 ms", bare: term(COMMON_WORD) },
    { name: "missing: ID proof, one in six", query: { missing: ["ID_PROOF"] }, bare: facet("missing:ID_PROOF") },
    {
      name: "metadata plan = gold",
      query: { metadata: [{ key: "plan", value: "gold" }] },
      bare: facet("meta:plan=gold"),
    },
    {
      name: "a document expires in 30 days",
      query: { expiringBefore: soon },
      bare: [
        { text: `${from} where ${byExpiry} ${newest}`, values: [soon] },
        { text: capped(`select 1 from customers c where ${byExpiry}`), values: [soon] },
      ],
    },
  ].filter(({ query }) => query);
}

/** The row at the depth that is asked for; null when there are not so many. */
async function placeAt({ owner, kit, person }) {
  const [row] = await owner`
    select id, created_at from customers where org_id = ${person.orgId} and deleted_at is null
    order by created_at desc, id desc offset ${deep - 1} limit 1`;
  return row ? { page: kit.pageAfter(row, deep - 1), values: [row.created_at, row.id] } : null;
}

/**
 * The totals of tabs, as the list reads them, against counting: equal, and what each costs in a transaction that stands already. Between
 * two counts the totals are asked for several times: where they are needed, nothing of a tenth of a second goes before them.
 */
function totals({ kit, person }) {
  const sums = (rows) => JSON.stringify(rows.filter(([, n]) => n > 0).sort());
  return kit.withTotals(kit.scopeOf(person), async ({ kept, counted }) => {
    const [first, again] = [sums(await kept()), sums(await counted())];
    if (first !== again) throw new Stop(`The counters say ${first}, counting says ${again}`);
    const took = { kept: [], counted: [] };
    const until = performance.now() + 15_000;
    for (let turn = 0; turn < 45 && (turn < 10 || performance.now() < until); turn++) {
      for (let ask = 0; ask < 20; ask++) took.kept.push(await timed(kept));
      took.counted.push(await timed(counted));
    }
    const [counters, count] = [summary(took.kept), summary(took.counted)];
    return {
      measure: "totals of the tabs, equal to count(*)",
      p50: ms(counters.p50),
      p95: ms(counters.p95),
      bare: ms(count.p50),
      ratio: `1/${(count.p50 / counters.p50).toFixed(0)}`,
      goal: "<= 1/200",
    };
  });
}

const typed = [COMMON_WORD, RARE_WORD, "Olivia b", "BEN-77"];

/** What overview and palette read, against the first page of the list in the same run. */
async function besides({ kit, person }) {
  const scope = kit.scopeOf(person);
  const overview = Object.entries(kit.overviewReads(scope)).map(([name, read]) => [`overview: ${name}`, read]);
  const palette = typed.map((text) => [`palette: "${text}"`, () => kit.paletteReads(scope, text)]);
  const works = { page: () => kit.listPage(scope), ...Object.fromEntries([...overview, ...palette]) };
  const { page, ...others } = await inTurns(works, { rounds: 100, warmUp: 10, limitMs: 60_000 });
  return Object.entries(others).map(([measure, { p50, p95 }]) => ({
    ...{ measure, p50: ms(p50), p95: ms(p95) },
    page: times(p50 / page.p50),
  }));
}

/** Reads of the list, each beside the same by hand, with one client and with eight. @param {import("./stage.mjs").Stage} stage */
export async function measure(stage) {
  const { kit, person, tenantUrl } = stage;
  const scope = kit.scopeOf(person);
  const sql = postgres(tenantUrl, { max: clients });
  const rows = [];
  try {
    const asked = questions(await placeAt(stage));
    const works = {};
    for (const { name, query, bare } of asked) {
      const statements = [
        { text: COUNTERS_SQL, values: [person.orgId] },
        ...bare.map(({ text, values }) => ({ text, values: [person.orgId, ...values] })),
      ];
      works[name] = () => kit.listPage(scope, query);
      works[`bare ${name}`] = () => bareTransaction(sql, person.orgId, statements);
    }
    const one = await step("Reads, one client", () => inTurns(works, { rounds: 150, warmUp: 20, limitMs: 120_000 }));
    const many = await step(`Reads, ${clients} clients`, async () => {
      const figures = {};
      for (const [name, work] of Object.entries(works)) {
        const started = performance.now();
        const took = await inParallel(Array.from({ length: callsAtOnce }), clients, () => timed(work));
        figures[name] = { ...summary(took), rate: (callsAtOnce / (performance.now() - started)) * 1000 };
      }
      return figures;
    });
    for (const { name, goal } of asked) {
      const [portal, bare] = [one[name], one[`bare ${name}`]];
      const [portals, bares] = [many[name], many[`bare ${name}`]];
      rows.push(
        {
          measure: `read: ${name}`,
          p50: ms(portal.p50),
          p95: ms(portal.p95),
          bare: ms(bare.p50),
          ratio: times(portal.p50 / bare.p50),
          page: times(portal.p50 / one["first page"].p50),
          ...(goal ? { goal } : {}),
        },
        {
          measure: `  ${clients} clients, ${perSecond(portals.rate)} against ${perSecond(bares.rate)}`,
          p50: ms(portals.p50),
          p95: ms(portals.p95),
          bare: ms(bares.p50),
          ratio: times(portals.p50 / bares.p50),
          page: times(portals.p50 / many["first page"].p50),
        },
      );
    }
    rows.push(await step("Totals", () => totals(stage)));
    rows.push(...(await step("Overview and palette", () => besides(stage))));
    return {
      rows,
      notes: [
        "Reads: in process, under row-level security; the twin sends the same questions by hand in one transaction.",
        "Totals: both sides in a transaction that stands already; twenty times the list's own read, then one count.",
        "Overview: no day is closed here, so the approvals of three days are counted as they come.",
      ],
    };
  } finally {
    await sql.end();
  }
}
