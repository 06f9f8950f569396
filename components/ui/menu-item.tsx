"use client";

import { lazy } from "react";
import { loadMenuParts } from "./load-menu-parts";

export const MenuItem = lazy(() => loadMenuParts().then((file) => ({ default: file.MenuItemPart })));
