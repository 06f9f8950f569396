import { Agent, request } from "node:http";
import { Stop } from "../lib/terminal.mjs";

/** One kept connection, as one person's browser has. */
export const oneConnection = () => new Agent({ keepAlive: true, maxSockets: 1 });

/**
 * @param {string} url
 * @param {{ agent?: Agent | false, method?: string, headers?: Record<string, string>, body?: Buffer | string }} [options]
 * @returns {Promise<{ status: number, headers: import("node:http").IncomingHttpHeaders, text: string }>}
 */
export function send(url, { agent = false, method = "GET", headers = {}, body } = {}) {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
    const asked = request(url, { agent, method, headers: { ...headers, ...length }, timeout: 60_000 }, (answer) => {
      const parts = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("error", reject);
      answer.on("end", () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text: Buffer.concat(parts).toString() }),
      );
    });
    asked.on("timeout", () => asked.destroy(new Error(`${url} did not answer`)));
    asked.on("error", reject);
    asked.end(body);
  });
}

/** As `send`, and throws `Stop` unless the answer has that status. */
export async function expectStatus(status, url, options) {
  const answer = await send(url, options);
  if (answer.status !== status) throw new Stop(`${url} answered ${answer.status}: ${answer.text.slice(0, 300)}`);
  return answer;
}

/**
 * Several clients at once for some seconds.
 * @param {string} url @param {{ clients: number, seconds: number, headers?: Record<string, string> }} options
 */
export async function pressure(url, { clients, seconds, headers = {} }) {
  const { default: autocannon } = await import("autocannon");
  const result = await autocannon({ url, connections: clients, duration: seconds, headers });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Stop(`${url}: ${result.non2xx} answers other than 200 and ${result.errors} errors under load`);
  return { perSecond: result.requests.average, total: result.requests.total };
}
