import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findBrowser } from "../lib/browser.mjs";
import { run } from "../lib/run.mjs";
import { Stop, step } from "../lib/terminal.mjs";

/** It brings two hundred packages along, so it is no dependency: whoever wants its figures names the folder it is installed in. */
const home = process.env.PORTICO_LIGHTHOUSE;

const forms = { desktop: ["--preset=desktop"], mobile: [] };
const browserFlags =
  "--headless=new --no-sandbox --disable-background-networking --disable-component-update --disable-sync";

async function scoresOf(form, url, headers, folder, browser) {
  const report = join(folder, `${form}.json`);
  const { code, output } = await run(
    process.execPath,
    [
      join(home, "node_modules", "lighthouse", "cli", "index.js"),
      url,
      ...forms[form],
      "--only-categories=performance,accessibility",
      `--extra-headers=${headers}`,
      "--output=json",
      `--output-path=${report}`,
      "--quiet",
      "--no-enable-error-reporting",
      `--chrome-flags=${browserFlags}`,
    ],
    { env: { ...process.env, CHROME_PATH: browser } },
  );
  if (code !== 0) throw new Stop(`Lighthouse failed: ${output.trim().slice(-2000)}`);
  const { categories, audits } = JSON.parse(await readFile(report, "utf8"));
  const of = (name) => Math.round(categories[name].score * 100);
  const failed = categories.accessibility.auditRefs
    .filter(({ id, weight }) => weight > 0 && audits[id].score === 0)
    .map(({ id }) => id);
  return { form, performance: of("performance"), accessibility: of("accessibility"), failed };
}

/**
 * What Lighthouse gives a page to whoever has the cookie, from 0 to 100; empty where it is not installed.
 * @param {string} url @param {string} cookie
 */
export async function lighthouseScores(url, cookie) {
  if (!home) return [];
  const browser = await findBrowser();
  const folder = await mkdtemp(join(tmpdir(), "portico-lighthouse-"));
  try {
    const headers = join(folder, "headers.json");
    await writeFile(headers, JSON.stringify({ Cookie: cookie }));
    const scores = [];
    for (const form of Object.keys(forms)) {
      scores.push(await step(`Lighthouse, ${form}`, () => scoresOf(form, url, headers, folder, browser)));
    }
    return scores;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
