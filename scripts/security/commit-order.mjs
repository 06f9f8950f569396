import { spawn } from "node:child_process";
import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import sharp from "sharp";
import { finish, report } from "./lib/figures.mjs";
import { openPortal } from "./lib/portal.mjs";
import { forgetDay, openDesk } from "./lib/uploads.mjs";

/** Traces the web process while it takes uploads: every blob must be safe on the disk before its row is committed. Needs strace. */
const count = Number(process.argv[2] ?? 100);

const portal = await openPortal({ LOG_LEVEL: "warn" });
const desk = await openDesk(portal);
const trace = join(portal.folder, "trace.txt");

async function picture(number) {
  const lines = Array.from(
    { length: 40 },
    (_, line) => `<text x="40" y="${40 + line * 24}" font-size="20">Entry ${line} of statement ${number}</text>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1400" height="1020"><rect width="100%" height="100%" fill="#eee"/>${lines.join("")}</svg>`;
  return sharp(Buffer.from(svg)).jpeg().toBuffer();
}

async function record() {
  const calls = "openat,close,fsync,fdatasync,rename,renameat,renameat2,write,writev,sendto,sendmsg";
  const tracer = spawn(
    "strace",
    ["-f", "-s", "3000", "-e", `trace=${calls}`, "-o", trace, "-p", String(portal.webPid())],
    {
      stdio: ["ignore", "ignore", "pipe"],
    },
  );
  await new Promise((resolve, reject) => {
    tracer.once("error", () =>
      reject(new Error("strace could not be started: install it (on Debian: apt-get install strace).")),
    );
    tracer.stderr.on("data", (text) => String(text).includes("attached") && resolve());
  });
  const keys = [];
  for (let number = 0; number < count; number++) {
    const answer = await desk.upload(await picture(number), `${number}.jpg`);
    if (answer.status !== 201) throw new Error(`Upload ${number}: ${answer.status} ${answer.text}`);
    const [row] = await portal.sql`select blob_key, pages from documents order by created_at desc, id desc limit 1`;
    keys.push([row.blob_key, ...row.pages.map(({ blobKey }) => blobKey)]);
    if (number % 50 === 49) await forgetDay(portal);
  }
  await wait(500);
  tracer.kill("SIGINT");
  await new Promise((resolve) => tracer.once("exit", resolve));
  return keys;
}

/** The calls in order. `begun` and `ended` are lines: a call that another thread interrupts spans several. */
async function* calls() {
  const open = new Map();
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(trace) })) {
    line++;
    const [, thread = "", rest = ""] = /^(\d+)\s+(.*)$/.exec(text) ?? [];
    if (rest.endsWith("<unfinished ...>"))
      open.set(thread, { begun: line, head: rest.slice(0, -"<unfinished ...>".length) });
    else if (rest.startsWith("<... ")) {
      const { begun = line, head = "" } = open.get(thread) ?? {};
      yield { begun, ended: line, text: head + rest.replace(/^<\.\.\. \w+ resumed>/, "") };
    } else yield { begun: line, ended: line, text: rest };
  }
}

/** For each blob: the lines at which its bytes, its name and its folder were safe, and when the row was committed. */
async function readTrace() {
  const paths = new Map();
  const temps = new Map();
  const blobs = new Map();
  const waiting = new Map();
  const endings = new Map();
  for await (const { begun, ended, text } of calls()) {
    const opened = /^openat\(AT_FDCWD, "([^"]+)".*\) = (\d+)/.exec(text);
    if (opened) paths.set(opened[2], opened[1]);
    const closed = /^close\((\d+)\)/.exec(text);
    if (closed) paths.delete(closed[1]);
    const synced = /^f(?:data)?sync\((\d+)\)\s+= 0/.exec(text);
    if (synced) {
      const path = paths.get(synced[1]) ?? "";
      if (path.endsWith(".part")) temps.set(path, ended);
      for (const blob of blobs.values()) if (blob.folder === path) blob.folderSynced ??= ended;
    }
    const renamed = /^rename(?:at2?)?\((?:AT_FDCWD, )?"([^"]+\.part)", (?:AT_FDCWD, )?"([^"]+)\/([^"/]+)".*= 0/.exec(
      text,
    );
    if (renamed) {
      const [, temp, folder, key] = renamed;
      blobs.set(key, { folder, bytesSynced: temps.get(temp), renameBegun: begun, renamed: ended });
    }
    const sent = /^(?:write|writev|sendto|sendmsg)\((\d+),/.exec(text);
    if (!sent) continue;
    const socket = sent[1];
    // A file being written may hold any bytes; a statement stands in plain text.
    if (!paths.get(socket)?.endsWith(".part")) {
      for (const [key, blob] of blobs) {
        if (blob.rowSent === undefined && text.includes(key)) {
          blob.rowSent = begun;
          waiting.set(key, socket);
        }
      }
      // COMMIT is a prepared statement: a packet that binds a name and no value, the last one before the answer.
      if (/^\w+\(\d+, "(B\\0\\0\\0\\30\\0|Q.*commit)/i.test(text)) endings.set(socket, begun);
      else if (!text.includes('"HTTP/1.1 201')) endings.delete(socket);
      else {
        for (const [key, on] of waiting) {
          blobs.get(key).committed = endings.get(on);
          waiting.delete(key);
        }
      }
    }
  }
  return blobs;
}

try {
  // Starts the decoder's process before the tracer comes: it would be traced too.
  await desk.upload(await picture(-1), "warm.jpg");
  const keys = await record();
  const blobs = await readTrace();
  const isOrdered = (key) => {
    const { bytesSynced, renameBegun, renamed, folderSynced, rowSent, committed } = blobs.get(key) ?? {};
    return bytesSynced < renameBegun && renamed < folderSynced && folderSynced < rowSent && rowSent < committed;
  };
  const right = keys.filter((upload) => upload.every(isOrdered)).length;
  const traced = keys.flat().length;
  report(
    `uploads (${traced} blobs) with fsync(file) < rename < fsync(folder) < row < COMMIT`,
    `${right} of ${count}`,
    right === count,
  );
  for (const key of keys
    .flat()
    .filter((each) => !isOrdered(each))
    .slice(0, 5))
    process.stdout.write(`      ${key} ${JSON.stringify(blobs.get(key))}\n`);
} finally {
  if (!process.env.KEEP_TRACE) await rm(trace, { force: true });
  await portal.close();
}
finish();
