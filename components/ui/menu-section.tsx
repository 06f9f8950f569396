"use client";

import { lazy } from "react";
import { loadMenuParts } from "./load-menu-parts";

/** A group of menu entries with a quiet heading. */
export const MenuSection = lazy(() => loadMenuParts().then((file) => ({ default: file.MenuSectionPart })));
