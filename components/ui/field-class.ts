/** The look of every field-shaped control: inputs, text areas, select triggers. Drawn by parts.css. */
export const fieldClass = "field";

/** Popups that float above the page: menus, lists, popovers. */
export const popupClass =
  "rounded-lg bg-raised text-ink shadow-float outline-none transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0";

const line =
  "min-h-8 w-full cursor-default select-none items-center gap-2 rounded-md px-2 py-1 text-left text-ui outline-none data-highlighted:bg-hover data-disabled:text-ink-subtle [&_svg]:size-4 [&_svg]:shrink-0";

/** One line of a menu; its colour is its own. */
export const itemClass = `flex ${line}`;

/** One of several to choose from, with room for the mark of the chosen. */
export const choiceClass = `grid grid-cols-[1fr_1rem] text-ink ${line}`;
