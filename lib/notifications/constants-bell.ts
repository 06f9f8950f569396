// Apart from the kinds, whose words weigh more than the bell that every page has.
/** The bell counts up to here and says "99+" beyond. */
export const NOTICE_COUNT_MAX = 99;

export const NOTICES_PATH = "/account/notifications";
export const NOTICE_PREFERENCES_PATH = "/account/notifications/preferences";

/** Told to the page when one's own notices changed. */
export const NOTICES_CHANGED_EVENT = "portico:notices-changed";
