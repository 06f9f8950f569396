import { countWords } from "@/lib/core/count-words";

export const LINK_LIMITS = {
  minDays: 1,
  maxDays: 14,
  defaultDays: 7,
  /** Open at the same time for one customer. */
  live: 5,
  /** Tries of one address within an hour to open a link; where no proxy names the address, all share one count. */
  opensAnHour: 30,
  opensAnHourDirect: 600,
  /** Files within an hour. */
  filesOfLinkAnHour: 60,
  filesOfAddressAnHour: 120,
  filesOfAddressAnHourDirect: 1_200,
} as const;

/** How long a link may live, to choose from. */
export const LINK_DAYS = [1, 3, 7, 14].map((days) => ({ value: String(days), label: countWords(days, "day") }));

export const LINK_STATES = ["LIVE", "FINISHED", "REVOKED", "EXPIRED"] as const;
export type LinkState = (typeof LINK_STATES)[number];

export const LINK_STATE_LABELS: Readonly<Record<LinkState, string>> = {
  LIVE: "Open",
  FINISHED: "Everything received",
  REVOKED: "Ended",
  EXPIRED: "Expired",
};

/** The secret stands behind the `#`: browsers do not send it, so it is in no log and no referrer. */
export const linkPath = (token: string): string => `/upload#${token}`;
