"use client";

import { lazyPart } from "./lazy-part";
import { loadMenuParts } from "./load-menu-parts";

/** A group of menu entries with a quiet heading. */
export const MenuSection = lazyPart(() => loadMenuParts().then((file) => file.MenuSectionPart));
