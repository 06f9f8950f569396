"use client";

import { lazyPart } from "./lazy-part";
import { loadMenuParts } from "./load-menu-parts";

export const MenuItem = lazyPart(() => loadMenuParts().then((file) => file.MenuItemPart));
