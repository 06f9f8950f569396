import { type LiveNews, type LiveSource, openLiveSource } from "./live-source";

type Ask = { kind: "hello" } | { kind: "retry" };

/**
 * One stream for all tabs of a person: a browser keeps few connections to a server, and each stream would hold one for good. The tab that
 * has the lock opens it and passes the news on; when it closes, another takes over. `name` differs for each person and organisation.
 */
export function shareLiveSource(name: string, onNews: (news: LiveNews) => void): LiveSource {
  if (!("locks" in navigator) || typeof BroadcastChannel === "undefined") return openLiveSource(onNews);
  const channel = new BroadcastChannel(name);
  const leaving = new AbortController();
  let own: LiveSource | null = null;
  let isLive = false;

  channel.onmessage = ({ data }: MessageEvent<LiveNews | Ask>) => {
    if (data.kind === "retry") own?.retryNow();
    else if (data.kind !== "hello") onNews(data);
    else if (own && isLive) channel.postMessage({ kind: "live", isLive });
  };

  function lead(): Promise<void> | undefined {
    // The turn may come while the tab leaves.
    if (leaving.signal.aborted) return undefined;
    own = openLiveSource((news) => {
      if (news.kind === "live") isLive = news.isLive;
      if (leaving.signal.aborted) return;
      onNews(news);
      channel.postMessage(news);
    });
    return new Promise((resolve) => leaving.signal.addEventListener("abort", () => resolve()));
  }

  navigator.locks.request(name, { signal: leaving.signal }, lead).catch(() => {
    // Left before it was this tab's turn.
  });
  channel.postMessage({ kind: "hello" } satisfies Ask);
  return {
    retryNow: () => (own ? own.retryNow() : channel.postMessage({ kind: "retry" } satisfies Ask)),
    close: () => {
      own?.close();
      leaving.abort();
      channel.close();
    },
  };
}
