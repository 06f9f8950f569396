import { Agent, request } from "node:http";
import { step } from "../lib/terminal.mjs";
import { lighthouseScores } from "./lighthouse.mjs";

const goals = { html: 80, script: 190, desktop: 100, mobile: 95, accessibility: 100 };
const path = "/customers";

/**
 * How many bytes an answer has on the wire, and its text where it is asked for plain.
 * @param {string} url @param {{ agent: Agent, headers?: Record<string, string> }} options
 */
function fetchBytes(url, { agent, headers = {} }) {
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent, headers, timeout: 60_000 }, (answer) => {
      const parts = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("error", reject);
      answer.on("end", () => {
        const body = Buffer.concat(parts);
        if (answer.statusCode !== 200) reject(new Error(`${url} answered ${answer.statusCode}`));
        else resolve({ bytes: body.length, text: body.toString() });
      });
    });
    asked.on("timeout", () => asked.destroy(new Error(`${url} did not answer`)));
    asked.on("error", reject);
    asked.end();
  });
}

/** The files that a browser of today loads for a page: scripts for older ones are left out. @param {string} html */
function filesOf(html) {
  const tags = html.match(/<(?:script|link)\b[^>]*>/g) ?? [];
  const of = (attribute, wanted) =>
    tags.filter(wanted).flatMap((tag) => new RegExp(`\\b${attribute}="([^"]+)"`).exec(tag)?.[1] ?? []);
  const scripts = of("src", (tag) => tag.startsWith("<script") && !/\bnomodule\b/i.test(tag));
  const preloaded = of("href", (tag) => /rel="preload"/.test(tag) && /as="script"/.test(tag));
  const styles = of("href", (tag) => /rel="stylesheet"/.test(tag));
  return { scripts: [...new Set([...scripts, ...preloaded])], styles: [...new Set(styles)] };
}

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

async function weigh(stage, cookie) {
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  try {
    const page = await fetchBytes(`${stage.origin}${path}`, { agent, headers: { cookie } });
    const squeezed = { "accept-encoding": "gzip" };
    const small = await fetchBytes(`${stage.origin}${path}`, { agent, headers: { cookie, ...squeezed } });
    const files = filesOf(page.text);
    const sum = async (list) => {
      const sizes = await Promise.all(
        list.map((file) => fetchBytes(`${stage.origin}${file}`, { agent, headers: squeezed })),
      );
      return sizes.reduce((total, { bytes }) => total + bytes, 0);
    };
    const [scripts, styles] = [await sum(files.scripts), await sum(files.styles)];
    return { html: page.bytes, htmlSmall: small.bytes, scripts, styles, files };
  } finally {
    agent.destroy();
  }
}

/** What All Customers weighs at first sight, with 25 rows, and what Lighthouse says of it. @param {import("./stage.mjs").Stage} stage */
export async function measure(stage) {
  await stage.web();
  const cookie = await stage.kit.signIn(stage.person);
  const page = await step("Weight of the list", () => weigh(stage, cookie));
  const scores = await lighthouseScores(`${stage.origin}${path}`, cookie);
  const requests = 1 + page.files.scripts.length + page.files.styles.length;
  const rows = [
    { measure: "weight: HTML, raw", p50: kilobytes(page.html), goal: `<= ${goals.html} kB` },
    { measure: "weight: HTML, gzip", p50: kilobytes(page.htmlSmall) },
    { measure: "weight: JavaScript, gzip", p50: kilobytes(page.scripts), goal: `<= ${goals.script} kB` },
    { measure: "weight: style sheets, gzip", p50: kilobytes(page.styles) },
    { measure: "weight: requests for page, scripts and styles", p50: String(requests) },
    ...scores.flatMap(({ form, performance, accessibility }) => [
      { measure: `Lighthouse, ${form}: performance`, p50: String(performance), goal: `>= ${goals[form]}` },
      { measure: `Lighthouse, ${form}: accessibility`, p50: String(accessibility), goal: `>= ${goals.accessibility}` },
    ]),
  ];
  const notes =
    scores.length > 0 ? [] : ["Lighthouse was left out: PORTICO_LIGHTHOUSE names the folder it is installed in."];
  return { rows, notes };
}
