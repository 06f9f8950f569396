/** Gives the focus to the button of the filters: what has it is about to go. */
export function focusFilters(): void {
  document.querySelector<HTMLElement>("[data-filter-panel]")?.focus();
}

/** The same within their panel, or within that of one of them. */
export function focusPanelOf(part: HTMLElement): void {
  part.closest("[role=dialog]")?.querySelector<HTMLElement>("button:enabled, textarea")?.focus();
}
