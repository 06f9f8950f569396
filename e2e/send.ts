import { request } from "node:http";

export const PORT = Number(process.env.PORT ?? 3210);
export const ORIGIN = `http://localhost:${PORT}`;
/** Of every person of the demo. */
export const PASSWORD = "portico-demo-2026";

export type Answer = { status: number; headers: Record<string, string | string[] | undefined>; text: string };
type Sent = { method?: string; headers?: Record<string, string>; body?: string };

/** One request with exactly these headers; a stream is left as soon as its first bytes have come. */
export function send(path: string, { method = "GET", headers = {}, body }: Sent = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length: Record<string, string> =
      body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
    const sent = request(
      { host: "localhost", port: PORT, path, method, headers: { ...length, ...headers } },
      (received) => {
        let text = "";
        received.setEncoding("utf8");
        const done = () => resolve({ status: received.statusCode ?? 0, headers: received.headers, text });
        received.on("data", (chunk) => {
          text += chunk;
          if (received.headers["content-type"]?.startsWith("text/event-stream")) {
            done();
            sent.destroy();
          }
        });
        received.on("end", done);
        received.on("error", () => undefined);
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

const cookiesOf = (answer: Answer) =>
  [answer.headers["set-cookie"] ?? []].flat().map((cookie) => cookie.split(";")[0] ?? "");

/** Signs in as the sign-in page does and returns the cookie header. */
export async function openSession(email: string): Promise<string> {
  const csrf = await send("/api/auth/csrf");
  const jar = cookiesOf(csrf);
  const { csrfToken } = JSON.parse(csrf.text) as { csrfToken: string };
  const answer = await send("/api/auth/callback/credentials", {
    method: "POST",
    headers: { origin: ORIGIN, cookie: jar.join("; "), "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ email, password: PASSWORD, code: "", csrfToken, json: "true" }).toString(),
  });
  const session = cookiesOf(answer).find((cookie) => cookie.includes("portico.session="));
  if (!session) throw new Error(`${email} could not sign in: ${answer.status} ${answer.text}`);
  return session;
}
