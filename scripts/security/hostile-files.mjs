import { finish, quantile, report } from "./lib/figures.mjs";
import { openPortal, residentMb } from "./lib/portal.mjs";
import { source } from "./lib/sources.mjs";
import { forgetDay, openDesk, sha256, storeFaults } from "./lib/uploads.mjs";

/** Files that mean harm and good files with flipped bits, through the production upload route. Arguments: how many mutations. */
const mutations = Number(process.argv[2] ?? 2000);
const limitMs = 3000;
const limitMb = 150;
const planted = "PORTICO-PLANTED-MARK";

const { hostileFiles, HOLDER, LETTER } = await source("lib/documents/decoder/testing/hostile-files.ts");
const { withSegment } = await source("lib/documents/decoder/testing/raw-images.ts");
const { passportSpecimen } = await source("lib/documents/specimens/passport.ts");
const { nationalIdSpecimen } = await source("lib/documents/specimens/cards.ts");
const { utilityBillSpecimen } = await source("lib/documents/specimens/papers.ts");

const portal = await openPortal({ LOG_LEVEL: "warn" });
const desks = [await openDesk(portal, "maker@acme.test"), await openDesk(portal, "owner@acme.test")];

/** The same stream of numbers for the same seed. */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Flips bits of a copy: a share between one in a million and one in 250, half of them near the head, where the structure is. */
function mutated(bytes, seed) {
  const next = random(seed);
  const copy = Buffer.from(bytes);
  const flips = Math.max(1, Math.round(copy.length * 8 * 10 ** (-6 + 3.6 * next())));
  const isHead = next() < 0.5;
  for (let flip = 0; flip < flips; flip++) {
    const at = Math.floor(next() * (isHead ? Math.min(2000, copy.length) : copy.length));
    copy[at] ^= 1 << Math.floor(next() * 8);
  }
  return copy;
}

async function goodFiles() {
  const jpeg = (await passportSpecimen(HOLDER)).bytes;
  return [
    withSegment(jpeg, 0xfe, Buffer.from(planted)),
    (await passportSpecimen(HOLDER, "image/png")).bytes,
    (await nationalIdSpecimen(HOLDER, "front")).bytes,
    (await utilityBillSpecimen({ ...LETTER, name: `Mia ${planted}` })).bytes,
  ];
}

const seen = { accepted: 0, refused: {}, odd: [], wordless: [], hashes: 0, dirty: 0, slow: [], times: [], looks: 0 };
let peakMb = 0;

async function tryFile(desk, name, bytes, isHostile) {
  const answer = await desk.upload(bytes, name);
  seen.times.push(answer.ms);
  if (answer.ms > limitMs) seen.slow.push(`${name} ${Math.round(answer.ms)} ms`);
  if (answer.status === 201) {
    if (isHostile) seen.odd.push(`${name} was accepted`);
    seen.accepted++;
    const own = await portal.sql`select 1 from documents where sha256 = ${sha256(bytes)}`;
    if (own.length === 0) seen.hashes++;
    if (answer.json.document && seen.accepted % 5 === 0) {
      const page = await desk.view(answer.json.document.id);
      seen.looks++;
      const isJpeg = page.bytes[0] === 0xff && page.bytes[1] === 0xd8;
      if (page.status !== 200 || !isJpeg || page.bytes.includes(planted)) seen.dirty++;
    }
    return;
  }
  const error = answer.json?.error;
  const reason = error?.reason ?? error?.code ?? `status ${answer.status}`;
  seen.refused[reason] = (seen.refused[reason] ?? 0) + 1;
  if (answer.status !== 422 && answer.status !== 413) seen.odd.push(`${name}: ${answer.status} ${reason}`);
  if (!error?.message || !error?.remedy) seen.wordless.push(`${name}: ${answer.text.slice(0, 200)}`);
}

async function run(files) {
  let next = 0;
  await Promise.all(
    desks.map(async (desk) => {
      for (let index = next++; index < files.length; index = next++) {
        const { name, bytes, isHostile } = files[index];
        await tryFile(desk, name, bytes(), isHostile);
        if (index % 200 === 199) await forgetDay(portal);
      }
    }),
  );
}

try {
  const good = await goodFiles();
  for (const [index, desk] of desks.entries()) await desk.upload(good[index], "warm.jpg");
  const web = portal.webPid();
  const startMb = residentMb(web);
  const watch = setInterval(() => {
    peakMb = Math.max(peakMb, residentMb(web));
  }, 100);
  const hostile = (await hostileFiles()).map(({ name, bytes }) => ({ name, bytes: () => bytes, isHostile: true }));
  const rowsBefore = Number((await portal.sql`select count(*) from documents`)[0].count);
  await run(hostile.filter(({ bytes }) => bytes().length <= 5 * 1024 * 1024));
  const big = hostile.filter(({ bytes }) => bytes().length > 5 * 1024 * 1024);
  await run(big);
  const rowsAfter = Number((await portal.sql`select count(*) from documents`)[0].count);
  report(`hostile files refused of ${hostile.length}`, JSON.stringify(seen.refused), seen.odd.length === 0);
  report("rows that hostile files left", rowsAfter - rowsBefore, rowsAfter === rowsBefore);
  const hostileTimes = seen.times.splice(0);
  report(
    `slowest hostile file (median ${Math.round(quantile(hostileTimes, 0.5))} ms)`,
    `${Math.round(Math.max(...hostileTimes))} ms`,
    seen.slow.length === 0,
  );
  report(
    "web process, growth of resident memory after the hostile set",
    `${Math.round(peakMb - startMb)} MB from ${Math.round(startMb)}`,
    peakMb - startMb <= limitMb,
  );
  seen.refused = {};

  const files = Array.from({ length: mutations }, (_, index) => ({
    name: `mutation ${index + 1}.bin`,
    bytes: () => mutated(good[index % good.length], index + 1),
    isHostile: false,
  }));
  await run(files);
  clearInterval(watch);
  report(
    `mutated good files, seeds 1 to ${mutations}`,
    `${seen.accepted} accepted, refused ${JSON.stringify(seen.refused)}`,
    seen.odd.length === 0,
  );
  report("refusals without message and remedy", seen.wordless.length, seen.wordless.length === 0);
  report("accepted files whose recorded hash is not that of what was sent", seen.hashes, seen.hashes === 0);
  report(
    `pages looked at (${seen.looks}) that are no JPEG of ours or hold the planted mark`,
    seen.dirty,
    seen.dirty === 0,
  );
  report(
    `slowest mutated file (median ${Math.round(quantile(seen.times, 0.5))} ms, p99 ${Math.round(quantile(seen.times, 0.99))} ms)`,
    `${Math.round(Math.max(...seen.times))} ms`,
    Math.max(...seen.times) <= limitMs,
  );
  report(
    "web process, largest growth of resident memory",
    `${Math.round(peakMb - startMb)} MB from ${Math.round(startMb)}`,
    peakMb - startMb <= limitMb,
  );
  const faults = await storeFaults(portal);
  report(
    "blobs without a row, rows without a blob, leftovers",
    JSON.stringify(faults),
    Object.values(faults).every((count) => count === 0),
  );
  report("web process still the same", portal.webPid() === web ? "yes" : "no", portal.webPid() === web);
  for (const line of [...seen.odd, ...seen.slow, ...seen.wordless].slice(0, 40))
    process.stdout.write(`      ${line}\n`);
} finally {
  await portal.close();
}
finish();
