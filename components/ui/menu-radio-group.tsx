"use client";

import { lazyPart } from "./lazy-part";
import { loadMenuParts } from "./load-menu-parts";
import type { MenuRadioGroupPart } from "./menu-radio-group-part";

/** One of several, inside a menu. */
export const MenuRadioGroup = lazyPart(() =>
  loadMenuParts().then((file) => file.MenuRadioGroupPart),
) as unknown as typeof MenuRadioGroupPart;
