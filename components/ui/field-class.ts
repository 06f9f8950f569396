/** The look of every field-shaped control: inputs, text areas, select triggers. Drawn by parts.css. */
export const fieldClass = "field";

/** Popups that float above the page: menus, lists, popovers. */
export const popupClass =
  "rounded-lg bg-raised text-ink shadow-float outline-none transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0";

/** One line of a menu or list. */
export const itemClass =
  "flex min-h-8 w-full cursor-default select-none items-center gap-2 rounded-md px-2 py-1 text-left text-ui text-ink outline-none data-highlighted:bg-hover data-disabled:text-ink-subtle [&_svg]:size-4 [&_svg]:shrink-0";
