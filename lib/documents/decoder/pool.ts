import type { Verdict } from "./types";
import { usageOf } from "./usage";
import { type DecodeJob, DecoderUnavailableError, type WorkerLimits, WorkerProcess } from "./worker-process";

export type DecoderPoolOptions = Partial<Omit<WorkerLimits, "entry">> & {
  entry: string;
  /** Children at most. */
  size?: number;
  /** How long a job may wait for a free child before `DecoderBusyError`. */
  queueTimeoutMs?: number;
  jobsPerChild?: number;
};

export type DecoderPool = {
  /** Reads the source in a child and answers with a verdict, never with a hang. Throws `DecoderBusyError`, `DecoderUnavailableError`. */
  decode(job: DecodeJob): Promise<Verdict>;
  /** Starts one child ahead of the first upload. */
  warm(): Promise<void>;
  close(): void;
  /** Ids of the living children, for measurements. */
  pids(): number[];
};

/** Every child was busy for too long; the same file may be sent again. */
export class DecoderBusyError extends Error {
  override name = "DecoderBusyError";
}

const MB = 1024 * 1024;
const DEFAULTS = {
  size: 2,
  queueTimeoutMs: 20_000,
  jobsPerChild: 200,
  // Long, because a busy machine must not refuse an ordinary document: what is heavy by itself meets the next limit first.
  jobTimeoutMs: 25_000,
  stallCpuMs: 1600,
  readyTimeoutMs: 15_000,
  rssLimitBytes: 512 * MB,
};

export function createDecoderPool(options: DecoderPoolOptions): DecoderPool {
  const settings = { ...DEFAULTS, ...options };
  const idle: WorkerProcess[] = [];
  const living = new Set<WorkerProcess>();
  const waiting: { start: () => void }[] = [];
  let running = 0;
  let closed = false;

  function acquireSlot(): Promise<void> {
    if (running < settings.size) {
      running += 1;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const entry = {
        start: () => {
          clearTimeout(timer);
          resolve();
        },
      };
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(entry), 1);
        reject(new DecoderBusyError("Every document decoder is busy"));
      }, settings.queueTimeoutMs);
      waiting.push(entry);
    });
  }

  /** Hands the place on without giving it back, so nobody can slip in between. */
  function releaseSlot(): void {
    const next = waiting.shift();
    if (next) next.start();
    else running -= 1;
  }

  async function takeWorker(): Promise<WorkerProcess> {
    if (closed) throw new DecoderUnavailableError("The document decoder is shut down");
    for (let worker = idle.pop(); worker; worker = idle.pop()) {
      if (worker.alive) return worker;
      living.delete(worker);
    }
    const started = await WorkerProcess.start(settings);
    living.add(started);
    return started;
  }

  async function putBack(worker: WorkerProcess): Promise<void> {
    const usage = worker.alive && worker.pid !== undefined ? await usageOf(worker.pid) : null;
    // The renderer never gives memory back: a child that has grown is replaced before it reaches the limit.
    const grown = usage !== null && usage.rssBytes > settings.rssLimitBytes * 0.6;
    if (worker.alive && worker.jobs < settings.jobsPerChild && !grown) {
      idle.push(worker);
      return;
    }
    worker.kill();
    living.delete(worker);
  }

  async function withWorker<T>(work: (worker: WorkerProcess) => Promise<T>): Promise<T> {
    await acquireSlot();
    try {
      const worker = await takeWorker();
      try {
        return await work(worker);
      } finally {
        await putBack(worker);
      }
    } finally {
      releaseSlot();
    }
  }

  return {
    async decode(job) {
      const result = await withWorker((worker) => worker.run(job));
      // A child that ended because the whole server ends says nothing about the file.
      if (closed && !result.accepted) throw new DecoderUnavailableError("The document decoder is shutting down");
      return result;
    },
    warm: () => withWorker(async () => undefined),
    close() {
      closed = true;
      for (const worker of living) worker.kill();
      living.clear();
      idle.length = 0;
    },
    pids: () => [...living].flatMap((worker) => (worker.alive && worker.pid !== undefined ? [worker.pid] : [])),
  };
}
