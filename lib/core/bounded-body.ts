/** The body of a request, read in pieces and never beyond a limit, so that a sender cannot make the server read for ever. */
export class BoundedBody {
  #reader: ReadableStreamDefaultReader<Uint8Array> | null;
  #ended: boolean;
  #bytes = 0;

  constructor(
    stream: ReadableStream<Uint8Array> | null,
    private readonly limitBytes: number,
  ) {
    this.#reader = stream?.getReader() ?? null;
    this.#ended = this.#reader === null;
  }

  /** Bytes that have arrived so far. */
  get bytes(): number {
    return this.#bytes;
  }

  /** True when nothing more is to come. */
  get ended(): boolean {
    return this.#ended;
  }

  /** Piece by piece; a broken connection throws. Leaving the loop early keeps the rest for `drain`. */
  async *read(): AsyncGenerator<Uint8Array> {
    for (let piece = await this.#next(); piece; piece = await this.#next()) yield piece;
  }

  /** Takes what still arrives, up to the limit: a sender that is cut off while sending never sees the answer. */
  async drain(timeoutMs: number): Promise<void> {
    const until = Date.now() + timeoutMs;
    try {
      while (!this.#ended && this.#bytes < this.limitBytes && Date.now() < until) {
        if (!(await within(this.#next(), until - Date.now()))) return;
      }
    } catch {
      this.#ended = true;
    }
  }

  async #next(): Promise<Uint8Array | null> {
    if (this.#ended || !this.#reader) return null;
    const { done, value } = await this.#reader.read();
    if (done) {
      this.#ended = true;
      return null;
    }
    this.#bytes += value.byteLength;
    return value;
  }
}

async function within<T>(work: Promise<T>, ms: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
