export const ANNOUNCER_ID = "announcer";

/** As long as the copied mark stands; afterwards the same words are news again. */
const CLEAR_AFTER_MS = 1600;

let clearing: ReturnType<typeof setTimeout> | undefined;

/** Says something to those who hear the page, in its one status line. For what others see at a glance and no toast is worth. */
export function announce(words: string): void {
  const line = document.getElementById(ANNOUNCER_ID);
  if (!line) return;
  line.textContent = words;
  clearTimeout(clearing);
  clearing = setTimeout(() => {
    line.textContent = "";
  }, CLEAR_AFTER_MS);
}
