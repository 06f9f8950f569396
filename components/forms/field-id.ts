/** The DOM id of a form field, so that summaries and links can lead to it: "owners.0.name" -> "field-owners-0-name". */
export function fieldId(name: string): string {
  return `field-${name.replaceAll(".", "-")}`;
}

/** Brings a field into view and focuses what can be focused in it. False when the page does not hold it. */
export function focusField(name: string): boolean {
  const element = document.getElementById(fieldId(name));
  if (!element) {
    return false;
  }
  const inner = element.querySelector<HTMLElement>(
    "input:not([type=hidden]), button, [role=radio], [role=checkbox], [tabindex]",
  );
  const target = element.matches("input, textarea, select, button") ? element : (inner ?? element);
  target.focus({ preventScroll: true });
  element.scrollIntoView({ block: "center", behavior: "smooth" });
  return document.activeElement === target;
}
