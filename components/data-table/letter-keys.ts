/** Holds "off" for people whose speech input or hands would set off keys of one character. Kept by this browser. */
export const LETTER_KEYS_COOKIE = "portico.letter-keys";

const year = 60 * 60 * 24 * 365;

/** Whether keys of a single character do anything outside of fields; from the cookie's value. */
export const isLetterKeysOn = (value: string | undefined): boolean => value !== "off";

/** The same in the browser, as it stands now. */
export function areLetterKeysOn(): boolean {
  return !document.cookie.split("; ").includes(`${LETTER_KEYS_COOKIE}=off`);
}

export function writeLetterKeys(isOn: boolean): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers we support
  document.cookie = `${LETTER_KEYS_COOKIE}=${isOn ? "on" : "off"}; path=/; max-age=${year}; samesite=lax`;
}
