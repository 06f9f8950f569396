import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { root } from "../lib/paths.mjs";
import { Stop, step } from "../lib/terminal.mjs";
import { bareTransaction, COUNTERS_SQL, ROWS_SQL } from "./bare-sql.mjs";
import { memoryOf, peakDuring, processorOf } from "./children.mjs";
import { expectStatus, oneConnection, pressure, send } from "./http.mjs";
import { megabytes, ms, perSecond, times } from "./table.mjs";
import { inTurns } from "./timing.mjs";

const clients = 8;
const seconds = 6;
// V8 goes on compiling what it finds hot for about a thousand pages: a page then takes a fifth less than after a hundred.
const warmingSeconds = 20;

async function inProcess({ kit, person, tenantUrl }) {
  const scope = kit.scopeOf(person);
  const sql = postgres(tenantUrl, { max: 1 });
  const bare = () =>
    bareTransaction(sql, person.orgId, [
      { text: COUNTERS_SQL, values: [person.orgId] },
      { text: ROWS_SQL, values: [person.orgId, 26] },
    ]);
  try {
    return await inTurns({ portal: () => kit.listPage(scope), bare }, { rounds: 600, warmUp: 100 });
  } finally {
    await sql.end();
  }
}

/** The id under which the build answers the table's soft changes; undefined when the build does not tell. */
function listActionId() {
  const manifest = join(root, ".next", "server", "server-reference-manifest.json");
  if (!existsSync(manifest)) return undefined;
  const { node = {} } = JSON.parse(readFileSync(manifest, "utf8"));
  const ours = ([, { filename, exportedName }]) =>
    exportedName === "listCustomers" && filename?.includes("customers/list/actions");
  return Object.entries(node).find(ours)?.[0];
}

async function overHttp(stage, bareUrl) {
  const url = `${stage.origin}/customers`;
  const cookie = await stage.kit.signIn(stage.person);
  const [pageAgent, bareAgent, softAgent] = [oneConnection(), oneConnection(), oneConnection()];
  const first = await expectStatus(200, url, { headers: { cookie } });
  if (!first.text.includes("<tbody")) throw new Stop(`${url} shows no table`);
  const page = await stage.kit.listPage(stage.kit.scopeOf(stage.person));
  const action = listActionId();
  const soft = {
    method: "POST",
    agent: softAgent,
    headers: {
      cookie,
      origin: stage.origin,
      accept: "text/x-component",
      "content-type": "text/plain;charset=UTF-8",
      "next-action": action ?? "",
    },
    body: stage.kit.listActionBody(page.next),
  };
  if (action) {
    const answer = await send(url, soft);
    if (!answer.text.includes('"rows"')) throw new Stop(`The list's action answered ${answer.status}: ${answer.text}`);
  }
  const works = {
    page: () => expectStatus(200, url, { agent: pageAgent, headers: { cookie } }),
    ...(action ? { soft: () => expectStatus(200, url, soft) } : {}),
    bare: () => expectStatus(200, bareUrl, { agent: bareAgent }),
  };
  await pressure(bareUrl, { clients, seconds: 3 });
  await pressure(url, { clients, seconds: warmingSeconds, headers: { cookie } });
  const one = await inTurns(works, { rounds: 300, warmUp: 60, limitMs: 25_000 });
  for (const agent of [pageAgent, bareAgent, softAgent]) agent.destroy();
  const bareMany = await pressure(bareUrl, { clients, seconds });
  const web = await stage.web();
  let pageMany;
  const processorBefore = processorOf(web.pid);
  const memory = await peakDuring(web.pid, async () => {
    pageMany = await pressure(url, { clients, seconds, headers: { cookie } });
  });
  const processor = (processorOf(web.pid) - processorBefore) / pageMany.total;
  return { one, pageMany, bareMany, memory, processor, htmlBytes: Buffer.byteLength(first.text) };
}

/** First page of All Customers: in process, as HTML, as the soft change to the second page. @param {import("./stage.mjs").Stage} stage */
export async function measure(stage) {
  await stage.web();
  const bareServer = stage.start([fileURLToPath(new URL("bare-list.mjs", import.meta.url))], {
    ...stage.environment,
    BENCH_TENANT_URL: stage.tenantUrl,
    BENCH_ORG: stage.person.orgId,
  });
  const [, port] = await bareServer.says(/port (\d+)/);
  try {
    const inside = await step("List, in process", () => inProcess(stage));
    const http = await step("List, over HTTP", () => overHttp(stage, `http://127.0.0.1:${port}/`));
    const { one, pageMany, bareMany, memory, processor, htmlBytes } = http;
    const peak = memoryOf((await stage.web()).pid)?.peak;
    const rows = [
      {
        measure: "list, first page: read in process",
        p50: ms(inside.portal.p50),
        p95: ms(inside.portal.p95),
        bare: ms(inside.bare.p50),
        ratio: times(inside.portal.p50 / inside.bare.p50),
      },
      {
        measure: "list, first page: HTML, 1 client",
        p50: ms(one.page.p50),
        p95: ms(one.page.p95),
        bare: ms(one.bare.p50),
        ratio: times(one.page.p50 / one.bare.p50),
        goal: "<= 9x",
      },
      ...(one.soft
        ? [
            {
              measure: "list, next page: soft change, 1 client",
              p50: ms(one.soft.p50),
              p95: ms(one.soft.p95),
              bare: ms(one.bare.p50),
              ratio: times(one.soft.p50 / one.bare.p50),
              goal: "<= 6x",
            },
          ]
        : []),
      {
        measure: `list, first page: HTML, ${clients} clients`,
        p50: perSecond(pageMany.perSecond),
        bare: perSecond(bareMany.perSecond),
        ratio: times(bareMany.perSecond / pageMany.perSecond),
      },
    ];
    if (memory.peak !== undefined) {
      rows.push({ measure: "web process, processor time a page", p50: ms(processor) });
      rows.push({ measure: "web process, most memory under that load", p50: megabytes(peak), goal: "<= 300 MB" });
    }
    return { rows, notes: [`The HTML of the first page is ${(htmlBytes / 1024).toFixed(0)} kB before compression.`] };
  } finally {
    await bareServer.stop();
  }
}
