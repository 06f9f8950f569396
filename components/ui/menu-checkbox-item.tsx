"use client";

import { lazy } from "react";
import { loadMenuParts } from "./load-menu-parts";

/** Stays open on choice, so several can be switched in a row. */
export const MenuCheckboxItem = lazy(() => loadMenuParts().then((file) => ({ default: file.MenuCheckboxItemPart })));
