import { areLetterKeysOn } from "./letter-keys";

/**
 * True when a key belongs to a field, an open popup or the browser, so that page keys must leave it alone. So it is with every key of one
 * character where the person has switched those off.
 */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) {
    return true;
  }
  const target = event.target;
  if (target instanceof HTMLElement) {
    if (target.isContentEditable || target.closest("input, textarea, select, [role=combobox], [role=listbox]")) {
      return true;
    }
  }
  if (event.key.length === 1 && !areLetterKeysOn()) {
    return true;
  }
  // Toasts are dialogs too, but they lie beside the page and leave its keys alone.
  return (
    document.querySelector(":is([role=dialog], [role=alertdialog], [role=menu], [role=listbox]):not([data-toast])") !==
    null
  );
}
