import postgres from "postgres";
import { env } from "@/lib/core/env";
import { runtimeLogin } from "./roles";

type ListenHandlers = {
  onNotify: (payload: string) => void;
  /** From now on nothing is missed; what came before may have been. */
  onListening: () => void;
  /** What comes now is missed. */
  onLost: (error: unknown) => void;
};

const FIRST_WAIT_MS = 250;
const LAST_WAIT_MS = 30_000;
/** A connection that was cut without a word looks alive: it is asked, and given up when it stays silent. */
const ASK_EVERY_MS = 20_000;
const ANSWER_WITHIN_MS = 10_000;

/** Milliseconds before the next try after so many failures, spread so that servers do not come back all at once. */
export const waitBefore = (failures: number): number =>
  Math.min(FIRST_WAIT_MS * 2 ** failures, LAST_WAIT_MS) * (0.75 + Math.random() / 2);

/** LISTEN on a channel over one connection of its own, opened again with growing waits whenever it breaks. */
export function listen(channel: string, on: ListenHandlers): { close: () => Promise<void> } {
  let failures = 0;
  let isClosed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let current: postgres.Sql | undefined;

  function open() {
    let hasFailed = false;
    let asking: ReturnType<typeof setInterval> | undefined;
    function fail(error: unknown) {
      if (hasFailed) return;
      hasFailed = true;
      clearInterval(asking);
      void client.end({ timeout: 0 }).catch(() => {});
      if (isClosed) return;
      on.onLost(error);
      timer = setTimeout(open, waitBefore(failures++));
    }
    const options = {
      ...{ max: 1, idle_timeout: 0, max_lifetime: null, connect_timeout: 5, fetch_types: false },
      connection: { application_name: "portico-listen" },
      onnotice: () => {},
      onnotify: (_channel: string, payload: string) => on.onNotify(payload),
      onclose: () => fail(new Error("The listening connection was closed")),
    };
    const client = postgres(runtimeLogin(env().DATABASE_URL, "platform").url, options);
    current = client;
    function ask() {
      const late = setTimeout(() => fail(new Error("The listening connection is silent")), ANSWER_WITHIN_MS);
      client`select 1`.then(() => clearTimeout(late), fail);
    }
    client`listen ${client(channel)}`.then(() => {
      if (hasFailed || isClosed) return;
      failures = 0;
      asking = setInterval(ask, ASK_EVERY_MS);
      on.onListening();
    }, fail);
  }
  open();
  return {
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      await current?.end({ timeout: 1 });
    },
  };
}
