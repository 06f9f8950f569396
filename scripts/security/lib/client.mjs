import { request as send } from "node:http";

/** One browser without a screen: keeps cookies, sends exactly the headers it is told. */
export class Client {
  cookies = new Map();
  /** Every Set-Cookie line received. @type {string[]} */
  received = [];

  /** @param {string} url of the server @param {string} origin what the server takes for its own pages */
  constructor(url, origin, headers = {}) {
    this.url = url;
    this.origin = origin;
    this.headers = headers;
  }

  get cookieHeader() {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  /**
   * @param {string} path
   * @param {{ method?: string, headers?: Record<string, string | undefined>, body?: string | Buffer, isChunked?: boolean }} [options] a header
   * set to undefined is left out
   * @returns {Promise<{ status: number, headers: import("node:http").IncomingHttpHeaders, bytes: Buffer, text: string, ms: number }>}
   */
  ask(path, { method = "GET", headers = {}, body, isChunked = false } = {}) {
    const target = new URL(path, this.url);
    // Next compares the Host of an action with its Origin.
    const all = {
      host: new URL(this.origin).host,
      cookie: this.cookieHeader || undefined,
      ...this.headers,
      ...headers,
    };
    if (body !== undefined && !isChunked) all["content-length"] ??= String(Buffer.byteLength(body));
    const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
    const begun = performance.now();
    return new Promise((resolve, reject) => {
      const outgoing = send(target, { method, headers: given }, (incoming) => {
        const pieces = [];
        incoming.on("data", (piece) => pieces.push(piece));
        incoming.on("error", reject);
        incoming.on("end", () => {
          this.#keep(incoming.headers["set-cookie"] ?? []);
          const bytes = Buffer.concat(pieces);
          const { statusCode: status = 0, headers: answered } = incoming;
          resolve({ status, headers: answered, bytes, text: bytes.toString("utf8"), ms: performance.now() - begun });
        });
      });
      outgoing.on("error", reject);
      outgoing.end(body);
    });
  }

  #keep(lines) {
    for (const line of lines) {
      this.received.push(line);
      const [pair = ""] = line.split(";");
      const [name = "", ...value] = pair.split("=");
      if (/max-age=0\b/i.test(line) || value.join("=") === "") this.cookies.delete(name);
      else this.cookies.set(name, value.join("="));
    }
  }

  /** Signs in as the form does and returns the last answer; whether it worked stands in its JSON. */
  async signIn(email, password = "portico-demo-2026", code) {
    const csrf = JSON.parse((await this.ask("/api/auth/csrf")).text).csrfToken;
    return this.tryPassword(csrf, email, password, code);
  }

  /** One try, with a token got before. */
  tryPassword(csrf, email, password, code) {
    const form = new URLSearchParams({ csrfToken: csrf, email, password, json: "true", callbackUrl: "/" });
    if (code !== undefined) form.set("code", code);
    return this.ask("/api/auth/callback/credentials", {
      method: "POST",
      headers: { origin: this.origin, "content-type": "application/x-www-form-urlencoded" },
      body: form.toString(),
    });
  }
}

/** A signed-in browser; throws when signing in failed. */
export async function signedIn(url, origin, email, password, headers) {
  const client = new Client(url, origin, headers);
  const answer = await client.signIn(email, password);
  if (answer.status !== 200) throw new Error(`${email} could not sign in: ${answer.status} ${answer.text}`);
  return client;
}
