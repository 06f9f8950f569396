import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { bundleFolder } from "../lib/paths.mjs";
import { Stop, step } from "../lib/terminal.mjs";
import { peakDuring } from "./children.mjs";
import { expectStatus, send } from "./http.mjs";
import { phonePhoto } from "./photo.mjs";
import { megabytes, ms, rate, times } from "./table.mjs";
import { inParallel, percentile, summary, timed } from "./timing.mjs";

const MB = 1024 * 1024;
const together = 8;

/** MB/s of so many uploads, a number of them under way at a time. */
async function throughput(count, bytes, upload) {
  const took = await timed(() =>
    inParallel(
      Array.from({ length: count }, (_, n) => n),
      together,
      upload,
    ),
  );
  return (count * bytes) / MB / (took / 1000);
}

const ways = ["discard", "plain", "portal"];

/** The receipt alone in a bare server: MB/s by way, each the median of several turns. */
async function receipt(stage, body) {
  const script = fileURLToPath(new URL("bare-upload.mjs", import.meta.url));
  const server = stage.start([script], { ...stage.environment, BENCH_KIT: join(bundleFolder, "bench.mjs") });
  try {
    const [, port] = await server.says(/port (\d+)/);
    const took = Object.fromEntries(ways.map((way) => [way, []]));
    for (let turn = 0; turn < 7; turn++) {
      for (const way of ways) {
        const url = `http://127.0.0.1:${port}/${way}`;
        const found = await throughput(24, body.length, () => expectStatus(200, url, { method: "POST", body }));
        if (turn > 0) took[way].push(found);
      }
    }
    return Object.fromEntries(ways.map((way) => [way, percentile(took[way], 0.5)]));
  } finally {
    await server.stop();
  }
}

const slots = [
  { slot: "ID_PROOF", type: "PASSPORT", side: "SINGLE", expires_on: "2031-05-05" },
  { slot: "ADDRESS_PROOF", type: "UTILITY_BILL", side: "SINGLE" },
  { slot: "SELFIE", type: "SELFIE", side: "SINGLE" },
];

/** Everybody's way to send a file: `send(n, body)` uses the n-th person's session and draft. */
async function senders(stage) {
  const all = await Promise.all(
    stage.senders.map(async (person) => ({
      cookie: await stage.kit.signIn(person),
      draft: await stage.kit.emptyDraft(stage.kit.scopeOf(person)),
    })),
  );
  return (n, body) => {
    const { cookie, draft } = all[n % all.length];
    const about = { draft, subject: "customer", size: String(body.length), ...slots[Math.floor(n / all.length) % 3] };
    const headers = {
      cookie,
      origin: stage.origin,
      "x-file-name": "photo.jpg",
      "content-type": "application/octet-stream",
    };
    return send(`${stage.origin}/api/uploads?${new URLSearchParams(about)}`, { method: "POST", headers, body });
  };
}

/** The whole route: MB/s, milliseconds of one file, and how far the web process grows. */
async function route(stage, bodies, expected, rounds) {
  const web = await stage.freshWeb();
  const upload = await senders(stage);
  const single = [];
  const one = async (n) => {
    // No two alike: a file that came before is answered without being kept again.
    const body = Buffer.concat([bodies, randomBytes(16)]);
    const answer = await upload(n, body);
    if (answer.status !== expected)
      throw new Stop(`An upload was answered ${answer.status}: ${answer.text.slice(0, 300)}`);
  };
  for (let n = 0; n < together; n++) await one(n);
  await throughput(together, 1, one);
  for (let n = 0; n < 8; n++) single.push(await timed(() => one(n)));
  await wait(1000);
  let speed;
  const memory = await peakDuring(web.pid, async () => {
    speed = await throughput(together * rounds, bodies.length, one);
  });
  return { speed, single: summary(single), memory };
}

/** Taking documents in. @param {import("./stage.mjs").Stage} stage */
export async function measure(stage) {
  const junk = randomBytes(5 * MB - 1024);
  const bare = await step("Upload: receipt", () => receipt(stage, junk));
  await stage.prepareWeb();
  const photo = await phonePhoto();
  const refused = await step("Upload: route without decoding", () => route(stage, junk, 422, 6));
  const whole = await step("Upload: route with decoding", () => route(stage, photo, 201, 3));
  const grown = ({ memory }) =>
    memory.before === undefined ? "unknown" : `+${megabytes(memory.peak - memory.before)}`;
  const against = (speed, twin, goal) => ({
    p50: rate(speed),
    bare: rate(twin),
    ratio: times(speed / twin),
    ...(goal ? { goal } : {}),
  });
  return {
    rows: [
      { measure: "upload: receipt against letting bytes fall", ...against(bare.portal, bare.discard) },
      { measure: "upload: receipt against hash, write, fsync", ...against(bare.portal, bare.plain, ">= 0.55x") },
      { measure: "upload: route, refused at first look", ...against(refused.speed, bare.plain, ">= 0.55x") },
      { measure: "upload: route with decoding", ...against(whole.speed, bare.plain) },
      { measure: "upload: one photo, decoded and stored", p50: ms(whole.single.p50), p95: ms(whole.single.p95) },
      { measure: `web process at ${together} x 5 MB, refused`, p50: grown(refused), goal: "<= +40 MB" },
      { measure: `web process at ${together} x 5 MB, decoded`, p50: grown(whole), goal: "<= +40 MB" },
    ],
    notes: [
      `Uploads: the photo has 12 megapixels and ${(photo.length / MB).toFixed(1)} MB. All twins are bare node:http servers in one process.`,
    ],
  };
}
