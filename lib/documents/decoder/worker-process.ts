import { type ChildProcess, spawn } from "node:child_process";
import { Socket } from "node:net";
import type { ExamineLimits } from "./examine";
import { type Frame, readFrames, sendBytes, sendFrame } from "./frames";
import { type Verdict, verdictMessage } from "./types";
import { usageOf } from "./usage";
import { UNSAFE } from "./words";

export type WorkerLimits = {
  /** The bundled child, see `child.ts`. */
  entry: string;
  /** From the last byte sent to the verdict. */
  jobTimeoutMs: number;
  /** Processor time without a step forward. Counted in processor time, so a busy machine does not fail good files. */
  stallCpuMs: number;
  rssLimitBytes: number;
  readyTimeoutMs: number;
};

/** Takes one page picture; called page after page, in order. The bytes must be consumed before it resolves. */
export type OnPage = (index: number, bytes: AsyncIterable<Uint8Array>) => Promise<void>;
export type DecodeJob = { source: AsyncIterable<Uint8Array>; limits: ExamineLimits; onPage: OnPage };

/** The decoder could not be started: nothing is known about the file. */
export class DecoderUnavailableError extends Error {
  override name = "DecoderUnavailableError";
}

const WATCH_EVERY_MS = 40;
const TRANSFER_TIMEOUT_MS = 30_000;
const HEAP_MB = 256;

/** One child process and the pipe to it. Does one job at a time; after any doubt it is killed and not used again. */
export class WorkerProcess {
  jobs = 0;
  alive = true;
  #frames: AsyncGenerator<Frame, void>;

  private constructor(
    private readonly child: ChildProcess,
    private readonly pipe: Socket,
    private readonly limits: WorkerLimits,
  ) {
    this.#frames = readFrames(pipe);
    child.once("exit", () => {
      this.alive = false;
      pipe.destroy();
    });
    child.on("error", () => pipe.destroy());
    pipe.on("error", () => this.kill());
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  static async start(limits: WorkerLimits): Promise<WorkerProcess> {
    const child = spawn(process.execPath, [`--max-old-space-size=${HEAP_MB}`, limits.entry], {
      // No secret, no setting: only what Windows needs to start a program, and fewer memory arenas.
      env: { NODE_ENV: "production", MALLOC_ARENA_MAX: "2", ...pick("SystemRoot") },
      stdio: ["ignore", "ignore", "ignore", "pipe"],
      windowsHide: true,
    });
    const pipe = child.stdio[3];
    if (!(pipe instanceof Socket)) throw new DecoderUnavailableError("The document decoder has no pipe");
    const worker = new WorkerProcess(child, pipe, limits);
    const timer = setTimeout(() => worker.kill(), limits.readyTimeoutMs);
    const first = await worker.#frames.next().catch(() => null);
    clearTimeout(timer);
    if (!first || first.done || first.value.kind !== "ready") {
      worker.kill();
      throw new DecoderUnavailableError(`The document decoder did not start from ${limits.entry}`);
    }
    worker.#rest();
    return worker;
  }

  /** A verdict in every case in which the child is to blame; throws what the source or `onPage` throws. */
  async run(job: DecodeJob): Promise<Verdict> {
    this.jobs += 1;
    this.child.ref();
    this.pipe.ref();
    let settled = false;
    try {
      const result = await this.#exchange(job);
      settled = result !== null;
      return result ?? UNSAFE;
    } finally {
      if (settled) this.#rest();
      else this.kill();
    }
  }

  async #exchange(job: DecodeJob): Promise<Verdict | null> {
    if (!(await this.#sendJob(job))) return null;
    const stopWatching = this.#watch();
    let verdict: Verdict | null;
    try {
      verdict = await this.#awaitVerdict();
    } finally {
      stopWatching();
    }
    if (!verdict) return null;
    const timer = setTimeout(() => this.kill(), TRANSFER_TIMEOUT_MS);
    try {
      return (await this.#takePages(verdict, job.onPage)) ? verdict : null;
    } finally {
      clearTimeout(timer);
    }
  }

  async #sendJob(job: DecodeJob): Promise<boolean> {
    const child = async (send: Promise<void>) =>
      send.then(
        () => true,
        () => false,
      );
    if (!(await child(sendFrame(this.pipe, "job", Buffer.from(JSON.stringify(job.limits)))))) return false;
    for await (const bytes of job.source) {
      if (!(await child(sendBytes(this.pipe, "data", bytes)))) return false;
    }
    return child(sendFrame(this.pipe, "end"));
  }

  async #awaitVerdict(): Promise<Verdict | null> {
    for (let frame = await this.#next(); frame; frame = await this.#next()) {
      if (frame.kind === "progress") {
        this.#progressed = true;
        continue;
      }
      if (frame.kind !== "verdict") return null;
      try {
        return verdictMessage.parse(JSON.parse(frame.body.toString("utf8")));
      } catch {
        return null;
      }
    }
    return null;
  }

  async #takePages(verdict: Verdict, onPage: OnPage): Promise<boolean> {
    let whole = true;
    const next = () => this.#next();
    async function* pageBytes(sizeBytes: number): AsyncGenerator<Uint8Array> {
      let left = sizeBytes;
      while (left > 0 && whole) {
        const frame = await next();
        if (frame?.kind !== "page" || frame.body.length > left) whole = false;
        else {
          left -= frame.body.length;
          yield frame.body;
        }
      }
    }
    if (verdict.accepted) {
      for (const [index, page] of verdict.pages.entries()) {
        await onPage(index, pageBytes(page.sizeBytes)).catch((error: unknown) => {
          // A page that the child left unfinished is the child's doing, whatever the receiver says to it.
          if (whole) throw error;
        });
        if (!whole) return false;
      }
    }
    return (await this.#next())?.kind === "done";
  }

  #progressed = false;

  /** Kills the child when it takes too long, stops making progress or grows too large. */
  #watch(): () => void {
    const startedAt = performance.now();
    let busySinceMs: number | null = null;
    this.#progressed = true;
    const timer = setInterval(async () => {
      if (performance.now() - startedAt > this.limits.jobTimeoutMs) return this.kill();
      const usage = this.pid === undefined ? null : await usageOf(this.pid);
      if (!usage) return;
      if (this.#progressed || busySinceMs === null) busySinceMs = usage.cpuMs;
      this.#progressed = false;
      if (usage.cpuMs - busySinceMs > this.limits.stallCpuMs || usage.rssBytes > this.limits.rssLimitBytes) this.kill();
    }, WATCH_EVERY_MS);
    return () => clearInterval(timer);
  }

  async #next(): Promise<Frame | null> {
    try {
      const next = await this.#frames.next();
      return next.done ? null : next.value;
    } catch {
      return null;
    }
  }

  kill(): void {
    this.alive = false;
    this.child.kill("SIGKILL");
    this.pipe.destroy();
  }

  /** An idle child keeps no program from ending. */
  #rest(): void {
    this.child.unref();
    this.pipe.unref();
  }
}

function pick(name: string): Record<string, string> {
  const value = process.env[name];
  return value === undefined ? {} : { [name]: value };
}
